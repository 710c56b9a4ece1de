package io.trade2026.oms;

import static io.trade2026.messages.sbe.MessageHeaderEncoder.ENCODED_LENGTH;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.CancelByDeskDecoder;
import io.trade2026.messages.sbe.CheckOrderDecoder;
import io.trade2026.messages.sbe.DeskAct;
import io.trade2026.messages.sbe.DeskActionTakenEncoder;
import io.trade2026.messages.sbe.EnterDeskOrderDecoder;
import io.trade2026.messages.sbe.OrderCheckedEncoder;
import io.trade2026.messages.sbe.OrderTermsDecoder;
import io.trade2026.messages.sbe.RejectNextDecoder;
import io.trade2026.messages.sbe.ReplaceByDeskDecoder;
import io.trade2026.messages.sbe.SendNewsDecoder;
import io.trade2026.messages.sbe.SessionRole;
import io.trade2026.risk.RiskCore;
import io.trade2026.risk.controls.Decision;
import io.trade2026.risk.controls.OrderView;
import io.trade2026.risk.reference.Party;
import io.trade2026.risk.reference.Session;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What the desk does for clients: orders, cancels and replaces by telephone, news, and in a lab the refusal of a next request.
 *
 * <p>Each command is answered once: DeskActionTaken, before what follows from it, or CommandRefused, and then nothing has changed.
 * Risk is asked as for a client. The client hears of what was done, never of what was refused.
 */
final class DeskActions {
    private static final int NAME_WIDTH = 24;
    private static final int MAX_TEXT = 255;

    private final OrderStore store;
    private final EventWriter events;
    private final RiskCore risk;
    private final RequestFlow flow;
    private final Admission admission;
    private final RejectedNext rejected;
    private final Overrides overrides;
    private final DeskNews news;
    private final PartyWords names;
    private final Order draft = new Order();
    private final Terms asked = new Terms();
    private final UnsafeBuffer reason = new UnsafeBuffer(new byte[MAX_TEXT + 1]);
    private final OrderCheckedEncoder checked = new OrderCheckedEncoder();
    private final DeskActionTakenEncoder taken = new DeskActionTakenEncoder();

    DeskActions(
            OrderStore store,
            EventWriter events,
            RiskCore risk,
            RequestFlow flow,
            Admission admission,
            RejectedNext rejected,
            Overrides overrides) {
        this.store = store;
        this.events = events;
        this.risk = risk;
        this.flow = flow;
        this.admission = admission;
        this.rejected = rejected;
        this.overrides = overrides;
        this.news = new DeskNews(events, risk);
        this.names = new PartyWords(risk.book());
    }

    // Orders by telephone

    void enter(EnterDeskOrderDecoder letter) {
        asked.read(letter.buffer(), letter.terms().offset());
        Session session =
                letter.sessionId() == 0 ? sessionOfAccount() : risk.book().session(letter.sessionId());
        if (session == null || session.role() != SessionRole.CLIENT) {
            refuse(letter.sbeTemplateId(), letter.correlationId(), "Account(1): no client session trades for it");
            return;
        }
        if (store.isFull()) {
            refuse(letter.sbeTemplateId(), letter.correlationId(), DecisionText.of(Denial.STORE_FULL));
            return;
        }
        int userAt = letter.offset() + EnterDeskOrderDecoder.userEncodingOffset();
        draft.open(0, session.id());
        draft.terms().set(asked);
        overrides.ask(DeskAct.ENTER, letter.correlationId(), 0, session.id(), asked, letter.buffer(), userAt);
        if (!admission.mayEnter(draft, OrderView.ABSENT, OrderView.ABSENT)) {
            refuse(letter.sbeTemplateId(), letter.correlationId(), overrides.refusal());
            return;
        }
        Order order = store.add(events.nextNumber(), session.id());
        order.terms().set(draft.terms());
        order.of(draft.accountId(), draft.traderId(), draft.strategyId(), draft.instrumentId());
        order.route(draft.venueId(), draft.venueSessionId());
        Request request = store.addOfTheHouse(order, Request.Kind.PLACE, HouseReason.DESK);
        int length = letter.getReason(reason, 0, MAX_TEXT);
        begin(letter.correlationId(), DeskAct.ENTER, letter.buffer(), userAt)
                .orderId(order.orderId())
                .sessionId(session.id());
        commit(length);
        overrides.taken(order.orderId());
        admission.enter(order, request);
    }

