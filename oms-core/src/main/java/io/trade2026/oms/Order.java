package io.trade2026.oms;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.OrdStatus;
import io.trade2026.risk.exposure.Reservation;
import org.jspecify.annotations.Nullable;

/**
 * One order of a client: its terms as last accepted, its requests, its fills, and the only writer of LeavesQty(151)
 * and OrdStatus(39).
 *
 * <p>Invariants (order semantics, section 3): CumQty is the sum of the fills that count, LeavesQty is OrderQty less CumQty and
 * never negative, 0 once closed; OrderQty changes by replace and restatement only.
 */
final class Order {
    private final Terms terms = new Terms();
    private final FixId venueOrderId = new FixId();
    private final Fills fills = new Fills();
    private final Reservation reservation = new Reservation();
    private final RequestChain requests = new RequestChain();
    private final OrderState state = new OrderState();
    private final OpenLink inParty = new OpenLink(this);
    private final OpenLink inMarket = new OpenLink(this);

    private long orderId;
    private int sessionId;
    private int accountId;
    private int instrumentId;
    private int venueId;
    private int venueSessionId;
    private int traderId;
    private int strategyId;
    private long closedEpochNs;
    private long openPlace;

    private boolean inDoubt;
    private boolean withheld;
    private int wishes;
    private int closedDay;
    private int sweptBy;

    private @Nullable Execution firstExecution;
    private @Nullable Execution lastExecution;
    private @Nullable Order previous;
    private @Nullable Order next;
    private @Nullable Order nextClosed;
    private @Nullable OrderList list;
    private @Nullable CustomFields custom;
    private boolean waitsForPurge;

    /** What stands in a report on an order that is not known; it is kept nowhere. */
    static Order unknown(int sessionId) {
        Order nobody = new Order();
        nobody.open(0, sessionId);
        Request request = new Request();
        request.open(Request.Kind.PLACE, sessionId, nobody);
        nobody.append(request);
        return nobody;
    }

    void open(long newOrderId, int newSessionId) {
        orderId = newOrderId;
        sessionId = newSessionId;
        accountId = 0;
        instrumentId = 0;
        venueId = 0;
        venueSessionId = 0;
        traderId = 0;
        strategyId = 0;
        sweptBy = 0;
        closedEpochNs = 0;
        openPlace = 0;
        fills.clear();
        venueOrderId.clear();
        terms.clear();
        state.clear();
        inDoubt = false;
        withheld = false;
        list = null;
        custom = null;
        wishes = 0;
        closedDay = 0;
        requests.clear();
        firstExecution = null;
        lastExecution = null;
        waitsForPurge = false;
    }

    void of(int newAccountId, int newTraderId, int newStrategyId, int newInstrumentId) {
        accountId = newAccountId;
        traderId = newTraderId;
        strategyId = newStrategyId;
        instrumentId = newInstrumentId;
    }

    void route(int newVenueId, int newVenueSessionId) {
        venueId = newVenueId;
        venueSessionId = newVenueSessionId;
    }

    int traderId() {
        return traderId;
    }

    /** 0 when it names none that is known. */
    int strategyId() {
        return strategyId;
    }

    // What happens to it

    /** What has become of it at the venue; changed through the methods below, which say what else follows. */
    OrderState state() {
        return state;
    }

    void accept() {
        state.accept();
    }

    void reject() {
        state.reject();
    }

    void cancel() {
        state.cancel();
    }

    void expire() {
        state.expire();
    }

    void calculate() {
        state.calculate();
    }

    void finishDay() {
        state.finishDay();
    }

    void suspend() {
        state.suspend();
    }

    void stop() {
        state.stop();
    }

    void doubt(boolean doubtful) {
        inDoubt = doubtful;
    }

    /** Whether it waits, reserved but unknown to its venue, for its list to be executed. */
    void withhold(boolean waits) {
        withheld = waits;
    }

