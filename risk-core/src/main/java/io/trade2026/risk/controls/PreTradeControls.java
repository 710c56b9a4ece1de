package io.trade2026.risk.controls;

/**
 * All controls in the order of risk-controls 2.1: who, what, stopped, the order by itself, then what it adds up to.
 *
 * <p>A further control is one class and one line here.
 */
public final class PreTradeControls {
    private final PreTradeControl[] inOrder;

    /**
     * Creates them.
     *
     * @param switches for KS-01
     * @param intake for SYS-01
     * @param breaches for the breach flag, ahead of the limits it speaks of
     */
    public PreTradeControls(KillSwitches switches, Intake intake, BreachWatch breaches) {
        this.inOrder = new PreTradeControl[] {
            new AuthorisedAccess(),
            new OrderValidity(),
            new KillSwitch(switches),
            intake,
            new OrderQtyLimit(),
            new OrderNotionalLimit(),
            new PriceCollar(),
            breaches,
            new GrossExposure(),
            new EnteredValue(),
            new NetExposure(),
            new PositionLimit(),
            new OpenNotional(),
            new OpenOrderCount(),
        };
    }

    /**
     * Runs the controls until one refuses. Allocates nothing.
     *
     * @param check has taken up an order
     * @return whether all let it pass
     */
    public boolean pass(Check check) {
        for (PreTradeControl control : inOrder) {
            if (!control.passes(check)) {
                return false;
            }
        }
        return true;
    }
}
