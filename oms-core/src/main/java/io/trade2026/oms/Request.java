package io.trade2026.oms;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One D, F or G of a client, or what the house asked of the venue by itself, and what became of it.
 *
 * <p>Its ClOrdID(11) stays in use for as long as its order is remembered, whatever became of it.
 */
final class Request implements IdIndex.Entry {
    /** What was asked for. */
    enum Kind {
        PLACE(1),
        CANCEL(2),
        REPLACE(3);

        private final byte code;

        Kind(int code) {
            this.code = (byte) code;
        }

        private static Kind of(byte code) {
            return code == PLACE.code ? PLACE : code == CANCEL.code ? CANCEL : REPLACE;
        }
    }

    /** How far it has come. */
    enum State {
        /** Not at the venue yet: another request has to be answered first. */
        HELD(1),
        /** At the venue, without a final answer. */
        SENT(2),
        /** The venue did what was asked. */
        DONE(3),
        /** Refused by the house or the venue. */
        REFUSED(4),
        /** Refused, since the order has ended at the venue, by what that says. */
        REFUSED_AS_ENDED(5);

        private final byte code;

        State(int code) {
            this.code = (byte) code;
        }

        private static State of(byte code) {
            return switch (code) {
                case 1 -> HELD;
                case 2 -> SENT;
                case 3 -> DONE;
                case 5 -> REFUSED_AS_ENDED;
                default -> REFUSED;
            };
        }
    }

    static final int ROW_LENGTH = 8 + 4 + 4 + FixId.LENGTH + 8 + 8 + Terms.LENGTH + 8 + 4 + 8 + 4;

    private final FixId id = new FixId();
    private final @Nullable Terms terms;
    private int sessionId;
    private Kind kind = Kind.PLACE;
    private State state = State.HELD;
    private boolean ofTheHouse;
    private boolean cancelsBalance;
    private boolean borrowed;
    private boolean followsOrder;
    private long venueRequestId;
    private long riskPxE8;
    private long namedVenueRequestId;
    private HouseReason houseReason = HouseReason.NONE;
    private @Nullable Order order;
    private @Nullable Request named;
    private @Nullable CustomFields custom;
    private @Nullable Request next;

    /** One that can be a new order or a replace. */
    Request() {
        this(new Terms());
    }

    private Request(@Nullable Terms terms) {
        this.terms = terms;
    }

    /** One that can be a cancel only: it asks for no terms, and is a third as large. */
    static Request ofCancel() {
        return new Request(null);
    }

    void open(Kind newKind, int newSessionId, @Nullable Order newOrder) {
        kind = newKind;
        sessionId = newSessionId;
        order = newOrder;
        state = State.HELD;
        ofTheHouse = newSessionId == 0;
        cancelsBalance = false;
        borrowed = false;
        followsOrder = false;
        venueRequestId = 0;
        riskPxE8 = 0;
        named = null;
        custom = null;
        namedVenueRequestId = 0;
        houseReason = HouseReason.NONE;
        next = null;
        id.clear();
        if (terms != null) {
            terms.clear();
        }
    }

    @Override
    public int scope() {
        return sessionId;
    }

    @Override
    public FixId id() {
        return id;
    }

    /** What it asks for; a cancel asks for none. */
    Terms terms() {
        Terms asked = terms;
        if (asked == null) {
            throw new IllegalStateException("a cancel has no terms: venueRequestId=" + venueRequestId);
        }
        return asked;
    }

    boolean hasTerms() {
        return terms != null;
    }

    Kind kind() {
        return kind;
    }

    boolean isReplace() {
        return kind == Kind.REPLACE;
    }

    boolean isOfTheHouse() {
        return ofTheHouse;
    }

    /** Its ClOrdID(11) is that of a mass request, or the order's: nobody finds it by that. */
    void borrowId(FixId from) {
        id.set(from);
        borrowed = true;
    }

    /** Its ClOrdID(11) is the order's, also when that changes before it is answered. */
    void followOrder(Request current) {
        borrowId(current.id());
        followsOrder = true;
        named = current;
    }

    boolean isFollowing() {
        return followsOrder;
    }

    /** Whether the client may name it by its ClOrdID(11). */
    boolean hasOwnId() {
        return !ofTheHouse && !borrowed;
    }

    /** The request that OrigClOrdID(41) named; none for a new order. */
    @Nullable Request named() {
        return named;
    }

    void names(@Nullable Request request) {
        named = request;
    }

    /** The custom fields that came with it; none usually. */
    @Nullable CustomFields custom() {
        return custom;
    }

    void custom(@Nullable CustomFields fields) {
        custom = fields;
    }

    /** Why the house asks; NONE for what a client asks. */
    HouseReason houseReason() {
        return houseReason;
    }

    void houseReason(HouseReason reason) {
        houseReason = reason;
    }

    /** What OrigClOrdID(41) at the venue stood for when it was sent. */
    long namedVenueRequestId() {
        return namedVenueRequestId;
    }

    void named(long newNamedVenueRequestId) {
        namedVenueRequestId = newNamedVenueRequestId;
    }

    /** A replace to CumQty(14) or below, which went to the venue as a cancel. */
    boolean cancelsBalance() {
        return cancelsBalance;
    }

    void cancelBalance() {
        cancelsBalance = true;
    }

    /** Whether the venue's Canceled is its answer. */
    boolean isCancelAtVenue() {
        return kind == Kind.CANCEL || cancelsBalance;
    }

