package io.trade2026.tests.chaos.plan;

/** What goes wrong. */
public enum FaultKind {
    /** A process is killed with SIGKILL. */
    KILL(true, true, false),
    /** A process is stopped with SIGSTOP and goes on after some seconds. */
    FREEZE(true, true, true),
    /** A process is ended with SIGTERM and started again. */
    RESTART(true, true, false),
    /** Connections are reset. */
    CUT_RESET(false, true, false),
    /** Connections are ended in order, without a Logout(5). */
    CUT_ORDERLY(false, true, false),
    /** The side that was called hears nothing of the end, and the caller calls again. */
    HALF_OPEN_CALLED(false, true, true),
    /** The side that called hears nothing of the end. */
    HALF_OPEN_CALLER(false, true, true),
    /** Nothing goes through, and nobody is told. */
    SILENCE(false, true, true),
    /** Connections are reset, and so is each new one for a while. */
    REFUSAL(false, true, true),
    /** What is sent arrives late. */
    DELAY(false, false, true),
    /** What is sent arrives in odd pieces. */
    SPLIT(false, false, true),
    /** What is sent arrives slowly. */
    THROTTLE(false, false, true);

    private final boolean isOfProcess;
    private final boolean interrupts;
    private final boolean lasts;

    FaultKind(boolean isOfProcess, boolean interrupts, boolean lasts) {
        this.isOfProcess = isOfProcess;
        this.interrupts = interrupts;
        this.lasts = lasts;
    }

    /**
     * Says whether it befalls a process.
     *
     * @return false when it befalls a link
     */
    public boolean isOfProcess() {
        return isOfProcess;
    }

    /**
     * Says whether trading has to begin again after it.
     *
     * @return false when it only becomes slower
     */
    public boolean interrupts() {
        return interrupts;
    }

    /**
     * Says whether it goes on for a while.
     *
     * @return false when it is over at once
     */
    public boolean lasts() {
        return lasts;
    }
}
