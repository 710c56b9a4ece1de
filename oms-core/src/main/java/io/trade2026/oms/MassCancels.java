package io.trade2026.oms;

import static io.trade2026.messages.sbe.MessageHeaderEncoder.ENCODED_LENGTH;

import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.CancelMassDecoder;
import io.trade2026.messages.sbe.MassCancelIds;
import io.trade2026.messages.sbe.MassCancelReportedEncoder;
import io.trade2026.risk.RiskCore;
import io.trade2026.risk.reference.Party;
import io.trade2026.risk.reference.Session;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * OrderMassCancelRequest(q): answered at once by OrderMassCancelReport(r), then order by order.
 *
 * <pre>
 *   up to 5,000 open in the session ▶ r with 533 ▶ each has its request for a cancel, or its 9 ▶ pass: 500 are sent ▶ 500 more …
 *   more of them                    ▶ r without  ▶ pass: 500 have their request and it is sent, or their 9 ▶ 500 more …
 * </pre>
 *
 * <p>Each order in scope that is open is either counted in TotalAffectedOrders(533), and its cancel goes the way of a
 * single OrderCancelRequest(F) without a word of 150=6, or it has its OrderCancelReject(9) at once. Of more orders than are looked at in
 * one command nothing is counted, and an order has neither before it is reached. An order of after the request is not in it. The id of the
 * request is used up like that of any other, whether it is taken or refused.
 */
final class MassCancels implements PassWork {
    private static final byte OF_SECURITY = '1';
    private static final byte ALL_ORDERS = '7';
    private static final byte REFUSED = '0';
    private static final int NOT_SUPPORTED = 0;
    private static final int UNKNOWN_SECURITY = 1;
    private static final int OTHER = 99;
    private static final int TAKEN = -1;
    private static final String TOO_MANY = "TotalAffectedOrders(533): too many are open to be counted at once";
    private static final int SYMBOL_AT = FixId.LENGTH;
    private static final int ACCOUNT_AT = SYMBOL_AT + CancelMassDecoder.symbolEncodingLength();
    private static final int UNDER_OWN_IDS = 0x100;

    private final OrderStore store;
    private final EventWriter events;
    private final RiskCore risk;
    private final RequestFlow flow;
    private final Passes passes;
    private final MassScope scope = new MassScope();
    private final FixId requestId = new FixId();
    private final MassCancelReportedEncoder reported = new MassCancelReportedEncoder();

    MassCancels(OrderStore store, EventWriter events, RiskCore risk, RequestFlow flow, Passes passes) {
        this.store = store;
        this.events = events;
        this.risk = risk;
        this.flow = flow;
        this.passes = passes;
    }

    void cancel(CancelMassDecoder letter) {
        DirectBuffer from = letter.buffer();
        int sessionId = letter.origin().sessionId();
        int idAt = letter.offset() + CancelMassDecoder.clOrdIdEncodingOffset();
        if (store.byClOrdId(sessionId, from, idAt) != null) {
            refuse(letter, OTHER, Denial.DUPLICATE_CL_ORD_ID);
            return;
        }
        store.addOrphan(sessionId, Request.Kind.CANCEL, from, idAt, events.epochNs());
        requestId.read(from, idAt);
        int symbolAt = letter.offset() + CancelMassDecoder.symbolEncodingOffset();
        int accountAt = letter.offset() + CancelMassDecoder.accountEncodingOffset();
        scope.of(from, sessionId, symbolAt, accountAt, letter.side());
        boolean ofSecurity = letter.massCancelRequestType() == OF_SECURITY;
        if (!ofSecurity && letter.massCancelRequestType() != ALL_ORDERS) {
            refuse(letter, NOT_SUPPORTED, null);
        } else if ((ofSecurity || scope.hasSymbol()) && !isKnownSymbol(from, symbolAt)) {
            refuse(letter, UNKNOWN_SECURITY, Denial.UNKNOWN_SYMBOL);
        } else if (scope.hasAccount() && !isAccountOf(sessionId, from, accountAt)) {
            refuse(letter, OTHER, Denial.UNKNOWN_ACCOUNT);
        } else {
            int affected = count(sessionId);
            report(letter, letter.massCancelRequestType(), TAKEN, affected);
            events.commit(complete(affected == Passes.NOT_COUNTED ? TOO_MANY : ""));
            if (affected == Passes.NOT_COUNTED) {
                passes.begin(passOf(letter));
            } else {
                cancelEach(sessionId);
            }
        }
    }

    private boolean isKnownSymbol(DirectBuffer from, int at) {
        return risk.book().instrumentIdOf(from, at, CancelMassDecoder.symbolEncodingLength()) != 0;
    }

    private boolean isAccountOf(int sessionId, DirectBuffer from, int at) {
        int accountId = risk.book().accountIdOf(from, at, CancelMassDecoder.accountEncodingLength());
        Party account = risk.book().account(accountId);
        Session session = risk.book().session(sessionId);
        return account != null && session != null && account.clientId() == session.clientId();
    }

    // The report

