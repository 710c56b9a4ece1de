package io.trade2026.oms;

/** What a timer of the core is for: the upper half of its id; the lower half says of whom. */
enum TimerKind {
    /** A gateway has to be heard again. */
    GATEWAY_LEASE(1),
    /** A session that went down has to be back. */
    SESSION_GRACE(2),
    /** The time of a temporary limit is over. */
    LIMIT_EXPIRY(3),
    /** A sweep is looked at. */
    SWEEP(4),
    /** The time of an override is over. */
    OVERRIDE(8),
    /** The peak use of limits is to be told. */
    USE_TELLING(9),
    /** What is lost has been so for as long as a limit says. */
    LOST_SOURCE(12),
    /** A pass goes on. */
    PASS(16);

    private final int code;

    TimerKind(int code) {
        this.code = code;
    }

    long of(int id) {
        return (long) code << 32 | Integer.toUnsignedLong(id);
    }

    static boolean isOf(TimerKind kind, long correlationId) {
        return correlationId >>> 32 == kind.code;
    }

    static int idOf(long correlationId) {
        return (int) correlationId;
    }
}
