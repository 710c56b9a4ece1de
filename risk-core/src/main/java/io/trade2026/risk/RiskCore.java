package io.trade2026.risk;

import io.trade2026.messages.sbe.DefineInstrumentDecoder;
import io.trade2026.messages.sbe.DefinePartyDecoder;
import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.ReportFeedDecoder;
import io.trade2026.messages.sbe.SetKillSwitchDecoder;
import io.trade2026.messages.sbe.SetLimitDecoder;
import io.trade2026.messages.sbe.UpdateFxRateDecoder;
import io.trade2026.messages.sbe.UpdatePriceDecoder;
import io.trade2026.risk.controls.BreachWatch;
import io.trade2026.risk.controls.Check;
import io.trade2026.risk.controls.Decision;
import io.trade2026.risk.controls.Intake;
import io.trade2026.risk.controls.KillSwitches;
import io.trade2026.risk.controls.KillTrips;
import io.trade2026.risk.controls.LossBook;
import io.trade2026.risk.controls.MarginBook;
import io.trade2026.risk.controls.OrderMemory;
import io.trade2026.risk.controls.OrderView;
import io.trade2026.risk.controls.PreTradeControls;
import io.trade2026.risk.controls.Reviews;
import io.trade2026.risk.exposure.DayTrades;
import io.trade2026.risk.exposure.ExposureTable;
import io.trade2026.risk.exposure.Reservation;
import io.trade2026.risk.limits.Approvals;
import io.trade2026.risk.limits.LimitBook;
import io.trade2026.risk.limits.LimitChange;
import io.trade2026.risk.limits.LimitUse;
import io.trade2026.risk.limits.TemporaryLimits;
import io.trade2026.risk.prices.FxBook;
import io.trade2026.risk.prices.PriceBook;
import io.trade2026.risk.reference.Outcome;
import io.trade2026.risk.reference.ReferenceBook;
import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import io.trade2026.risk.snapshot.SnapshotSink;
import io.trade2026.risk.snapshot.SnapshotSource;

/**
 * Risk: decides about orders, and keeps what they hold and did.
 *
 * <pre>
 *   D   mayPlace ▶ bind ▶ hold(reserveQty, reserveE4)          cancel, reject, expiry   hold(0, 0, false)
 *   G   mayReplace ▶ hold(max(old, new))                       accepted  reprice ▶ hold(new leaves)
 *   fill  hold(leaves) ▶ bookFill                              bust  bookBust ▶ force(leaves) when live again
 *         holdings()     executions()
 * </pre>
 *
 * <p>Invariant: exposure is the sum of all reservations and all booked executions, at every moment. One thread. Nothing
 * here allocates per order once every party and instrument has been seen.
 */
public final class RiskCore {
    private static final long LOW_BITS = 0xFFFF_FFFFL;
    private static final int END_OF_RISK = 29;
    private static final int END_ROW_LENGTH = 8;

    private final ReferenceBook book;
    private final LimitBook limits;
    private final TemporaryLimits temporary = new TemporaryLimits();
    private final Approvals approvals = new Approvals();
    private final LimitUse use;
    private final ExposureTable exposure = new ExposureTable();
    private final PriceBook prices = new PriceBook();
    private final KillSwitches switches = new KillSwitches();
    private final Intake intake = new Intake();
    private final FxBook rates = new FxBook();
    private final DayTrades trades = new DayTrades();
    private final LossBook losses;
    private final MarginBook margin;
    private final BreachWatch breaches;
    private final OrderMemory memory;
    private final KillTrips trips;
    private final PreTradeControls controls;
    private final Check check;
    private final Reviews reviews;
    private final Holdings holdings;
    private final Executions executions;

