package io.trade2026.risk.controls;

/** PT-10, value: {@code OBN + OSN}; a limit of one side measures that side alone, beside the one of both (UMIR 7.1). */
final class OpenNotional implements PreTradeControl {
    @Override
    public boolean passes(Check check) {
        return NodeLimits.permit(check, Measure.OPEN_NOTIONAL);
    }
}
