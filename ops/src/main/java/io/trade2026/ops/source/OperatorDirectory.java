package io.trade2026.ops.source;

import io.trade2026.ops.refusal.Refused;
import java.util.Optional;

/** Who operates the system. */
public interface OperatorDirectory {
    /**
     * Checks a login.
     *
     * @param name of the operator
     * @param password in the clear; not kept, not logged
     * @return the operator, or empty when name or password are wrong
     * @throws Refused with {@link Refused#UNAVAILABLE} when the directory cannot be read
     */
    Optional<Operator> login(String name, String password);

    /**
     * Looks an operator up.
     *
     * @param name of the operator
     * @return the operator, or empty when there is none
     * @throws Refused with {@link Refused#UNAVAILABLE} when the directory cannot be read
     */
    Optional<Operator> find(String name);
}
