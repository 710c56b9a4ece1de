package io.trade2026.oms;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A list of orders: NewOrderList(E), gathered from its fragments.
 *
 * <p>Invariant: no order of it is in the store before all have come, and none is at a venue before risk has judged them all.
 */
final class OrderList implements IdIndex.Entry {
    /** How far a list has come. */
    enum State {
        /** Fragments are missing. */
        GATHERING(1),
        /** Accepted; the orders wait for ListExecute(L). */
        WAITING(2),
        /** Its orders live their own lives. */
        RELEASED(3),
        /** Every order of it has ended, and the client was told so. */
        DONE(4),
        /** Refused as a whole. */
        REFUSED(5);

        private static final State[] BY_CODE = {GATHERING, WAITING, RELEASED, DONE, REFUSED};

        private final byte code;

        State(int code) {
            this.code = (byte) code;
        }
    }

    static final int ROW_LENGTH = 4 + 4 + 4 + 4 + 8 + FixId.LENGTH;

    /** ListExecInstType(433): wait for ListExecute(L). */
    private static final byte WAITS = '2';

    private final FixId id = new FixId();
    private final List<ListEntry> entries = new ArrayList<>();
    private int sessionId;
    private int totNoOrders;
    private byte listExecInstType;
    private State state = State.GATHERING;
    private boolean findable;
    private boolean cancelAsked;
    private boolean touched;
    private boolean young;
    private int place;
    private long sinceEpochNs;
    private int remembered;
    private @Nullable OrderList previous;
    private @Nullable OrderList next;
    private @Nullable OrderList nextTouched;

    void open(int newSessionId, int newTotNoOrders, byte newListExecInstType, long epochNs) {
        sessionId = newSessionId;
        totNoOrders = newTotNoOrders;
        listExecInstType = newListExecInstType;
        sinceEpochNs = epochNs;
        state = State.GATHERING;
        findable = true;
        cancelAsked = false;
        touched = false;
        young = true;
        remembered = 0;
        nextTouched = null;
        entries.clear();
    }

    @Override
    public int scope() {
        return sessionId;
    }

    @Override
    public FixId id() {
        return id;
    }

    int sessionId() {
        return sessionId;
    }

    int totNoOrders() {
        return totNoOrders;
    }

    boolean waitsForExecute() {
        return listExecInstType == WAITS;
    }

    State state() {
        return state;
    }

    void state(State newState) {
        state = newState;
    }

    long sinceEpochNs() {
        return sinceEpochNs;
    }

    /** Whether the client may still name it. */
    boolean isFindable() {
        return findable;
    }

    void hide() {
        findable = false;
    }

    /** Whether it is not settled yet if it ever comes to orders. */
    boolean isYoung() {
        return young;
    }

    void grow() {
        young = false;
    }

    /** Its place in the snapshot that is being written, from 0. */
    int place() {
        return place;
    }

    void place(int newPlace) {
        place = newPlace;
    }

    void askCancel() {
        cancelAsked = true;
    }

    boolean isCancelAsked() {
        return cancelAsked;
    }

    // Its orders

    void add(ListEntry entry) {
        entries.add(entry);
    }

    int size() {
        return entries.size();
    }

    ListEntry at(int index) {
        return entries.get(index);
    }

    boolean isWhole() {
        return entries.size() == totNoOrders;
    }

    /** The order of it with this ClOrdID(11). */
    @Nullable ListEntry byClOrdId(DirectBuffer buffer, int offset) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).clOrdId().matches(buffer, offset)) {
                return entries.get(i);
            }
        }
        return null;
    }

    /** The order of it with this ListSeqNo(67). */
    @Nullable ListEntry bySeqNo(int listSeqNo) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).listSeqNo() == listSeqNo) {
                return entries.get(i);
            }
        }
        return null;
    }

    /** Whether an order of it can still be filled. */
    boolean hasOpen() {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).isOpen()) {
                return true;
            }
        }
        return false;
    }

    /** Notes why an order of it was refused. */
    void refuse(Order order, int ordRejReason) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).order() == order) {
                entries.get(i).refuse(ordRejReason);
            }
        }
    }

    /** An order of it is in the store from now on. */
    void remember(ListEntry entry, Order order) {
        entry.order(order);
        order.list(this);
        remembered++;
    }

    /** An order of it is forgotten; says whether it was the last. */
    boolean forget(Order order) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).order() == order) {
                entries.get(i).order(null);
            }
        }
        return --remembered == 0;
    }

    boolean hasRemembered() {
        return remembered > 0;
    }

    // Its places in the book

    @Nullable OrderList previous() {
        return previous;
    }

    @Nullable OrderList next() {
        return next;
    }

    void link(@Nullable OrderList newPrevious, @Nullable OrderList newNext) {
        previous = newPrevious;
        next = newNext;
    }

    boolean isTouched() {
        return touched;
    }

    @Nullable OrderList nextTouched() {
        return nextTouched;
    }

    void touch(boolean isTouched, @Nullable OrderList following) {
        touched = isTouched;
        nextTouched = following;
    }

    // Its row in a snapshot

    void save(MutableDirectBuffer buffer, int row) {
        buffer.putInt(row, sessionId, LITTLE_ENDIAN);
        buffer.putInt(row + 4, totNoOrders, LITTLE_ENDIAN);
        buffer.putByte(row + 8, state.code);
        buffer.putByte(row + 9, listExecInstType);
        buffer.putByte(row + 10, (byte) (findable ? 1 : 0));
        buffer.putByte(row + 11, (byte) (cancelAsked ? 1 : 0));
        buffer.putByte(row + 12, (byte) (young ? 1 : 0));
        buffer.putLong(row + 16, sinceEpochNs, LITTLE_ENDIAN);
        id.write(buffer, row + 24);
    }

    void load(DirectBuffer buffer, int row) {
        open(
                buffer.getInt(row, LITTLE_ENDIAN),
                buffer.getInt(row + 4, LITTLE_ENDIAN),
                buffer.getByte(row + 9),
                buffer.getLong(row + 16, LITTLE_ENDIAN));
        state = State.BY_CODE[buffer.getByte(row + 8) - 1];
        findable = buffer.getByte(row + 10) != 0;
        cancelAsked = buffer.getByte(row + 11) != 0;
        young = buffer.getByte(row + 12) != 0;
        id.read(buffer, row + 24);
    }
}
