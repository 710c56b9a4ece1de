package io.trade2026.risk.controls;

/** PT-10, count: open orders, of which a replace makes no more. */
final class OpenOrderCount implements PreTradeControl {
    @Override
    public boolean passes(Check check) {
        return NodeLimits.permit(check, Measure.OPEN_ORDERS);
    }
}
