package io.trade2026.ops.guard;

import io.trade2026.ops.guard.GuardState.BreachRow;

/** A breach and what became of the switch that stops its route. Written by the guard's thread. */
final class StandingBreach {
    private final Breach breach;
    private volatile Halt halt;
    private long nextTryNs;

    /** What became of the switch. */
    enum Halt {
        /** The core has not answered yet. */
        WAITING,
        /** The switch is engaged. */
        HALTED,
        /** The core does not know what was to be stopped. */
        REFUSED,
        /** Two operators have lifted the switch. */
        LIFTED,
        /** Breaches stop nothing here. */
        TOLD_ONLY
    }

    StandingBreach(Breach breach, boolean halts, long nowNs) {
        this.breach = breach;
        this.halt = halts ? Halt.WAITING : Halt.TOLD_ONLY;
        this.nextTryNs = nowNs;
    }

    Breach breach() {
        return breach;
    }

    boolean isDue(long nowNs) {
        return halt == Halt.WAITING && nowNs - nextTryNs >= 0;
    }

    void again(long atNs) {
        nextTryNs = atNs;
    }

    void halt(Halt now) {
        halt = now;
    }

    boolean isHalted() {
        return halt == Halt.HALTED;
    }

    /** Whether it is not over: nobody has lifted the switch. */
    boolean stands() {
        return halt != Halt.LIFTED;
    }

    BreachRow row() {
        return new BreachRow(
                breach.invariant().name(),
                breach.eventNumber(),
                breach.epochNs(),
                breach.scope().name(),
                breach.scopeId(),
                breach.sentence(),
                halt.name());
    }
}
