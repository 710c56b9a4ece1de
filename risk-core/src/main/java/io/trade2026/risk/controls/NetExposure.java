package io.trade2026.risk.controls;

/**
 * PT-08: worst-case net exposure {@code max(NE + OBN, -NE + OSN)}, on the firm the capital threshold (15c3-5(c)(1)(i)).
 *
 * <p>A buy is measured by the long leg only, a sell by the short leg only; open buys never offset open sells.
 */
final class NetExposure implements PreTradeControl {
    @Override
    public boolean passes(Check check) {
        return NodeLimits.permit(check, Measure.NET_EXPOSURE);
    }
}