    /**
     * Creates a core that lets nothing pass: no limit is set.
     *
     * @param book the world, which the caller defines; part of this core's snapshots
     */
    public RiskCore(ReferenceBook book) {
        this.book = book;
        this.limits = new LimitBook(book);
        this.use = new LimitUse(limits);
        this.breaches = new BreachWatch(limits, exposure);
        this.memory = new OrderMemory(book, limits, prices);
        this.losses = new LossBook(book, limits, exposure, trades, prices, rates);
        this.margin = new MarginBook(book, limits, exposure, prices, losses);
        this.holdings = new Holdings(book, exposure, breaches, memory, rates, margin);
        this.executions = new Executions(book, exposure, breaches, memory, rates, trades, losses, margin);
        this.trips = new KillTrips(limits, switches);
        this.controls = new PreTradeControls(switches, intake, breaches, memory, losses, trades, prices, margin);
        this.check = new Check(book, limits, exposure, prices, rates);
        this.reviews = new Reviews(check, controls, memory);
    }

    /** Returns the world. */
    public ReferenceBook book() {
        return book;
    }

    /** Returns the controls that remember. */
    public OrderMemory memory() {
        return memory;
    }

    /**
     * Decides about a new order; changes nothing. Allocates nothing.
     *
     * @param order its terms
     * @param nowEpochNs time of the command
     * @param out receives the decision and what the order would hold
     * @return whether it may go
     */
    public boolean mayPlace(OrderView order, long nowEpochNs, Decision out) {
        check.begin(order, null, nowEpochNs, out);
        return controls.pass(check);
    }

    /**
     * Decides about a replace; changes nothing. The order by itself is judged by the resulting terms, exposure by what
     * it adds to what is held (risk-controls 2.5). Allocates nothing.
     *
     * @param resulting the terms after the replace, with CumQty(14) so far and the replaced terms
     * @param held what the order holds, pending replaces included
     * @param nowEpochNs time of the command
     * @param out receives the decision and what the order would hold
     * @return whether it may go
     */
    public boolean mayReplace(OrderView resulting, Reservation held, long nowEpochNs, Decision out) {
        check.begin(resulting, held, nowEpochNs, out);
        return controls.pass(check);
    }

    /**
     * Decides whether an order may leave that was let pass before and has waited, such as for ListExecute(L); changes nothing. It is held
     * against what a replace that adds nothing is held against, and against all that lets nothing new pass. Allocates nothing.
     *
     * @param order its terms
     * @param held what it holds
     * @param nowEpochNs time of the command
     * @param out receives the decision
     * @return whether it may go
     */
    public boolean mayRelease(OrderView order, Reservation held, long nowEpochNs, Decision out) {
        check.begin(order, held, nowEpochNs, out);
        check.releases();
        return controls.pass(check);
    }

    /**
     * Takes note that the order or replace that was let pass last is entered: what it adds counts from now on. To be called before
     * it holds what it adds. Allocates nothing once every table has its size.
     */
    public void noteEntered() {
        memory.noteEntered(check);
    }

    /**
     * Takes note of an execution, for controls that count them. Allocates nothing once every table has its size.
     *
     * @param order its reservation
     * @param lastQtyE8 LastQty(32), above 0
     * @param nowEpochNs time of the command
     * @return whether a party is stopped by it (PT-15)
     */
    public boolean noteFill(Reservation order, long lastQtyE8, long nowEpochNs) {
        if (!order.isBound()) {
            return false;
        }
        check.beginExecution(order, nowEpochNs);
        return memory.noteFill(check, lastQtyE8);
    }

    /** Returns what open orders hold. */
    public Holdings holdings() {
        return holdings;
    }

    /** Returns what was executed, and which trading day it is. */
    public Executions executions() {
        return executions;
    }

    /** Returns PT-11 and PT-21 for what is not a new order: open orders, whole lists. */
    public Reviews reviews() {
        return reviews;
    }

    /**
     * Starts a trading day: nothing is executed yet, and what is open counts as entered; {@link Holdings#convert} what goes on.
     */
    public void startDay() {
        executions.startDay();
        memory.shorts().startDay();
        exposure.startDay();
        trades.startDay();
        prices.startDay();
        losses.startDay();
        breaches.relaxAll();
    }

