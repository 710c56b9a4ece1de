package io.trade2026.stores.reference;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** A limit could not be written because of what was asked for. */
public final class LimitRefused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final String REFUSED = "22023";

    private final List<String> faults;

    LimitRefused(final List<String> faults, final Throwable cause) {
        super(String.join("; ", faults), cause);
        this.faults = List.copyOf(faults);
    }

    /**
     * Finds out whether Postgres has refused what was asked for.
     *
     * @param failure of a statement
     * @return empty when it failed for another reason
     */
    public static Optional<LimitRefused> of(final UnableToExecuteStatementException failure) {
        return failure.getCause() instanceof PSQLException cause && REFUSED.equals(cause.getSQLState())
                ? Optional.of(new LimitRefused(faults(cause), cause))
                : Optional.empty();
    }

    private static List<String> faults(final PSQLException refusal) {
        final ServerErrorMessage message = refusal.getServerErrorMessage();
        final String detail = message == null ? null : message.getDetail();
        return detail == null
                ? List.of(String.valueOf(refusal.getMessage()))
                : detail.lines().toList();
    }

    /**
     * Returns all that is wrong.
     *
     * @return each as {@code field: rule, value}
     */
    public List<String> faults() {
        return faults;
    }
}
