package io.trade2026.app.node;

import io.trade2026.ops.refusal.Refused;
import io.trade2026.ops.source.Operator;
import io.trade2026.ops.source.OperatorDirectory;
import io.trade2026.stores.operators.Operators;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;

/** The operators of the reference data, as ops lets them in. */
final class Logins implements OperatorDirectory {
    private final Operators operators;

    Logins(Operators operators) {
        this.operators = operators;
    }

    @Override
    public Optional<Operator> login(String name, String password) {
        return ask(() -> operators.verified(name, password)).map(found -> new Operator(found.name(), found.role()));
    }

    @Override
    public Optional<Operator> find(String name) {
        return ask(() -> operators.find(name))
                .filter(io.trade2026.stores.operators.Operator::enabled)
                .map(found -> new Operator(found.name(), found.role()));
    }

    private static <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (JdbiException e) {
            throw new Refused(
                    Refused.UNAVAILABLE, "postgres", "", "cannot be asked now: " + String.valueOf(e.getMessage()));
        }
    }
}