    /** The terms of an accepted replace; one of the house leaves the client's ClOrdID(11) as it is. */
    void replace(Request request) {
        terms.set(request.terms());
        custom = request.custom() == null ? custom : request.custom();
        requests.accepted(request);
        requests.follow();
        state.accept();
    }

    /** The first of the reasons why the house wants it cancelled as soon as that is possible; NONE when it does not. */
    HouseReason wish() {
        return HouseReason.firstOf(wishes);
    }

    /** The {@link HouseReason#bit()}s of all of those reasons. */
    int wishes() {
        return wishes;
    }

    void wishes(int reasons) {
        wishes = reasons;
    }

    void wish(HouseReason reason) {
        wishes |= reason.bit();
    }

    /** This reason is over; others may go on. */
    void unwish(HouseReason reason) {
        wishes &= ~reason.bit();
    }

    /** Its trading day is over: a day order that was done, or filled, can never live again. */
    void endDay() {
        state.expire();
    }

    /** What the venue changed by itself; null values change nothing. */
    void restate(long orderQtyE8, long priceE8) {
        if (orderQtyE8 != Decimal8.NULL) {
            terms.orderQtyE8(orderQtyE8);
        }
        if (priceE8 != Decimal8.NULL) {
            terms.priceE8(priceE8);
        }
        state.restate();
    }

    /** The next trading day of a good-till order. */
    void startDay() {
        fills.startDay();
        state.startDay();
    }

    // What it is

    long orderId() {
        return orderId;
    }

    int sessionId() {
        return sessionId;
    }

    int accountId() {
        return accountId;
    }

    int instrumentId() {
        return instrumentId;
    }

    int venueId() {
        return venueId;
    }

    int venueSessionId() {
        return venueSessionId;
    }

    Terms terms() {
        return terms;
    }

    FixId venueOrderId() {
        return venueOrderId;
    }

    Reservation reservation() {
        return reservation;
    }

    Fills fills() {
        return fills;
    }

    boolean isAcked() {
        return state.isAcked();
    }

    boolean isInDoubt() {
        return inDoubt;
    }

    boolean isWithheld() {
        return withheld;
    }

    boolean isRejected() {
        return state.isRejected();
    }

    /** How many sweeps of kill switches follow it. */
    int sweptBy() {
        return sweptBy;
    }

    void sweptBy(int more) {
        sweptBy += more;
    }

    /** The list it came in; none for a single order. */
    @Nullable OrderList list() {
        return list;
    }

    void list(OrderList newList) {
        list = newList;
    }

    /** The custom fields of its terms: those of the last accepted request that had some. */
    @Nullable CustomFields custom() {
        return custom;
    }

    void custom(@Nullable CustomFields fields) {
        custom = fields;
    }

    /** The custom fields that go to the venue with a request. */
    @Nullable CustomFields customOf(Request request) {
        return request.custom() == null ? custom : request.custom();
    }

    long cumQtyE8() {
        return fills.cumQtyE8();
    }

    /** DayOrderQty(424), from the second trading day on. */
    long dayOrderQtyE8() {
        return fills.day() == 0 ? Decimal8.NULL : terms.orderQtyE8() - (fills.cumQtyE8() - fills.dayCumQtyE8());
    }

    boolean isFilled() {
        return fills.cumQtyE8() > 0 && fills.cumQtyE8() >= terms.orderQtyE8();
    }

    /** Ended by whatever but a fill. */
    boolean isEnded() {
        return isOver() || (state.isDoneForDay() && !terms.isGoodTill());
    }

    /** Ended for good: not even a restatement of the venue brings it back. */
    boolean isOver() {
        return state.isOver();
    }

    boolean isSuspended() {
        return state.isSuspended();
    }

    /** Whether it can still be filled, cancelled or replaced. */
    boolean isLive() {
        return !isEnded() && !isFilled();
    }

    long leavesQtyE8() {
        return isEnded() ? 0 : Math.max(0, terms.orderQtyE8() - fills.cumQtyE8());
    }

