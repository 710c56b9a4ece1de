package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.Side;
import io.trade2026.risk.exposure.ExposureTable;
import io.trade2026.risk.exposure.Footprint;
import io.trade2026.risk.exposure.Reservation;
import io.trade2026.risk.limits.LimitBook;
import io.trade2026.risk.limits.PartyLimits;
import io.trade2026.risk.limits.TouchedLimits;
import io.trade2026.risk.prices.FxBook;
import io.trade2026.risk.prices.FxRate;
import io.trade2026.risk.prices.PriceBook;
import io.trade2026.risk.prices.Quote;
import io.trade2026.risk.reference.Instrument;
import io.trade2026.risk.reference.Party;
import io.trade2026.risk.reference.ReferenceBook;
import io.trade2026.risk.reference.Session;
import org.jspecify.annotations.Nullable;

/**
 * One order under examination: what the controls look at, and the decision they write to. Reused for every order.
 *
 * <p>{@link AuthorisedAccess} and {@link OrderValidity} come first and refuse what is not known; the controls after
 * them may rely on account, instrument and value being there.
 */
public final class Check {
    private final ReferenceBook book;
    private final LimitBook limits;
    private final ExposureTable exposure;
    private final PriceBook prices;
    private final FxBook rates;
    private final Footprint footprint = new Footprint();
    private final Quote quote = new Quote();
    private final FxRate fx = new FxRate();
    private final Valuation valuation = new Valuation();
    private final ApplicableLimits applicable = new ApplicableLimits(this);

    private final OrderView executed = new OrderView();
    private OrderView order = new OrderView();
    private Decision decision = new Decision();
    private @Nullable Session session;
    private @Nullable Party account;
    private @Nullable Instrument instrument;
    private boolean replace;
    private boolean release;
    private long heldQtyE8;
    private long heldE4;
    private long heldFxE8;
    private long factorE8;
    private boolean heldShort;
    private long nowEpochNs;
    private @Nullable Witness witness;
    private int softJudged;

    /**
     * Creates one.
     *
     * @param book the world
     * @param limits all limits
     * @param exposure all exposure
     * @param prices all prices
     * @param rates all exchange rates
     */
    public Check(ReferenceBook book, LimitBook limits, ExposureTable exposure, PriceBook prices, FxBook rates) {
        this.book = book;
        this.limits = limits;
        this.exposure = exposure;
        this.prices = prices;
        this.rates = rates;
    }

    /**
     * Takes up an order. Allocates nothing.
     *
     * @param view its terms, for a replace the resulting ones
     * @param held what the order holds already; null for a new order
     * @param epochNs time of the command
     * @param out receives the decision
     */
    public void begin(OrderView view, @Nullable Reservation held, long epochNs, Decision out) {
        order = view;
        decision = out.clear();
        nowEpochNs = epochNs;
        replace = held != null;
        release = false;
        heldQtyE8 = held == null ? 0 : held.openQtyE8();
        heldE4 = held == null ? 0 : held.openE4();
        heldFxE8 = held == null ? 0 : held.fxE8();
        factorE8 = 0;
        heldShort = held != null && held.isShort();
        session = book.session(view.sessionId());
        account = book.account(view.accountId());
        instrument = book.instrument(view.instrumentId());
        if (held != null && held.isBound()) {
            footprint.set(held.footprint());
            applicable.beginOrder();
        } else if (account != null && instrument != null) {
            place(book, view, account, instrument, footprint);
            lookAhead();
        } else {
            applicable.beginOrder();
        }
        softJudged = 0;
        if (witness != null) {
            witness.begins(view, replace);
        }
    }

    /** Goes to slots and limits of a new order, asking for all of them before it waits for the first. */
    private void lookAhead() {
        long crosses = BreachWatch.limitedSets(limits, limitSide()) & footprint.crosses();
        exposure.askAhead(footprint, crosses);
        applicable.beginOrder();
        exposure.findAhead(footprint, crosses);
    }

    /** Somebody looks on from now on. */
    void witness(Witness newWitness) {
        witness = newWitness;
    }

    /**
     * Shows a limit that the order is held against, whether it passes or not. Allocates nothing while nobody looks on.
     *
     * @param row of {@link #limits()}, or {@link LimitBook#NO_LIMIT}
     * @param used before this order
     * @param thisOrder what it adds, or {@link Witness#NOT_MEASURED}
     */
    void show(int row, long used, long thisOrder) {
        if (row != LimitBook.NO_LIMIT) {
            show(row, limits.value(row), used, thisOrder);
        }
    }