    boolean isHeld() {
        return state == State.HELD;
    }

    /** Whether it waits here and would raise or move the order; one that takes the balance back is a cancel. */
    boolean isHeldReplace() {
        return isHeld() && isReplace() && !cancelsBalance;
    }

    boolean isSent() {
        return state == State.SENT;
    }

    boolean isPending() {
        return state == State.HELD || state == State.SENT;
    }

    boolean isRefused() {
        return state == State.REFUSED || state == State.REFUSED_AS_ENDED;
    }

    boolean isRefusedAsEnded() {
        return state == State.REFUSED_AS_ENDED;
    }

    void sent(long newVenueRequestId) {
        venueRequestId = newVenueRequestId;
        state = State.SENT;
    }

    void hold() {
        state = State.HELD;
    }

    void done() {
        state = State.DONE;
    }

    void refused() {
        state = State.REFUSED;
    }

    void refusedAsEnded() {
        state = State.REFUSED_AS_ENDED;
    }

    /** What ClOrdID(11) at the venue stands for; 0 before it was sent. */
    long venueRequestId() {
        return venueRequestId;
    }

    long riskPxE8() {
        return riskPxE8;
    }

    void riskPxE8(long pxE8) {
        riskPxE8 = pxE8;
    }

    /** The order it speaks of; none when it named an unknown one. */
    @Nullable Order order() {
        return order;
    }

    Order knownOrder() {
        Order known = order;
        if (known == null) {
            throw new IllegalStateException("request without order: venueRequestId=" + venueRequestId);
        }
        return known;
    }

    @Nullable Request next() {
        return next;
    }

    void next(@Nullable Request request) {
        next = request;
    }

    void save(MutableDirectBuffer buffer, int row, long timeEpochNs) {
        Order known = order;
        buffer.putLong(row, known == null ? timeEpochNs : known.orderId(), ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(row + 8, sessionId, ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(row + 12, known == null ? 1 : 0, ByteOrder.LITTLE_ENDIAN);
        id.write(buffer, row + 16);
        buffer.putLong(row + 56, venueRequestId, ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(row + 64, riskPxE8, ByteOrder.LITTLE_ENDIAN);
        if (terms == null) {
            Terms.writeNone(buffer, row + 72);
        } else {
            terms.write(buffer, row + 72);
        }
        int at = row + 72 + Terms.LENGTH;
        buffer.putByte(at, kind.code);
        buffer.putByte(at + 1, state.code);
        buffer.putByte(at + 2, (byte) (cancelsBalance ? 1 : 0));
        buffer.putByte(at + 3, (byte) (known != null && known.current() == this ? 1 : 0));
        buffer.putByte(at + 4, (byte) (borrowed ? 1 : 0));
        buffer.putByte(at + 7, (byte) (followsOrder ? 1 : 0));
        buffer.putInt(at + 8, known == null ? RequestChain.NOT_THERE : known.placeOf(named), ByteOrder.LITTLE_ENDIAN);
        buffer.putByte(at + 5, (byte) (known != null && known.atVenue() == this ? 1 : 0));
        buffer.putByte(at + 6, (byte) houseReason.code());
        buffer.putLong(at + 12, namedVenueRequestId, ByteOrder.LITTLE_ENDIAN);
    }

    /** The order id of a saved row, or the time of a row without order. */
    static long orderIdOrTime(DirectBuffer buffer, int row) {
        return buffer.getLong(row, ByteOrder.LITTLE_ENDIAN);
    }

    static boolean isWithoutOrder(DirectBuffer buffer, int row) {
        return buffer.getInt(row + 12, ByteOrder.LITTLE_ENDIAN) == 1;
    }

    /** Whether a saved request is the one whose ClOrdID(11) is the order's. */
    static boolean isCurrent(DirectBuffer buffer, int row) {
        return buffer.getByte(row + 72 + Terms.LENGTH + 3) != 0;
    }

    /** Whether a saved request is the one by which the venue knows the order. */
    static boolean isAtVenue(DirectBuffer buffer, int row) {
        return buffer.getByte(row + 72 + Terms.LENGTH + 5) != 0;
    }

    static Kind kind(DirectBuffer buffer, int row) {
        return Kind.of(buffer.getByte(row + 72 + Terms.LENGTH));
    }

    void load(DirectBuffer buffer, int row, @Nullable Order newOrder) {
        int at = row + 72 + Terms.LENGTH;
        open(kind(buffer, row), buffer.getInt(row + 8, ByteOrder.LITTLE_ENDIAN), newOrder);
        id.read(buffer, row + 16);
        venueRequestId = buffer.getLong(row + 56, ByteOrder.LITTLE_ENDIAN);
        riskPxE8 = buffer.getLong(row + 64, ByteOrder.LITTLE_ENDIAN);
        if (terms != null) {
            terms.read(buffer, row + 72);
        }
        state = State.of(buffer.getByte(at + 1));
        cancelsBalance = buffer.getByte(at + 2) != 0;
        borrowed = buffer.getByte(at + 4) != 0;
        followsOrder = buffer.getByte(at + 7) != 0;
        named = newOrder == null ? null : newOrder.requestAt(buffer.getInt(at + 8, ByteOrder.LITTLE_ENDIAN));
        houseReason = HouseReason.of(buffer.getByte(at + 6));
        namedVenueRequestId = buffer.getLong(at + 12, ByteOrder.LITTLE_ENDIAN);
    }
}
