package io.trade2026.risk.controls;

import io.trade2026.risk.exposure.DayTrades;
import io.trade2026.risk.prices.PriceBook;

/**
 * All controls in the order of risk-controls 2.1: who, what, stopped, the order by itself, then what it adds up to.
 *
 * <p>A further control is one class, and one line here where its place is. They are called by their names and not from a list: an
 * order then waits for no call whose target is found only when it is made.
 */
public final class PreTradeControls {
    private final AuthorisedAccess access = new AuthorisedAccess();
    private final OrderValidity validity = new OrderValidity();
    private final KillSwitch killSwitch;
    private final Intake intake;
    private final PairBlocks pairs;
    private final ReduceOnly reduceOnly;
    private final StaleOrder staleOrder = new StaleOrder();
    private final TradingPhase phase = new TradingPhase();
    private final TradingPermission permission = new TradingPermission();
    private final DuplicateWatch duplicates;
    private final OrderMessages messages = new OrderMessages();
    private final OrderQtyLimit orderQty = new OrderQtyLimit();
    private final OrderNotionalLimit orderNotional = new OrderNotionalLimit();
    private final PriceCollar collar = new PriceCollar();
    private final UnpricedOrder unpriced = new UnpricedOrder();
    private final ShortSale shortSale;
    private final LiquidityShare liquidity = new LiquidityShare();
    private final VolumeToday volumeToday;
    private final SelfMatch selfMatch;
    private final BreachWatch breaches;
    private final GrossExposure gross = new GrossExposure();
    private final EnteredValue entered = new EnteredValue();
    private final NetExposure net = new NetExposure();
    private final PositionLimit position = new PositionLimit();
    private final OpenNotional openNotional = new OpenNotional();
    private final OpenOrderCount openOrders = new OpenOrderCount();
    private final WindowedVolume volumes;
    private final ExecutionThrottle executions;
    private final CashLimit cash = new CashLimit();
    private final MarginLimit marginLimit;
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
        this.killSwitch = new KillSwitch(switches);
        this.intake = intake;
        this.pairs = memory.pairs();
        this.reduceOnly = memory.reduceOnly();
        this.duplicates = memory.duplicates();
        this.shortSale = new ShortSale(memory.shorts());
        this.volumeToday = new VolumeToday(trades, prices);
        this.selfMatch = new SelfMatch(memory.own());
        this.breaches = breaches;
        this.volumes = memory.volumes();
        this.executions = memory.executions();
        this.marginLimit = new MarginLimit(margin);
        this.lossLimit = new LossLimit(losses);
    }

    private boolean isWelcome(Check check) {
        return check.judge(access, access.passes(check))
                && check.judge(validity, validity.passes(check))
                && check.judge(killSwitch, killSwitch.passes(check))
                && check.judge(intake, intake.passes(check))
                && check.judge(pairs, pairs.passes(check))
                && check.judge(reduceOnly, reduceOnly.passes(check))
                && check.judge(staleOrder, staleOrder.passes(check))
                && check.judge(phase, phase.passes(check))
                && check.judge(permission, permission.passes(check))
                && check.judge(duplicates, duplicates.passes(check))
                && check.judge(messages, messages.passes(check));
    }

    private boolean isSoundByItself(Check check) {
        return check.judge(orderQty, orderQty.passes(check))
                && check.judge(orderNotional, orderNotional.passes(check))
                && check.judge(collar, collar.passes(check))
                && check.judge(unpriced, unpriced.passes(check))
                && check.judge(shortSale, shortSale.passes(check))
                && check.judge(liquidity, liquidity.passes(check))
                && check.judge(volumeToday, volumeToday.passes(check))
                && check.judge(selfMatch, selfMatch.passes(check));
    }

    private boolean addsUp(Check check) {
        return check.judge(breaches, breaches.passes(check))
                && check.judge(gross, gross.passes(check))
                && check.judge(entered, entered.passes(check))
                && check.judge(net, net.passes(check))
                && check.judge(position, position.passes(check))
                && check.judge(openNotional, openNotional.passes(check))
                && check.judge(openOrders, openOrders.passes(check))
                && check.judge(volumes, volumes.passes(check))
                && check.judge(executions, executions.passes(check))
                && check.judge(cash, cash.passes(check))
                && check.judge(marginLimit, marginLimit.passes(check))
                && check.judge(lossLimit, lossLimit.passes(check));
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
        if (!isWelcome(check) || !isSoundByItself(check) || !addsUp(check)) {
            return false;
        }
        boolean passes = check.decision().settle(check.order());
        if (passes && !check.decision().soft().isExcused()) {
            check.tellTightest();
        }
        return passes;
    }
}