    /**
     * Says what would be decided about an order. It changes nothing, and the event tells the decision only.
     *
     * @param letter the question
     */
    void check(CheckOrderDecoder letter) {
        asked.read(letter.buffer(), letter.terms().offset());
        Session session =
                letter.sessionId() == 0 ? sessionOfAccount() : risk.book().session(letter.sessionId());
        if (session == null || session.role() != SessionRole.CLIENT) {
            refuse(letter.sbeTemplateId(), letter.correlationId(), "Account(1): no client session trades for it");
            return;
        }
        draft.open(0, session.id());
        draft.terms().set(asked);
        boolean passes = admission.mayEnter(draft, OrderView.ABSENT, OrderView.ABSENT);
        Decision decision = admission.decision();
        events.buffer().setMemory(0, ENCODED_LENGTH + OrderCheckedEncoder.BLOCK_LENGTH, (byte) 0);
        checked.wrapAndApplyHeader(events.buffer(), 0, events.header());
        events.stamp(checked.header());
        checked.correlationId(letter.correlationId())
                .sessionId(session.id())
                .venueId(passes ? draft.venueId() : 0)
                .reserveQtyE8(passes ? decision.reserveQtyE8() : 0)
                .reserveE4(passes ? decision.reserveE4() : 0);
        checked.buffer()
                .putBytes(
                        checked.offset() + OrderCheckedEncoder.userEncodingOffset(),
                        letter.buffer(),
                        letter.offset() + CheckOrderDecoder.userEncodingOffset(),
                        NAME_WIDTH);
        draft.terms().write(checked.buffer(), checked.terms().offset());
        decision.writeTo(checked.explanation());
        checked.text(DecisionText.of(decision, names));
        events.commit(checked.encodedLength());
    }

    /** The client session of the account with the lowest number. */
    private @Nullable Session sessionOfAccount() {
        int accountId = risk.book().accountIdOf(asked.bytes(), OrderTermsDecoder.accountEncodingOffset(), NAME_WIDTH);
        Party account = accountId == 0 ? null : risk.book().account(accountId);
        Session lowest = null;
        for (int i = 0; account != null && i < risk.book().sessionCount(); i++) {
            Session session = risk.book().sessionAt(i);
            if (session.role() == SessionRole.CLIENT
                    && session.clientId() == account.clientId()
                    && (lowest == null || session.id() < lowest.id())) {
                lowest = session;
            }
        }
        return lowest;
    }

    void cancel(CancelByDeskDecoder letter) {
        Order order = store.order(letter.orderId());
        Denial fault = faultOf(order);
        if (order == null || fault != null) {
            refuse(letter.sbeTemplateId(), letter.correlationId(), fault);
            return;
        }
        if (order.pending(Request.Kind.CANCEL) != null || order.cancelAtVenue() != null) {
            refuse(letter.sbeTemplateId(), letter.correlationId(), Denial.REQUEST_PENDING);
            return;
        }
        int length = letter.getReason(reason, 0, MAX_TEXT);
        int userAt = letter.offset() + CancelByDeskDecoder.userEncodingOffset();
        begin(letter.correlationId(), DeskAct.CANCEL, letter.buffer(), userAt)
                .orderId(order.orderId())
                .sessionId(order.sessionId());
        commit(length);
        flow.cancelForTheHouse(order, HouseReason.DESK);
    }

    void replace(ReplaceByDeskDecoder letter) {
        Order order = store.order(letter.orderId());
        Denial fault = faultOf(order);
        if (order == null || fault != null) {
            refuse(letter.sbeTemplateId(), letter.correlationId(), fault);
            return;
        }
        asked.set(order.terms());
        if (letter.orderQtyE8() != Decimal8.NULL) {
            asked.orderQtyE8(letter.orderQtyE8());
        }
        if (letter.priceE8() != Decimal8.NULL) {
            asked.priceE8(letter.priceE8());
        }
        if (order.isWithheld()) {
            refuse(letter.sbeTemplateId(), letter.correlationId(), Denial.LIST_WAITS);
        } else if (order.pendingCount() > 0) {
            refuse(letter.sbeTemplateId(), letter.correlationId(), Denial.REQUEST_PENDING);
        } else if (order.cumQtyE8() > 0 && asked.orderQtyE8() <= order.cumQtyE8()) {
            refuse(letter.sbeTemplateId(), letter.correlationId(), Denial.BELOW_CUM_QTY);
        } else {
            replace(order, letter);
        }
    }

