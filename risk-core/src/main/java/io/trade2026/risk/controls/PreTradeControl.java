package io.trade2026.risk.controls;

/** One pre-trade control. */
@FunctionalInterface
public interface PreTradeControl {
    /**
     * Decides. Changes nothing but the decision of the check; allocates nothing.
     *
     * @param check the order, the books, and the decision that receives the refusal
     * @return whether the order passes this control
     */
    boolean passes(Check check);
}
