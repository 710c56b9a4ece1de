package io.trade2026.stores.operators;

import java.nio.file.Path;

/**
 * A password that was drawn for an operator, to be shown once on the terminal of whoever started the node.
 *
 * @param operator whose
 * @param role of the operator
 * @param password in clear; never to be logged
 * @param file where it is kept, readable by its owner only
 */
public record IssuedPassword(String operator, String role, String password, Path file) {
    /** Shows all but the password. */
    @Override
    public String toString() {
        return "IssuedPassword[operator=" + operator + ", role=" + role + ", file=" + file + ']';
    }
}