    private void replace(Order order, ReplaceByDeskDecoder letter) {
        int userAt = letter.offset() + ReplaceByDeskDecoder.userEncodingOffset();
        overrides.ask(
                DeskAct.REPLACE,
                letter.correlationId(),
                order.orderId(),
                order.sessionId(),
                asked,
                letter.buffer(),
                userAt);
        if (!admission.mayReplace(order, asked, OrderView.ABSENT, OrderView.ABSENT)) {
            refuse(letter.sbeTemplateId(), letter.correlationId(), overrides.refusal());
            return;
        }
        int length = letter.getReason(reason, 0, MAX_TEXT);
        begin(letter.correlationId(), DeskAct.REPLACE, letter.buffer(), userAt)
                .orderId(order.orderId())
                .sessionId(order.sessionId());
        commit(length);
        overrides.taken(order.orderId());
        send(order);
    }

    private void send(Order order) {
        Request request = store.addOfTheHouse(order, Request.Kind.REPLACE, HouseReason.DESK);
        request.terms().set(asked);
        request.riskPxE8(admission.decision().riskPxE8());
        admission.noteReplace();
        flow.reserve(order);
        admission.noteUse();
        flow.send(order, request, false, admission.decision());
    }

    /** What keeps the desk from changing an order; none when it may. */
    private @Nullable Denial faultOf(@Nullable Order order) {
        if (order == null) {
            return Denial.UNKNOWN_ORDER;
        }
        if (!order.isLive()) {
            return Denial.TOO_LATE;
        }
        if (flow.isFrozen(order)) {
            return Denial.MARKET_FROZEN;
        }
        return flow.isVenueUp(order) ? null : Denial.VENUE_DOWN;
    }

    // For trying things out

    void rejectNext(RejectNextDecoder letter) {
        Session session = risk.book().session(letter.sessionId());
        if (session == null || session.role() != SessionRole.CLIENT) {
            refuse(letter.sbeTemplateId(), letter.correlationId(), "sessionId: is no client session");
            return;
        }
        if (!RejectedNext.isRefusable(letter.msgType())) {
            refuse(letter.sbeTemplateId(), letter.correlationId(), "MsgType(35): must be D, F or G");
            return;
        }
        rejected.add(letter);
        int length = letter.getReason(reason, 0, MAX_TEXT);
        int userAt = letter.offset() + RejectNextDecoder.userEncodingOffset();
        begin(letter.correlationId(), DeskAct.REJECT_NEXT, letter.buffer(), userAt)
                .sessionId(letter.sessionId());
        commit(length);
    }

    // News

    void news(SendNewsDecoder letter) {
        if (!news.hasReaders(letter.sessionId())) {
            refuse(letter.sbeTemplateId(), letter.correlationId(), "sessionId: no client session takes notices");
            return;
        }
        news.read(letter);
        int length = letter.getReason(reason, 0, MAX_TEXT);
        int userAt = letter.offset() + SendNewsDecoder.userEncodingOffset();
        begin(letter.correlationId(), DeskAct.NEWS, letter.buffer(), userAt).sessionId(letter.sessionId());
        commit(length);
        news.tell(letter.sessionId());
    }

    // Answers

    private void refuse(int templateId, long correlationId, @Nullable Denial denial) {
        refuse(templateId, correlationId, denial == null ? "" : DecisionText.of(denial));
    }

    private void refuse(int templateId, long correlationId, String text) {
        events.refuse(templateId, correlationId, text);
    }

    private DeskActionTakenEncoder begin(long correlationId, DeskAct act, DirectBuffer from, int userAt) {
        events.buffer().setMemory(0, ENCODED_LENGTH + DeskActionTakenEncoder.BLOCK_LENGTH, (byte) 0);
        taken.wrapAndApplyHeader(events.buffer(), 0, events.header());
        events.stamp(taken.header());
        taken.correlationId(correlationId).act(act);
        taken.buffer().putBytes(taken.offset() + DeskActionTakenEncoder.userEncodingOffset(), from, userAt, NAME_WIDTH);
        return taken;
    }

    private void commit(int reasonLength) {
        taken.putReason(reason, 0, reasonLength);
        events.commit(taken.encodedLength());
    }
}
