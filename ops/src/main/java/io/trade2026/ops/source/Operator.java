package io.trade2026.ops.source;

import java.security.Principal;

/**
 * A person who operates the system.
 *
 * @param name of the login
 * @param role what the person may do: risk, ops, desk, compliance, trader
 */
public record Operator(String name, String role) implements Principal {
    @Override
    public String getName() {
        return name;
    }
}
