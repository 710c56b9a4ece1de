package io.trade2026.risk.controls;

/** PT-09: worst-case position, {@code pos + OB} for a buy and {@code OS - pos} for a sell. */
final class PositionLimit implements PreTradeControl {
    @Override
    public boolean passes(Check check) {
        return NodeLimits.permit(check, Measure.POSITION_WORST);
    }
}
