package io.trade2026.risk;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.ReportFeedDecoder;
import io.trade2026.messages.sbe.SetKillSwitchDecoder;
import io.trade2026.messages.sbe.SetLimitDecoder;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.UpdateFxRateDecoder;
import io.trade2026.messages.sbe.UpdatePriceDecoder;
import io.trade2026.risk.controls.BreachWatch;
import io.trade2026.risk.controls.Check;
import io.trade2026.risk.controls.Decision;
import io.trade2026.risk.controls.Intake;
import io.trade2026.risk.controls.KillSwitches;
import io.trade2026.risk.controls.OrderMemory;
import io.trade2026.risk.controls.OrderView;
import io.trade2026.risk.controls.PreTradeControls;
import io.trade2026.risk.controls.Reviews;
import io.trade2026.risk.controls.Valuation;
import io.trade2026.risk.exposure.ExposureTable;
import io.trade2026.risk.exposure.Footprint;
import io.trade2026.risk.exposure.Reservation;
import io.trade2026.risk.limits.Approvals;
import io.trade2026.risk.limits.LimitBook;
import io.trade2026.risk.limits.LimitChange;
import io.trade2026.risk.limits.TemporaryLimits;
import io.trade2026.risk.prices.FxBook;
import io.trade2026.risk.prices.PriceBook;
import io.trade2026.risk.reference.Instrument;
import io.trade2026.risk.reference.Outcome;
import io.trade2026.risk.reference.Party;
import io.trade2026.risk.reference.ReferenceBook;
import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import io.trade2026.risk.snapshot.SnapshotSink;
import io.trade2026.risk.snapshot.SnapshotSource;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Risk: decides about orders, and keeps what they hold and did.
 *
 * <pre>
 *   D   mayPlace ▶ bind ▶ hold(reserveQty, reserveE4)          cancel, reject, expiry   hold(0, 0, false)
 *   G   mayReplace ▶ hold(max(old, new))                       accepted  reprice ▶ hold(new leaves)
 *   fill  hold(leaves) ▶ bookFill                              bust  bookBust ▶ force(leaves) when live again
 * </pre>
 *
 * <p>Invariant: exposure is the sum of all reservations and all booked executions, at every moment. One thread. Nothing
 * here allocates per order once every party and instrument has been seen.
 */
public final class RiskCore {
    private static final long LOW_BITS = 0xFFFF_FFFFL;
    private static final int END_OF_RISK = 29;
    private static final int END_ROW_LENGTH = 8;
    private static final int HOUSE_FIRM = 1;

    private final ReferenceBook book;
    private final LimitBook limits;
    private final TemporaryLimits temporary = new TemporaryLimits();
    private final Approvals approvals = new Approvals();
    private final ExposureTable exposure = new ExposureTable();
    private final PriceBook prices = new PriceBook();
    private final KillSwitches switches = new KillSwitches();
    private final Intake intake = new Intake();
    private final FxBook rates = new FxBook();
    private final Valuation valuation = new Valuation();
    private final BreachWatch breaches;
    private final OrderMemory memory;
    private final PreTradeControls controls;
    private final Check check;
    private final Reviews reviews;
    private final Footprint booked = new Footprint();
    private final Footprint where = new Footprint();
    private int day;