    /** The same for a limit whose value is known, so that the book of limits is not asked for it. */
    void show(int row, long limit, long used, long thisOrder) {
        if (thisOrder != Witness.NOT_MEASURED) {
            decision.touched().add(row, limit, used, thisOrder);
        }
        if (witness != null) {
            tell(witness, row, used, thisOrder);
        }
    }

    private void tell(Witness onlooker, int row, long used, long thisOrder) {
        Control of = limits.control(row);
        if (of != null) {
            onlooker.measured(new Witness.Measured(
                    of,
                    limits.kind(row),
                    limits.partyId(row),
                    limits.scope(row),
                    limits.side(row),
                    limits.limitId(row),
                    limits.version(row),
                    limits.value(row),
                    used,
                    thisOrder));
        }
    }

    /** Shows a bound that is no limit of a party, such as a band. Allocates nothing while nobody looks on. */
    void showBound(Control of, long bound, long thisOrder) {
        if (witness != null) {
            witness.measured(new Witness.Measured(
                    of, PartyKind.NULL_VAL, 0, InstrumentScope.NULL_VAL, limitSide(), 0, 0, bound, 0, thisOrder));
        }
    }

    /** Tells of an order that passes to which limit it comes nearest, so that its event holds what it was measured by. Allocates nothing. */
    void tellTightest() {
        TouchedLimits touched = decision.touched();
        int at = touched.tightest();
        if (at == TouchedLimits.NONE) {
            return;
        }
        int row = touched.row(at);
        Control of = limits.control(row);
        if (of != null) {
            scope(row).control(of).numbers(of.unit(), limits.value(row), touched.used(at), touched.added(at));
        }
    }

    /** Shows what a control has decided; returns whether it lets the order go on. Allocates nothing while nobody looks on. */
    boolean judge(PreTradeControl control, boolean passes) {
        if (witness != null) {
            tell(witness, control, passes);
        }
        return passes;
    }

    private void tell(Witness onlooker, PreTradeControl control, boolean passes) {
        int soft = decision.soft().count();
        onlooker.judged(control.getClass().getSimpleName(), passes && soft == softJudged, decision);
        softJudged = soft;
    }

    /**
     * Takes up an execution of an order, for controls that count them: only its nodes, sets and side are there.
     *
     * @param held what the order holds, bound
     * @param epochNs time of the command
     */
    public void beginExecution(Reservation held, long epochNs) {
        order = executed.clear().side(held.isBuy() ? Side.BUY : Side.SELL);
        nowEpochNs = epochNs;
        replace = false;
        release = false;
        footprint.set(held.footprint());
        applicable.beginOrder();
    }

    /**
     * Finds where an order counts. A trader or strategy that is not the client's own is only text, and counts nowhere.
     *
     * @param book the world
     * @param view the order
     * @param account of the order
     * @param instrument of the order
     * @param footprint receives it
     */
    public static void place(
            ReferenceBook book, OrderView view, Party account, Instrument instrument, Footprint footprint) {
        footprint
                .place(account, instrument)
                .sentBy(
                        view.sessionId(),
                        book.ownId(PartyKind.TRADER, view.traderId(), account.clientId()),
                        book.ownId(PartyKind.STRATEGY, view.strategyId(), account.clientId()),
                        view.venueId())
                .onDesk(book.deskIdOf(account, view.traderId()));
    }

