package io.trade2026.risk.controls;

import io.trade2026.risk.exposure.DayTrades;
import io.trade2026.risk.prices.PriceBook;

/**
 * All controls in the order of risk-controls 2.1: who, what, stopped, the order by itself, then what it adds up to.
 *
 * <p>A further control is one class and one line here.
 */
public final class PreTradeControls {
    private final PreTradeControl[] inOrder;
    private final TradingPermission permission = new TradingPermission();
    private final LossLimit lossLimit;

    /**
     * Creates them.
     *
     * @param switches for KS-01
     * @param intake for SYS-01
     * @param breaches for the breach flag, ahead of the limits it speaks of
     * @param memory of the controls that remember
     * @param losses for PT-19
     * @param trades for PT-17: what was traded today
     * @param prices for PT-17: what the market has traded
     * @param margin for PT-23
     */
    public PreTradeControls(
            KillSwitches switches,
            Intake intake,
            BreachWatch breaches,
            OrderMemory memory,
            LossBook losses,
            DayTrades trades,
            PriceBook prices,
            MarginBook margin) {
        this.lossLimit = new LossLimit(losses);
        this.inOrder = new PreTradeControl[] {
            new AuthorisedAccess(),
            new OrderValidity(),
            new KillSwitch(switches),
            intake,
            memory.pairs(),
            memory.reduceOnly(),
            new StaleOrder(),
            new TradingPhase(),
            permission,
            memory.duplicates(),
            new OrderMessages(),
            new OrderQtyLimit(),
            new OrderNotionalLimit(),
            new PriceCollar(),
            new UnpricedOrder(),
            new ShortSale(memory.shorts()),
            new LiquidityShare(),
            new VolumeToday(trades, prices),
            new SelfMatch(memory.own()),
            breaches,
            new GrossExposure(),
            new EnteredValue(),
            new NetExposure(),
            new PositionLimit(),
            new OpenNotional(),
            new OpenOrderCount(),
            memory.volumes(),
            memory.executions(),
            new CashLimit(),
            new MarginLimit(margin),
            lossLimit,
        };
    }

    /**
     * Asks PT-21 about a list.
     *
     * @param check has taken up an order of the list
     * @param basket what its orders add up to
     * @return whether the list may go
     */
    public boolean letsGo(Check check, BasketTotal basket) {
        return basket.passes(check);
    }

    /**
     * Asks PT-11 alone, about an order that is open. Allocates nothing.
     *
     * @param check has taken up the order
     * @return whether it may stay open
     */
    public boolean letsStay(Check check) {
        return permission.mayStay(check);
    }

    /**
     * Asks PT-19 about an order that is open. Allocates nothing.
     *
     * @param check has taken up the order
     * @return whether it is to be cancelled
     */
    public boolean isToCancel(Check check) {
        return lossLimit.isToCancel(check);
    }

    /**
     * Runs the controls until one refuses; soft limits refuse an order by hand when all have been asked. Allocates nothing.
     *
     * @param check has taken up an order
     * @return whether all let it pass
     */
    public boolean pass(Check check) {
        for (PreTradeControl control : inOrder) {
            int softBefore = check.decision().soft().count();
            boolean passes = control.passes(check);
            check.showJudgement(control, passes && check.decision().soft().count() == softBefore);
            if (!passes) {
                return false;
            }
        }
        boolean passes = check.decision().settle(check.order());
        if (passes && !check.decision().soft().isExcused()) {
            check.tellTightest();
        }
        return passes;
    }
}