    /** OrdStatus(39): the highest of the states that hold (order semantics 2.1). */
    OrdStatus status() {
        if (pending(Request.Kind.CANCEL) != null) {
            return OrdStatus.PENDING_CANCEL;
        }
        if (requests.hasReplaceAtVenue()) {
            return OrdStatus.PENDING_REPLACE;
        }
        return state.status(isFilled(), fills.cumQtyE8() > 0);
    }

    // Its requests

    void append(Request request) {
        requests.append(request);
    }

    /** The place of a request in the order of arrival, from 0. */
    int placeOf(@Nullable Request sought) {
        return requests.placeOf(sought);
    }

    /** The request at a place; none at {@link RequestChain#NOT_THERE}. */
    @Nullable Request requestAt(int place) {
        return requests.requestAt(place);
    }

    @Nullable Request firstRequest() {
        return requests.firstRequest();
    }

    /** The request that the order began with. */
    Request place() {
        return requests.place();
    }

    /** The request whose ClOrdID(11) is the order's now. */
    Request current() {
        return requests.current();
    }

    void current(Request request) {
        requests.current(request);
    }

    /** The last request that the venue accepted: by its id the venue knows the order. */
    Request atVenue() {
        return requests.atVenue();
    }

    void atVenue(Request request) {
        requests.atVenue(request);
    }

    /** The first unanswered request of the client of a kind. */
    @Nullable Request pending(Request.Kind kind) {
        return requests.pending(kind);
    }

    void answerFollowing() {
        requests.answerFollowing();
    }

    int pendingCount() {
        return requests.pendingCount();
    }

    /** Whether a cancel or replace is at the venue without an answer. */
    boolean awaitsVenue() {
        return requests.awaitsVenue();
    }

    /** The oldest unanswered cancel at the venue: the client's before the house's. */
    @Nullable Request cancelAtVenue() {
        return requests.cancelAtVenue();
    }

    @Nullable Request firstHeld() {
        return requests.firstHeld();
    }

    /** The last request that was not refused: what a replace has to name. */
    Request tail() {
        return requests.tail();
    }

    /** The newest replace at the venue, else the last accepted request: what OrigClOrdID(41) names there in a pipeline. */
    Request tailAtVenue() {
        return requests.tailAtVenue();
    }

    // Its reports

    void append(Execution execution) {
        Execution last = lastExecution;
        if (last == null) {
            firstExecution = execution;
        } else {
            last.next(execution);
        }
        lastExecution = execution;
    }

    @Nullable Execution firstExecution() {
        return firstExecution;
    }

    // Its place in the store

    @Nullable Order previous() {
        return previous;
    }

    @Nullable Order next() {
        return next;
    }

    void link(@Nullable Order newPrevious, @Nullable Order newNext) {
        previous = newPrevious;
        next = newNext;
    }

    @Nullable Order nextClosed() {
        return nextClosed;
    }

    void nextClosed(@Nullable Order order) {
        nextClosed = order;
    }

    /** Its place among open orders, by which they are told older from younger; 0 while it is not open. */
    long openPlace() {
        return openPlace;
    }

    void openPlace(long place) {
        openPlace = place;
    }

    /** Where it stands among the open orders of its parties. */
    OpenLink inParty() {
        return inParty;
    }

    /** Where it stands among the open orders of its market. */
    OpenLink inMarket() {
        return inMarket;
    }

    OpenLink openLink(OpenScope scope) {
        return scope.isOfMarkets() ? inMarket : inParty;
    }

    boolean waitsForPurge() {
        return waitsForPurge;
    }

    void waitForPurge(boolean waits) {
        waitsForPurge = waits;
    }

    long closedEpochNs() {
        return closedEpochNs;
    }

    void closedEpochNs(long epochNs) {
        closedEpochNs = epochNs;
    }

    /** Trading day of the house on which it closed. */
    int closedDay() {
        return closedDay;
    }

    void closedDay(int day) {
        closedDay = day;
    }
}