    /**
     * Looks price and rate up and values the order, once its terms are known to be sound; writes the refusal.
     *
     * @return false when the value does not fit, or there is no rate to the firm's base currency
     */
    boolean value() {
        Instrument known = instrument();
        rates.rate(known.currencyCode(), book.baseCurrency(account().firmId()), nowEpochNs, fx);
        if (!fx.isKnown()) {
            return refuse(Denial.FX_UNKNOWN);
        }
        long fxE8 = heldFxE8 > 0 ? heldFxE8 : fx.rateE8();
        factorE8 = valuation.factorE8(known.multiplierE8(), fxE8);
        prices.quote(known, order.venueId(), order.isBuy(), order.priceE8(), nowEpochNs, quote);
        decision.price(quote).fx(fxE8, fx.epochNs(), known.multiplierE8());
        long riskPxE8 = Valuation.riskPxE8(order, known, quote);
        long reserveQtyE8 = Math.max(0, order.orderQtyE8() - order.cumQtyE8());
        long notionalE4 = valuation.notionalE4(order.orderQtyE8(), riskPxE8, factorE8);
        long reserveE4 = reserveQtyE8 == order.orderQtyE8()
                ? notionalE4
                : valuation.notionalE4(reserveQtyE8, riskPxE8, factorE8);
        if (riskPxE8 == Long.MAX_VALUE || factorE8 == Long.MAX_VALUE || notionalE4 < 0 || reserveE4 < 0) {
            return refuse(Denial.NOTIONAL_OVERFLOW);
        }
        decision.value(riskPxE8, notionalE4, reserveQtyE8, reserveE4);
        return true;
    }

    /** Which party acts on a node: of a replace the trader and strategy that it names itself and the trader's desk, else those of the order. */
    int actorId(int node) {
        int named = replace && account != null ? namedId(node, account) : 0;
        return named != 0 ? named : footprint.partyId(node);
    }

    private int namedId(int node, Party of) {
        return switch (node) {
            case Footprint.TRADER -> book.ownId(PartyKind.TRADER, order.traderId(), of.clientId());
            case Footprint.STRATEGY -> book.ownId(PartyKind.STRATEGY, order.strategyId(), of.clientId());
            case Footprint.DESK -> book.deskIdOfTrader(order.traderId(), of.clientId());
            default -> 0;
        };
    }

    // For controls

    /**
     * Finds a number of a control for this order: that of the nearest node that has one (strategy, trader, session, account,
     * desk, client, clearing entity, firm), there of the most specific instruments, there of the order's side.
     *
     * @return a row of {@link #limits()}, or {@link LimitBook#NO_LIMIT}: the control is not active here
     */
    int nearest(Control control) {
        int row = OrderLimits.nearest(this, control);
        show(row, 0, Witness.NOT_MEASURED);
        return row;
    }

    /** The value of {@link #nearest}, or another one when there is none. */
    long nearestValue(Control control, long absent) {
        int row = nearest(control);
        return row == LimitBook.NO_LIMIT ? absent : limits.value(row);
    }

    /** All limits of a control that speak of this order, to be gone through before the next such call. */
    ApplicableLimits limits(Control control) {
        applicable.begin(control, false);
        return applicable;
    }

    /** The same, with limits of both sides beside those of the order's side. */
    ApplicableLimits limitsOfBothSides(Control control) {
        applicable.begin(control, true);
        return applicable;
    }

    /** The limits of a node of the footprint that name no instrument. */
    PartyLimits broadLimits(int node) {
        return applicable.broad(node);
    }

    ApplicableLimits limitsOf(Measure measure) {
        applicable.begin(measure.control(), measure.addsUpSides());
        return applicable;
    }

    /** The slot of exposure of a node over a set; 0 when nothing was ever held or done there. */
    int slot(int node, int set) {
        int known = footprint.slot(node, set);
        return known >= 0 ? known : exposure.find(footprint, node, set);
    }

    /** Refuses for the limit that the cursor stands at, with its numbers. */
    boolean refuse(Denial denial, ApplicableLimits at, long used, long thisOrder) {
        decision.deny(denial)
                .scope(at.kind(), at.partyId(), limits.version(at.row()))
                .limitId(limits.limitId(at.row()), limits.scope(at.row()))
                .numbers(denial.control().unit(), at.value(), used, thisOrder);
        return false;
    }

    /**
     * Says whether the order can only bring a node's position nearer to zero, never across it (risk-controls 2.9).
     *
     * @param node of the footprint
     * @return whether open orders of its side and this one together stay within the opposite position
     */
    boolean reduces(int node) {
        return addedQtyE8() <= reducibleQtyE8(node);
    }

    /** What may still be added on this side without crossing zero at a node; negative when open orders do already. */
    long reducibleQtyE8(int node) {
        int slot = slot(node, Footprint.INSTRUMENT);
        long position = exposure.get(slot, ExposureTable.POSITION);
        long open = exposure.get(slot, isBuy() ? ExposureTable.OPEN_BUY_QTY : ExposureTable.OPEN_SELL_QTY);
        return Math.max(0, isBuy() ? -position : position) - open;
    }