    private void refuse(CancelMassDecoder letter, int reason, @Nullable Denial denial) {
        report(letter, REFUSED, reason, 0);
        if (denial != null) {
            EventWriter.explain(reported.explanation(), denial);
        }
        events.commit(complete(denial == null ? "MassCancelRequestType(530): only 1 and 7 are taken" : ""));
    }

    private void report(CancelMassDecoder letter, byte response, int rejectReason, int affected) {
        events.buffer().setMemory(0, ENCODED_LENGTH + MassCancelReportedEncoder.BLOCK_LENGTH, (byte) 0);
        reported.wrapAndApplyHeader(events.buffer(), 0, events.header());
        events.stamp(reported.header());
        reported.sessionId(letter.origin().sessionId())
                .massCancelRequestType(letter.massCancelRequestType())
                .massCancelResponse(response)
                .massCancelRejectReason(rejectReason)
                .totalAffectedOrders(affected)
                .side(letter.side());
        int at = reported.offset();
        DirectBuffer from = letter.buffer();
        events.buffer()
                .putBytes(
                        at + MassCancelReportedEncoder.clOrdIdEncodingOffset(),
                        from,
                        letter.offset() + CancelMassDecoder.clOrdIdEncodingOffset(),
                        FixId.LENGTH);
        events.buffer()
                .putBytes(
                        at + MassCancelReportedEncoder.symbolEncodingOffset(),
                        from,
                        letter.offset() + CancelMassDecoder.symbolEncodingOffset(),
                        CancelMassDecoder.symbolEncodingLength());
    }

    private int complete(String text) {
        return reported.text(text).encodedLength();
    }

    // The orders

    private int count(int sessionId) {
        return passes.count(
                new OpenScope.OfSession(sessionId), order -> isOpenInScope(order) && obstacle(order) == null);
    }

    private boolean isUnderOwnIds(int sessionId) {
        Session session = risk.book().session(sessionId);
        return session != null && session.massCancelIds() == MassCancelIds.ORDER;
    }

    /** All of them have their requests now, as they are counted; these leave as many at a time as a slice has. */
    private void cancelEach(int sessionId) {
        boolean underOwnIds = isUnderOwnIds(sessionId);
        int asked = 0;
        OpenWalk walk = store.open().walk(new OpenScope.OfSession(sessionId));
        for (Order order = walk.take(); order != null; order = walk.take()) {
            if (isOpenInScope(order)) {
                asked += ask(order, underOwnIds, false) ? 1 : 0;
            }
        }
        store.open().end(walk);
        if (asked > 0) {
            passes.begin(new Pass(PassKind.SEND_CANCELS, sessionId, 0));
        }
    }

    private Pass passOf(CancelMassDecoder letter) {
        int sessionId = letter.origin().sessionId();
        int detail = (letter.side() & 0xFF) | (isUnderOwnIds(sessionId) ? UNDER_OWN_IDS : 0);
        Pass pass = new Pass(PassKind.MASS_CANCEL, sessionId, 0).with(detail, 0);
        requestId.write(pass.words(), 0);
        scope.copySymbol(pass.words(), SYMBOL_AT);
        scope.copyAccount(pass.words(), ACCOUNT_AT);
        return pass;
    }

    @Override
    public OpenScope scope(Pass pass) {
        return new OpenScope.OfSession(pass.ofId());
    }

    @Override
    public boolean visit(Pass pass, Order order) {
        requestId.read(pass.words(), 0);
        scope.of(pass.words(), pass.ofId(), SYMBOL_AT, ACCOUNT_AT, (byte) pass.detail());
        if (!isOpenInScope(order)) {
            return false;
        }
        ask(order, (pass.detail() & UNDER_OWN_IDS) != 0, true);
        return true;
    }

    /** Gives an order its request; says whether it stands. It is sent now, or by a pass. */
    private boolean ask(Order order, boolean underOwnId, boolean now) {
        Denial obstacle = obstacle(order);
        Request request = underOwnId
                ? store.addUnderOrdersId(order, Request.Kind.CANCEL)
                : store.addBorrowing(order, Request.Kind.CANCEL, requestId);
        if (obstacle != null) {
            flow.refuse(order, request, reason(obstacle), obstacle);
        } else if (now) {
            flow.sendOrHold(order, request);
        }
        return obstacle == null;
    }

    private static int reason(Denial obstacle) {
        if (obstacle == Denial.MARKET_FROZEN) {
            return RequestFlow.TOO_LATE;
        }
        return obstacle == Denial.REQUEST_PENDING ? RequestFlow.ALREADY_PENDING : RequestFlow.OTHER;
    }

    private boolean isOpenInScope(Order order) {
        return order.isLive() && scope.holds(order);
    }

    /** What stands against the cancel of an open order, as against a single one. */
    private @Nullable Denial obstacle(Order order) {
        if (order.pending(Request.Kind.CANCEL) != null) {
            return Denial.REQUEST_PENDING;
        }
        if (flow.isFrozen(order)) {
            return Denial.MARKET_FROZEN;
        }
        return flow.isVenueUp(order) ? null : Denial.VENUE_DOWN;
    }
}