    /**
     * Creates a core that lets nothing pass: no limit is set.
     *
     * @param book the world, which the caller defines; part of this core's snapshots
     */
    public RiskCore(ReferenceBook book) {
        this.book = book;
        this.limits = new LimitBook(book);
        this.breaches = new BreachWatch(limits, exposure);
        this.memory = new OrderMemory(book, limits);
        this.controls = new PreTradeControls(switches, intake, breaches, memory);
        this.check = new Check(book, limits, exposure, prices, rates);
        this.reviews = new Reviews(check, controls);
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

    /** Returns PT-11 and PT-21 for what is not a new order: open orders, whole lists. */
    public Reviews reviews() {
        return reviews;
    }

    /**
     * Ties a reservation that holds nothing to a new order. Allocates nothing once the slots are there.
     *
     * @param reservation of the order
     * @param order with known account and instrument
     * @param decision that let it pass: its risk price and exchange rate
     */
    public void bind(Reservation reservation, OrderView order, Decision decision) {
        Check.place(book, order, account(order.accountId()), instrument(order.instrumentId()), where);
        reservation.bind(exposure, where, order.isBuy(), decision.riskPxE8(), decision.fxE8());
        reservation.markShort(order.isShort());
    }

    /**
     * Sets what an order holds: what was permitted, or less. Allocates nothing.
     *
     * @param reservation of the order, bound
     * @param openQtyE8 open quantity from now on
     * @param openE4 open value from now on
     * @param isOpen whether it counts as an open order
     */
    public void hold(Reservation reservation, long openQtyE8, long openE4, boolean isOpen) {
        long before = reservation.openQtyE8();
        reservation.hold(exposure, openQtyE8, openE4, isOpen);
        noteShort(reservation, before);
        breaches.relax(reservation.footprint());
    }

    /**
     * Sets what an order holds because the venue says so (restated, live again after a bust): never refused. Allocates
     * nothing.
     *
     * @param reservation of the order, bound
     * @param openQtyE8 open quantity from now on
     * @param openE4 open value from now on
     * @param isOpen whether it counts as an open order
     * @return whether a party has newly come into breach of a limit, which is an alarm
     */
    public boolean force(Reservation reservation, long openQtyE8, long openE4, boolean isOpen) {
        long before = reservation.openQtyE8();
        reservation.force(exposure, openQtyE8, openE4, isOpen);
        noteShort(reservation, before);
        return breaches.raise(reservation.footprint(), reservation.isBuy());
    }

    private void noteShort(Reservation reservation, long beforeQtyE8) {
        if (reservation.isShort()) {
            long addedQtyE8 = reservation.openQtyE8() - beforeQtyE8;
            memory.shorts().addOpen(reservation.accountId(), reservation.instrumentId(), addedQtyE8);
        }
    }

    /** Releases all that an order holds and frees the reservation for another one. Allocates nothing. */
    public void free(Reservation reservation) {
        if (reservation.isBound()) {
            hold(reservation, 0, 0, false);
            reservation.unbind();
        }
    }

    /**
     * Restores a reservation of a snapshot; the exposure must have been loaded before, and holds its amounts already.
     *
     * @param reservation receives it
     * @param buffer holds what {@link Reservation#encode} wrote
     * @param offset of the first byte
     */
    public void restore(Reservation reservation, DirectBuffer buffer, int offset) {
        int accountId = buffer.getInt(offset + Reservation.ACCOUNT_AT);
        if (accountId == 0) {
            return;
        }
        Instrument instrument = instrument(buffer.getInt(offset + Reservation.INSTRUMENT_AT));
        reservation.decode(exposure, account(accountId), instrument, buffer, offset);
    }

    /**
     * Books an execution of an order, at the nodes and the exchange rate of its reservation; never refused. Release what the
     * execution used of the reservation before. Allocates nothing.
     *
     * @param order its reservation, bound
     * @param lastQtyE8 LastQty(32), above 0
     * @param lastPxE8 LastPx(31), valued by its magnitude
     * @return whether a party has newly come into breach of a limit, which is an alarm
     */
    public boolean bookFill(Reservation order, long lastQtyE8, long lastPxE8) {
        return book(order, lastQtyE8, lastPxE8, 1, day);
    }

    /**
     * Books what an execution was corrected to, after its bust; never refused. It counts on the day of the execution.
     *
     * @param order its reservation, bound
     * @param lastQtyE8 LastQty(32), above 0
     * @param lastPxE8 LastPx(31), valued by its magnitude
     * @param dayOfFill what {@link #day} was when the execution was booked
     * @return whether a party has newly come into breach of a limit, which is an alarm
     */
    public boolean bookCorrection(Reservation order, long lastQtyE8, long lastPxE8, int dayOfFill) {
        return book(order, lastQtyE8, lastPxE8, 1, dayOfFill);
    }

    /**
     * Takes an execution back; never refused. One of an earlier day changes the position, but not what was executed
     * today: a negative amount there would make room that nobody granted. Allocates nothing.
     *
     * @param order its reservation, bound
     * @param lastQtyE8 as booked
     * @param lastPxE8 as booked
     * @param dayOfFill what {@link #day} was when the execution was booked
     * @return whether a party has newly come into breach of a limit, which is an alarm
     */
    public boolean bookBust(Reservation order, long lastQtyE8, long lastPxE8, int dayOfFill) {
        return book(order, lastQtyE8, lastPxE8, -1, dayOfFill);
    }

    private boolean book(Reservation order, long qtyE8, long pxE8, int sign, int dayOfFill) {
        if (!order.isBound()) {
            throw new IllegalStateException("execution of qtyE8=" + qtyE8 + " of an order that holds no reservation");
        }
        if (dayOfFill == day && order.isShort()) {
            memory.shorts().addExecuted(order.accountId(), order.instrumentId(), sign * qtyE8);
        }
        booked.set(order.footprint());
        return book(order.isBuy(), order.fxE8(), qtyE8, pxE8, sign, dayOfFill);
    }

    /**
     * Books an execution to the suspense account of the firm: whose it is is not known. Allocates nothing once the slots are
     * there.
     *
     * @param instrumentId known instrument
     * @param venueId venue that reported it; 0: none
     * @param side of the execution
     * @param lastQtyE8 LastQty(32), above 0
     * @param lastPxE8 LastPx(31), valued by its magnitude
     * @param fxE8 of {@link #fxE8}
     * @return whether a party has newly come into breach of a limit, which is an alarm
     */
    public boolean bookSuspense(int instrumentId, int venueId, Side side, long lastQtyE8, long lastPxE8, long fxE8) {
        placeSuspense(instrumentId, venueId);
        return book(OrderView.isBuy(side), fxE8, lastQtyE8, lastPxE8, 1, day);
    }

    /**
     * Takes an execution back from the suspense account. Allocates nothing.
     *
     * @param instrumentId as booked
     * @param venueId as booked
     * @param side as booked
     * @param lastQtyE8 as booked
     * @param lastPxE8 as booked
     * @param fxE8 as booked
     * @param dayOfFill what {@link #day} was when the execution was booked
     * @return whether a party has newly come into breach of a limit, which is an alarm
     */
    public boolean bustSuspense(
            int instrumentId, int venueId, Side side, long lastQtyE8, long lastPxE8, long fxE8, int dayOfFill) {
        placeSuspense(instrumentId, venueId);
        return book(OrderView.isBuy(side), fxE8, lastQtyE8, lastPxE8, -1, dayOfFill);
    }

    private void placeSuspense(int instrumentId, int venueId) {
        booked.placeSuspense(HOUSE_FIRM, instrument(instrumentId)).sentBy(0, 0, 0, venueId);
        exposure.claim(booked);
    }

    private boolean book(boolean isBuy, long fxE8, long qtyE8, long pxE8, int sign, int dayOfFill) {
        if (qtyE8 <= 0 || !Decimal8.isNumber(pxE8)) {
            throw new IllegalArgumentException("execution of qtyE8=" + qtyE8 + " at pxE8=" + pxE8);
        }
        exposure.add(booked, ExposureTable.POSITION, isBuy ? sign * qtyE8 : -sign * qtyE8);
        if (dayOfFill == day) {
            long valueE4 = notionalE4(qtyE8, Math.abs(pxE8), booked.instrumentId(), fxE8);
            long boundedE4 = valueE4 == Decimal8.OVERFLOW ? Long.MAX_VALUE : valueE4;
            exposure.add(
                    booked, isBuy ? ExposureTable.EXECUTED_BUY_E4 : ExposureTable.EXECUTED_SELL_E4, sign * boundedE4);
        }
        return breaches.raise(booked, isBuy == sign > 0);
    }

    /**
     * Returns the rate that an execution in suspense is valued at; without one as if in the base currency: it has happened.
     *
     * @param instrumentId known instrument
     * @param nowEpochNs time of the command
     * @return above 0, in units of 1e-8
     */
    public long fxE8(int instrumentId, long nowEpochNs) {
        return rates.rateE8(
                instrument(instrumentId).currencyCode(), book.baseCurrency(HOUSE_FIRM), nowEpochNs, Decimal8.ONE);
    }

    /**
     * Starts a trading day: nothing is executed yet, and what is open counts as entered; {@link #convert} what goes on.
     */
    public void startDay() {
        day++;
        memory.shorts().startDay();
        exposure.startDay();
        breaches.relaxAll();
    }

    /**
     * Gives an order that outlives its day the exchange rate of now; hold it anew after it.
     *
     * @param order its reservation
     * @param nowEpochNs time of the command
     */
    public void convert(Reservation order, long nowEpochNs) {
        if (order.isBound()) {
            int base = book.baseCurrency(order.footprint().partyId(Footprint.FIRM));
            int currency = instrument(order.instrumentId()).currencyCode();
            order.convert(rates.rateE8(currency, base, nowEpochNs, order.fxE8()));
        }
    }

    /**
     * Returns which trading day it is, for {@link #bookBust}.
     *
     * @return how many days were started
     */
    public int day() {
        return day;
    }

    /**
     * Values a quantity, rounded up. Allocates nothing.
     *
     * @param qtyE8 not negative
     * @param pxE8 not negative
     * @param instrumentId known instrument
     * @param fxE8 exchange rate, of the reservation
     * @return in units of 1e-4 of the base currency, or {@link Decimal8#OVERFLOW}
     */
    public long notionalE4(long qtyE8, long pxE8, int instrumentId, long fxE8) {
        long factorE8 = valuation.factorE8(instrument(instrumentId).multiplierE8(), fxE8);
        return factorE8 == Long.MAX_VALUE ? Decimal8.OVERFLOW : valuation.notionalE4(qtyE8, pxE8, factorE8);
    }

    /** Takes an exchange rate over; returns false when it is none, which changes nothing. */
    public boolean updateFxRate(UpdateFxRateDecoder letter) {
        return rates.update(letter);
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
        return true;
    }

    /** Takes note of a price feed that is heard or has fallen silent; returns whether that is news. */
    public boolean reportFeed(ReportFeedDecoder letter) {
        return prices.report(letter);
    }

    /**
     * Engages or lifts a kill switch of a firm or a client, named by its name. Lifting takes two different users.
     *
     * @param letter the command
     * @param out receives what became of it
     */
    public void setKillSwitch(SetKillSwitchDecoder letter, KillChange out) {
        DirectBuffer from = letter.buffer();
        PartyKind kind = letter.scopeKind();
        boolean engage = letter.engaged() == Bool.YES;
        int nameAt = letter.offset() + SetKillSwitchDecoder.scopeNameEncodingOffset();
        int id = book.partyIdOf(kind, from, nameAt, SetKillSwitchDecoder.scopeNameEncodingLength());
        int userAt = letter.offset() + SetKillSwitchDecoder.userEncodingOffset();
        int secondAt = letter.offset() + SetKillSwitchDecoder.secondUserEncodingOffset();
        Outcome outcome = Outcome.APPLIED;
        if (kind != PartyKind.FIRM && kind != PartyKind.CLIENT) {
            outcome = Outcome.BAD_KIND;
        } else if (id == 0) {
            outcome = Outcome.UNKNOWN_PARTY;
        } else if (from.getByte(userAt) == 0) {
            outcome = Outcome.USER_MISSING;
        } else if (!engage && (from.getByte(secondAt) == 0 || isSameName(from, userAt, secondAt))) {
            outcome = Outcome.SECOND_USER_MISSING;
        } else {
            switches.set(kind, id, engage);
        }
        out.set(outcome, kind, id, engage);
    }

    private static boolean isSameName(DirectBuffer buffer, int first, int second) {
        int length = SetKillSwitchDecoder.userEncodingLength();
        for (int i = 0; i < length; i++) {
            byte a = buffer.getByte(first + i);
            if (a != buffer.getByte(second + i)) {
                return false;
            }
            if (a == 0) {
                return true;
            }
        }
        return true;
    }

    /**
     * Says whether a firm or client is stopped by its own switch.
     *
     * @param kind FIRM or CLIENT
     * @param id of the party
     * @return whether the switch is engaged
     */
    public boolean isKilled(PartyKind kind, int id) {
        return switches.isEngaged(kind, id);
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
        exposure.saveTo(writer);
        prices.saveTo(writer);
        rates.saveTo(writer);
        switches.saveTo(writer);
        memory.saveTo(writer);
        writer.begin(END_OF_RISK, END_ROW_LENGTH);
        writer.buffer().putLong(writer.row(), ((long) intake.closedBy() << Integer.SIZE) | (day & LOW_BITS));
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
            boolean isKnown = book.load(reader)
                    || limits.load(reader)
                    || temporary.load(reader)
                    || approvals.load(reader)
                    || exposure.load(reader)
                    || prices.load(reader)
                    || rates.load(reader)
                    || switches.load(reader)
                    || memory.load(reader);
            if (!isKnown) {
                throw new IllegalStateException("snapshot record of unknown kind " + reader.kind());
            }
        }
        long end = reader.buffer().getLong(reader.row(0, END_ROW_LENGTH));
        day = (int) end;
        intake.restore((int) (end >>> Integer.SIZE));
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

    private Party account(int id) {
        return known(book.account(id), "account", id);
    }

    private Instrument instrument(int id) {
        return known(book.instrument(id), "instrument", id);
    }

    private static <T> T known(@Nullable T entry, String what, int id) {
        if (entry == null) {
            throw new IllegalStateException("no " + what + " " + id);
        }
        return entry;
    }
}
