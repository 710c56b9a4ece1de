package io.trade2026.ops.refusal;

import java.util.List;
import java.util.stream.Collectors;

/** A request that is not carried out. The message is one sentence per fault. */
public final class Refused extends RuntimeException {
    /** The request itself is wrong. */
    public static final int BAD_REQUEST = 400;
    /** The user may not do that. */
    public static final int FORBIDDEN = 403;
    /** What the request speaks of does not exist. */
    public static final int NOT_FOUND = 404;
    /** The core or a store does not agree. */
    public static final int CONFLICT = 409;
    /** The order itself is refused, by risk or by what is traded here. */
    public static final int UNPROCESSABLE = 422;
    /** A part that is needed cannot be reached; nothing was done. */
    public static final int UNAVAILABLE = 503;
    /** The command left and no answer came; it may or may not be carried out. */
    public static final int UNKNOWN_FATE = 504;

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient List<Fault> faults;

    /**
     * Refuses for several reasons.
     *
     * @param status of HTTP
     * @param faults at least one
     */
    public Refused(int status, List<Fault> faults) {
        super(faults.stream()
                .map(fault ->
                        fault.field() + ": " + fault.rule() + (fault.value().isEmpty() ? "" : ", was " + fault.value()))
                .collect(Collectors.joining("; ")));
        this.status = status;
        this.faults = List.copyOf(faults);
    }

    /**
     * Refuses for one reason.
     *
     * @param status of HTTP
     * @param field at fault
     * @param value as it came, empty when absent
     * @param rule what would have been right
     */
    public Refused(int status, String field, String value, String rule) {
        this(status, List.of(new Fault(field, value, rule)));
    }

    /**
     * Status of HTTP.
     *
     * @return 400 and above
     */
    public int status() {
        return status;
    }

    /**
     * What is wrong.
     *
     * @return at least one
     */
    public List<Fault> faults() {
        return faults;
    }
}