    /**
     * Defines an instrument or changes what it is.
     *
     * @param letter the command
     * @return what became of it
     */
    public Outcome define(DefineInstrumentDecoder letter) {
        Outcome outcome = book.define(letter);
        losses.priceChanged(letter.instrumentId());
        margin.priceChanged(letter.instrumentId());
        return outcome;
    }

    /**
     * Defines a party or changes what it is.
     *
     * @param letter the command
     * @return what became of it
     */
    public Outcome define(DefinePartyDecoder letter) {
        Outcome outcome = book.define(letter);
        if (letter.kind() == PartyKind.FIRM) {
            losses.rateChanged();
            margin.allChanged();
        }
        return outcome;
    }

    /** Takes an exchange rate over; returns false when it is none, which changes nothing. */
    public boolean updateFxRate(UpdateFxRateDecoder letter) {
        boolean isTaken = rates.update(letter);
        if (isTaken) {
            losses.rateChanged();
            margin.allChanged();
        }
        return isTaken;
    }

    /**
     * Sets, changes or takes away a limit.
     *
     * @param letter the command
     * @param out receives what became of it
     */
    public void setLimit(SetLimitDecoder letter, LimitChange out) {
        limits.set(letter, out);
        if (out.outcome() == Outcome.APPLIED) {
            temporary.note(letter, out);
            breaches.relaxAll();
            memory.limitSet(letter.control(), letter.limitId());
        }
    }

    /** Says when the next temporary limit goes back, epoch nanoseconds UTC. Allocates nothing. */
    public long nextLimitRevertEpochNs() {
        return temporary.nextEpochNs();
    }

    /**
     * Puts back one limit whose time is over. To be called until it returns false, before anything else is decided at that time.
     *
     * @param nowEpochNs time of the command
     * @param out receives what became of it
     * @return false when none is due
     */
    public boolean revertLimit(long nowEpochNs, LimitChange out) {
        return temporary.revertNext(nowEpochNs, limits, out);
    }

    /** Returns what operators have agreed on. */
    public Approvals approvals() {
        return approvals;
    }

    /** Returns how far limits are used. */
    public LimitUse use() {
        return use;
    }

    /** Returns the limits, for reading. */
    public LimitBook limits() {
        return limits;
    }

    /** Returns how many limits hold, without those that were taken away. */
    public int limitCount() {
        return limits.count();
    }

    /** Takes the newest prices of an instrument over; false when the symbol is unknown, which changes nothing. */
    public boolean updatePrice(UpdatePriceDecoder letter) {
        int id = book.instrumentIdOf(
                letter.buffer(),
                letter.offset() + UpdatePriceDecoder.symbolEncodingOffset(),
                UpdatePriceDecoder.symbolEncodingLength());
        if (id == 0) {
            return false;
        }
        prices.update(id, letter);
        losses.priceChanged(id);
        margin.priceChanged(id);
        return true;
    }

    /** Returns all prices, what markets are doing, and prices by hand. */
    public PriceBook prices() {
        return prices;
    }

    /** Takes a price feed for silent of which nobody reported that; it is one of {@link PriceBook#liveFeed()}. */
    public void silenceFeed(int feedId, long sinceEpochNs) {
        prices.silence(feedId, sinceEpochNs);
        margin.allChanged();
    }

    /** Takes note of a price feed that is heard or has fallen silent; returns whether that is news. */
    public boolean reportFeed(ReportFeedDecoder letter, long nowEpochNs) {
        boolean isNews = prices.report(letter, nowEpochNs);
        if (isNews) {
            margin.allChanged();
        }
        return isNews;
    }

    /**
     * Engages or lifts a kill switch, proposes to lift it, or only looks what engaging it would do.
     *
     * @param letter the command
     * @param out receives what became of it
     */
    public void setKillSwitch(SetKillSwitchDecoder letter, KillChange out) {
        out.read(letter, book, switches);
        if (out.isForTheFlag()) {
            switches.set(out.scope(), out.scopeId(), out.engaged());
        }
    }