    /**
     * The order that was taken up holds what it needs and has never left: to let it go adds nothing to what is held, and is new in the market
     * all the same.
     */
    public void releases() {
        release = true;
    }

    /** Whether a replace asks for neither more quantity nor more value: no limit on exposure stands against it. What is let go is no replace. */
    boolean addsNothing() {
        return replace && !release && addedQtyE8() == 0 && addedE4() == 0;
    }

    long addedQtyE8() {
        return Math.max(0, decision.reserveQtyE8() - heldQtyE8);
    }

    long addedE4() {
        return Math.max(0, decision.reserveE4() - heldE4);
    }

    /** The open quantity whose value may be held when this much is left of a limit, beside what is held already. */
    long openQtyWorth(long leftE4) {
        long budgetE4 = Saturated.sum(Math.max(0, leftE4), heldE4);
        return valuation.largestQtyE8(
                budgetE4, decision.riskPxE8(), factorE8, instrument().lotE8());
    }

    /**
     * Turns an open quantity into the OrderQty(38) that leads to it: whole lots, not below the instrument's minimum.
     *
     * @param openQtyE8 what may be open
     * @return 0 when no OrderQty would do
     */
    long orderQtyOf(long openQtyE8) {
        long lotE8 = instrument().lotE8();
        long totalE8 = openQtyE8 > Long.MAX_VALUE - order.cumQtyE8() ? Long.MAX_VALUE : openQtyE8 + order.cumQtyE8();
        long qtyE8 = totalE8 / lotE8 * lotE8;
        return openQtyE8 <= 0
                        || qtyE8 <= order.cumQtyE8()
                        || qtyE8 < instrument().minQtyE8()
                ? 0
                : qtyE8;
    }

    /** Names whose limit a row is, for the decision that was just written. */
    Decision scope(int row) {
        return decision.scope(limits.kind(row), limits.partyId(row), limits.version(row))
                .limitId(limits.limitId(row), limits.scope(row));
    }

    /** Whether the order can only bring its account's position nearer to zero. */
    boolean reducesAccount() {
        return reduces(Footprint.ACCOUNT);
    }

    /** Whether a refusal that was just written waits: its limit is soft, and the order is by hand. */
    boolean yields(int row) {
        return row != LimitBook.NO_LIMIT && limits.isSoft(row) && yields();
    }

    /** The same for a bound that is soft by itself. */
    boolean yields() {
        if (order.isByHand()) {
            decision.holdBack();
        }
        return order.isByHand();
    }

    boolean refuse(Denial denial) {
        decision.deny(denial);
        return false;
    }

    boolean refuseMissing(Control control) {
        decision.deny(Denial.LIMIT_MISSING).control(control);
        return false;
    }

    OrderView order() {
        return order;
    }

    Decision decision() {
        return decision;
    }

    ReferenceBook book() {
        return book;
    }

    LimitBook limits() {
        return limits;
    }

    ExposureTable exposure() {
        return exposure;
    }

    Footprint footprint() {
        return footprint;
    }

    Quote quote() {
        return quote;
    }

    Valuation valuation() {
        return valuation;
    }

    /** Multiplier times exchange rate, behind PT-14. */
    long factorE8() {
        return factorE8;
    }

    boolean isReplace() {
        return replace;
    }

    boolean isHeldShort() {
        return heldShort;
    }

    long heldQtyE8() {
        return heldQtyE8;
    }

    long heldE4() {
        return heldE4;
    }

    long nowEpochNs() {
        return nowEpochNs;
    }

    boolean isBuy() {
        return order.isBuy();
    }

    LimitSide limitSide() {
        return isBuy() ? LimitSide.BUY : LimitSide.SELL;
    }

    @Nullable Session knownSession() {
        return session;
    }

    @Nullable Party knownAccount() {
        return account;
    }

    @Nullable Instrument knownInstrument() {
        return instrument;
    }

    /** The account, behind AC-01. */
    Party account() {
        if (account == null) {
            throw new IllegalStateException("no account " + order.accountId() + " behind AC-01");
        }
        return account;
    }

    /** The instrument, behind PT-14. */
    Instrument instrument() {
        if (instrument == null) {
            throw new IllegalStateException("no instrument " + order.instrumentId() + " behind PT-14");
        }
        return instrument;
    }
}
