package io.trade2026.risk.controls;

/**
 * PT-07: gross exposure of the day, {@code EB + ES + OBN + OSN}: what was executed today and what is open, buys and sells
 * added up. A cancel gives room back, a fill does not.
 *
 * <p>A limit of one side measures that side alone, beside the one of both.
 */
final class GrossExposure implements PreTradeControl {
    @Override
    public boolean passes(Check check) {
        return NodeLimits.permit(check, Measure.GROSS_EXPOSURE);
    }
}
