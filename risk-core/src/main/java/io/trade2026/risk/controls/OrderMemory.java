package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.risk.limits.LimitBook;
import io.trade2026.risk.prices.PriceBook;
import io.trade2026.risk.reference.ReferenceBook;
import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;

/** The controls that remember what has gone before, beside limits and exposure: part of every snapshot of risk. */
public final class OrderMemory {
    private final LimitBook limits;
    private final MessageThrottle throttle;
    private final DuplicateWatch duplicates;
    private final ShortBook shorts = new ShortBook();
    private final WindowedVolume volumes = new WindowedVolume();
    private final ExecutionThrottle executions = new ExecutionThrottle();
    private final OwnOrders own;
    private final PairBlocks pairs = new PairBlocks();
    private final Escalation escalation;
    private final ReduceOnly reduceOnly;

    /**
     * Creates a memory of nothing.
     *
     * @param book the world
     * @param limits all limits
     * @param prices know which feeds are silent
     */
    public OrderMemory(ReferenceBook book, LimitBook limits, PriceBook prices) {
        this.limits = limits;
        this.throttle = new MessageThrottle(book, limits);
        this.duplicates = new DuplicateWatch(limits);
        this.own = new OwnOrders(limits);
        this.escalation = new Escalation(book, limits);
        this.reduceOnly = new ReduceOnly(book, limits, prices);
    }

    /**
     * Takes note of a limit that was set: a locate is for the trading day on which it is.
     *
     * @param control code of its control
     * @param limitId which limit it is
     */
    public void limitSet(int control, long limitId) {
        if (control == Control.PT_12_LOCATE.code()) {
            shorts.locateSet(limitId);
        }
    }

    /**
     * Returns how often restricted lists were changed since this core was made: news for who acts on it.
     *
     * @return a count that no snapshot holds
     */
    public int listChanges() {
        return limits.changes(Control.PT_11_TRADING);
    }

    /**
     * Returns PT-06.
     *
     * @return the throttle
     */
    public MessageThrottle throttle() {
        return throttle;
    }

    /**
     * Returns what was sold short.
     *
     * @return the book of PT-12
     */
    public ShortBook shorts() {
        return shorts;
    }

    /**
     * Returns the open orders by their owners, which whoever has them notes.
     *
     * @return the index of PT-18
     */
    public OwnOrders own() {
        return own;
    }

    DuplicateWatch duplicates() {
        return duplicates;
    }

    WindowedVolume volumes() {
        return volumes;
    }

    /**
     * Returns PT-15.
     *
     * @return who executes too often, and is stopped
     */
    public ExecutionThrottle executions() {
        return executions;
    }

    /**
     * Returns PO-01.
     *
     * @return which clients take no new risk to which venues
     */
    public PairBlocks pairs() {
        return pairs;
    }

    /**
     * Returns who is refused too often.
     *
     * @return the counts of refusals
     */
    public Escalation escalation() {
        return escalation;
    }

    /**
     * Returns KS-02.
     *
     * @return which nodes take only what reduces their positions, and why
     */
    public ReduceOnly reduceOnly() {
        return reduceOnly;
    }

    /**
     * Remembers an order or a replace that was let pass. Allocates nothing once every table has its size.
     *
     * @param check has taken it up
     */
    public void noteEntered(Check check) {
        if (!check.isReplace()) {
            duplicates.remember(check.order(), check.nowEpochNs());
        }
        volumes.noteEntered(check);
    }

    /**
     * Remembers an execution.
     *
     * @param check has taken it up
     * @param lastQtyE8 LastQty(32), above 0
     * @return whether a party is stopped by it (PT-15)
     */
    public boolean noteFill(Check check, long lastQtyE8) {
        volumes.noteFill(check, lastQtyE8);
        return executions.noteFill(check);
    }

    /**
     * Writes all of it.
     *
     * @param writer takes the rows
     */
    public void saveTo(RowWriter writer) {
        throttle.saveTo(writer);
        duplicates.saveTo(writer);
        shorts.saveTo(writer);
        volumes.saveTo(writer);
        executions.saveTo(writer);
        pairs.saveTo(writer);
        escalation.saveTo(writer);
        reduceOnly.saveTo(writer);
    }

    /**
     * Takes the current record over, when it is one of these.
     *
     * @param reader at a record
     * @return false when the record is of another part
     */
    public boolean load(RowReader reader) {
        return throttle.load(reader)
                || duplicates.load(reader)
                || shorts.load(reader)
                || volumes.load(reader)
                || executions.load(reader)
                || pairs.load(reader)
                || escalation.load(reader)
                || reduceOnly.load(reader);
    }
}
