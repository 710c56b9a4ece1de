package io.trade2026.oms;

import static io.trade2026.messages.sbe.MessageHeaderEncoder.ENCODED_LENGTH;

import io.trade2026.messages.sbe.AskMassStatusDecoder;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.MassStatusNone;
import io.trade2026.messages.sbe.MessageRefusedEncoder;
import io.trade2026.messages.sbe.OrdStatus;
import io.trade2026.messages.sbe.OrderChangedEncoder;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.risk.RiskCore;
import io.trade2026.risk.reference.Session;
import java.nio.charset.StandardCharsets;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * OrderMassStatusRequest(AF): one report for each order of the session that is open, or that a request is still pending
 * for; closed orders are not told again. The last one says so.
 */
final class MassStatus {
    private static final int OF_SECURITY = 1;
    private static final int ALL_ORDERS = 7;
    private static final int OTHER = 0;
    private static final int UNKNOWN_ID = 1;
    private static final int UNKNOWN_SECURITY = 2;
    private static final int FIELD_MISSING = 5;
    private static final int SYMBOL_TAG = 55;
    private static final int TYPE_TAG = 585;
    private static final int NO_TAG = 0;
    private static final String NONE_OPEN = "no order is open";

    private final OrderStore store;
    private final EventWriter events;
    private final RiskCore risk;
    private final MassScope scope = new MassScope();
    private final MessageRefusedEncoder refused = new MessageRefusedEncoder();

    MassStatus(OrderStore store, EventWriter events, RiskCore risk) {
        this.store = store;
        this.events = events;
        this.risk = risk;
    }

    void tell(AskMassStatusDecoder letter) {
        int symbolAt = letter.offset() + AskMassStatusDecoder.symbolEncodingOffset();
        int accountAt = letter.offset() + AskMassStatusDecoder.accountEncodingOffset();
        scope.of(letter.buffer(), letter.origin().sessionId(), symbolAt, accountAt, letter.side());
        boolean ofSecurity = letter.massStatusReqType() == OF_SECURITY;
        if (!ofSecurity && letter.massStatusReqType() != ALL_ORDERS) {
            refuse(letter, OTHER, TYPE_TAG, "MassStatusReqType(585): only 1 and 7 are answered");
        } else if (ofSecurity && !scope.hasSymbol()) {
            refuse(letter, FIELD_MISSING, SYMBOL_TAG, "Symbol(55): required with MassStatusReqType(585)=1");
        } else if (scope.hasSymbol() && !isKnownSymbol(letter, symbolAt)) {
            refuse(letter, UNKNOWN_SECURITY, SYMBOL_TAG, "Symbol(55): unknown symbol");
        } else {
            tellEach(letter);
        }
    }

    private boolean isKnownSymbol(AskMassStatusDecoder letter, int at) {
        return risk.book().instrumentIdOf(letter.buffer(), at, AskMassStatusDecoder.symbolEncodingLength()) != 0;
    }

    private void tellEach(AskMassStatusDecoder letter) {
        OpenScope ofSession = new OpenScope.OfSession(letter.origin().sessionId());
        int total = 0;
        OpenWalk counting = store.open().walk(ofSession);
        for (Order order = counting.take(); order != null; order = counting.take()) {
            total += scope.holds(order) ? 1 : 0;
        }
        store.open().end(counting);
        if (total == 0) {
            tellNone(letter);
            return;
        }
        int told = 0;
        OpenWalk telling = store.open().walk(ofSession);
        for (Order order = telling.take(); order != null; order = telling.take()) {
            if (scope.holds(order)) {
                told++;
                answer(events.fact(OrderFact.STATUS, order), letter, total, told == total);
                events.commitFact();
            }
        }
        store.open().end(telling);
    }

    private void answer(OrderChangedEncoder told, AskMassStatusDecoder letter, int total, boolean isLast) {
        told.totNumReports(total).lastRptRequested(isLast ? Bool.YES : Bool.NO);
        told.buffer()
                .putBytes(
                        told.offset() + OrderChangedEncoder.massStatusReqIdEncodingOffset(),
                        letter.buffer(),
                        letter.offset() + AskMassStatusDecoder.massStatusReqIdEncodingOffset(),
                        FixId.LENGTH);
    }

    // When there is nothing to tell

    private void tellNone(AskMassStatusDecoder letter) {
        Session session = risk.book().session(letter.origin().sessionId());
        if (session != null && session.massStatusNone() == MassStatusNone.REJECT) {
            refuse(letter, UNKNOWN_ID, NO_TAG, NONE_OPEN);
            return;
        }
        Order nobody = Order.unknown(letter.origin().sessionId());
        nobody.terms()
                .of(letter.buffer(), letter.offset() + AskMassStatusDecoder.symbolEncodingOffset(), letter.side());
        OrderChangedEncoder told = events.fact(OrderFact.STATUS, nobody);
        told.order().ordStatus(OrdStatus.REJECTED);
        answer(told, letter, 0, true);
        var text = new UnsafeBuffer(NONE_OPEN.getBytes(StandardCharsets.US_ASCII));
        events.commitFact(text, 0, text.capacity());
    }

    /** Answers by BusinessMessageReject(j). */
    private void refuse(AskMassStatusDecoder letter, int businessRejectReason, int tag, String text) {
        events.buffer().setMemory(0, ENCODED_LENGTH + MessageRefusedEncoder.BLOCK_LENGTH, (byte) 0);
        refused.wrapAndApplyHeader(events.buffer(), 0, events.header());
        events.stamp(refused.header());
        refused.sessionId(letter.origin().sessionId())
                .refSeqNum(letter.origin().msgSeqNum())
                .refTagId(tag)
                .sessionRejectReason(-1)
                .businessRejectReason(businessRejectReason)
                .refMsgType("AF");
        events.buffer()
                .putBytes(
                        refused.offset() + MessageRefusedEncoder.refIdEncodingOffset(),
                        letter.buffer(),
                        letter.offset() + AskMassStatusDecoder.massStatusReqIdEncodingOffset(),
                        FixId.LENGTH);
        events.commit(refused.text(text).encodedLength());
    }
}