    /**
     * Stops something of the house's own accord, as an operator would.
     *
     * @param scope what kind of thing
     * @param id of it
     * @return false when it was stopped already
     */
    public boolean block(KillScope scope, int id) {
        boolean isNew = !switches.isEngaged(scope, id);
        switches.set(scope, id, true);
        return isNew;
    }

    /**
     * Returns what is stopped.
     *
     * @return the flags; not to be changed
     */
    public KillSwitches kills() {
        return switches;
    }

    /** Returns what engages kill switches by itself. */
    public KillTrips trips() {
        return trips;
    }

    /**
     * Closes or opens the house to new risk for one of its parts (SYS-01).
     *
     * @param reporter which part, 0 to 30
     * @param isOpen whether it takes new risk
     * @return whether that is news
     */
    public boolean setIntake(int reporter, boolean isOpen) {
        return intake.set(reporter, isOpen);
    }

    /** Shows the positions of all accounts, in the order of account id, then instrument id. */
    public void visitPositions(PositionVisitor visitor) {
        var view = new PositionView(exposure);
        for (int slot : exposure.positionSlots()) {
            visitor.onPosition(view.at(slot));
        }
    }

    /** Returns profit and loss of the day of parties with a loss limit (PT-19). */
    public LossBook losses() {
        return losses;
    }

    /** Returns what initial margin parties with a limit need (PT-23). */
    public MarginBook margin() {
        return margin;
    }

    /** Returns the exposure, for reading. */
    public ExposureTable exposure() {
        return exposure;
    }

    /** Writes the whole state, the world included. */
    public void saveTo(SnapshotSink sink) {
        var writer = new RowWriter(sink);
        book.saveTo(writer);
        limits.saveTo(writer);
        temporary.saveTo(writer);
        approvals.saveTo(writer);
        use.saveTo(writer);
        exposure.saveTo(writer);
        prices.saveTo(writer);
        rates.saveTo(writer);
        switches.saveTo(writer);
        memory.saveTo(writer);
        trades.saveTo(writer);
        losses.saveTo(writer);
        trips.saveTo(writer);
        writer.begin(END_OF_RISK, END_ROW_LENGTH);
        writer.buffer()
                .putLong(writer.row(), ((long) intake.closedBy() << Integer.SIZE) | (executions.day() & LOW_BITS));
        writer.end();
    }

    /**
     * Takes a snapshot over; this core must be new. Leaves the source behind the last record of risk.
     *
     * @param source gives the records
     * @throws IllegalStateException when a record is not one of risk or the end is missing
     */
    public void loadFrom(SnapshotSource source) {
        var reader = new RowReader(source);
        for (reader.next(); reader.kind() != END_OF_RISK; reader.next()) {
            boolean isKnown = loadBooks(reader) || loadControls(reader);
            if (!isKnown) {
                throw new IllegalStateException("snapshot record of unknown kind " + reader.kind());
            }
        }
        long end = reader.buffer().getLong(reader.row(0, END_ROW_LENGTH));
        executions.restoreDay((int) end);
        intake.restore((int) (end >>> Integer.SIZE));
        losses.restored();
    }

    private boolean loadBooks(RowReader reader) {
        return book.load(reader)
                || limits.load(reader)
                || temporary.load(reader)
                || approvals.load(reader)
                || use.load(reader)
                || exposure.load(reader)
                || prices.load(reader)
                || rates.load(reader)
                || trades.load(reader);
    }

    private boolean loadControls(RowReader reader) {
        return switches.load(reader) || memory.load(reader) || losses.load(reader) || trips.load(reader);
    }

    /**
     * Hashes the whole state: FNV-1a over what {@link #saveTo} writes.
     *
     * @return equal for equal states
     */
    public long stateHash() {
        var hash = new StateHash();
        saveTo(hash);
        return hash.value();
    }
}
