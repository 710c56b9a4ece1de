package io.trade2026.risk.controls;

import io.trade2026.messages.Denial;

/** SYS-01: nothing new, and no replace either, while a part of the house is short of what it needs. A cancel is never asked. */
public final class Intake implements PreTradeControl {
    private static final int REPORTERS = 31;

    private int closedBy;

    /** Creates one that is open. */
    public Intake() {}

    /**
     * Closes or opens for one part of the house.
     *
     * @param reporter which part, 0 to 30; others change nothing
     * @param isOpen whether it takes new risk
     * @return whether that is news
     */
    public boolean set(int reporter, boolean isOpen) {
        if (reporter < 0 || reporter >= REPORTERS) {
            return false;
        }
        int before = closedBy;
        closedBy = isOpen ? before & ~(1 << reporter) : before | (1 << reporter);
        return closedBy != before;
    }

    /**
     * Returns who has closed.
     *
     * @return a bit for each reporter; 0 when open
     */
    public int closedBy() {
        return closedBy;
    }

    /**
     * Takes a saved state over.
     *
     * @param bits of {@link #closedBy()}
     */
    public void restore(int bits) {
        closedBy = bits;
    }

    @Override
    public boolean passes(Check check) {
        if (closedBy == 0) {
            return true;
        }
        check.decision().deny(Denial.INTAKE_CLOSED);
        return false;
    }
}
