package io.trade2026.oms;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.CancelByDeskEncoder;
import io.trade2026.messages.sbe.CancelScope;
import io.trade2026.messages.sbe.CheckOrderEncoder;
import io.trade2026.messages.sbe.DefinePartyEncoder;
import io.trade2026.messages.sbe.DefineSessionEncoder;
import io.trade2026.messages.sbe.DownCause;
import io.trade2026.messages.sbe.EnterDeskOrderEncoder;
import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.MarketState;
import io.trade2026.messages.sbe.MassCancelIds;
import io.trade2026.messages.sbe.MassStatusNone;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.OrdType;
import io.trade2026.messages.sbe.OrderTermsEncoder;
import io.trade2026.messages.sbe.OrigIdOnReject;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.RejectNextEncoder;
import io.trade2026.messages.sbe.ReplaceByDeskEncoder;
import io.trade2026.messages.sbe.ReportGatewayAlarmEncoder;
import io.trade2026.messages.sbe.ReportGatewayAliveEncoder;
import io.trade2026.messages.sbe.ReportSessionStateEncoder;
import io.trade2026.messages.sbe.ResumePartyEncoder;
import io.trade2026.messages.sbe.SendNewsEncoder;
import io.trade2026.messages.sbe.SessionRole;
import io.trade2026.messages.sbe.SetKillSwitchEncoder;
import io.trade2026.messages.sbe.SetMarketStateEncoder;
import io.trade2026.messages.sbe.Severity;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.StartTradingDayEncoder;
import io.trade2026.messages.sbe.TimeInForce;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;

/** What the house tells the core of a {@link Desk}: the desk's own actions, gateways and sessions that come and go, the day. */
final class HouseLetters {
    /** The gateway that holds every session. */
    static final int GATEWAY = 1;

    private static final int NULL_INT = Integer.MIN_VALUE;

    private final Desk desk;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[2048]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();

    HouseLetters(Desk desk) {
        this.desk = desk;
    }

    private UnsafeBuffer blank() {
        buffer.setMemory(0, buffer.capacity(), (byte) 0);
        return buffer;
    }

    // The desk

    /** A limit order by telephone for INTC, good for the day. */
    void enter(int sessionId, String account, Side side, String qty, String price) {
        enter(sessionId, account, side, qty, price, TimeInForce.DAY);
    }

    void enter(int sessionId, String account, Side side, String qty, String price, TimeInForce timeInForce) {
        var letter = new EnterDeskOrderEncoder().wrapAndApplyHeader(blank(), 0, header);
        letter.correlationId(5).sessionId(sessionId).user("desk");
        write(letter.terms(), account, side, qty, price, timeInForce);
        letter.reason("by telephone");
        desk.send(buffer, letter.encodedLength());
    }

    /** Asks whether such an order would pass. */
    void check(int sessionId, String account, Side side, String qty, String price) {
        var letter = new CheckOrderEncoder().wrapAndApplyHeader(blank(), 0, header);
        letter.correlationId(5).sessionId(sessionId).user("desk");
        write(letter.terms(), account, side, qty, price, TimeInForce.DAY);
        desk.send(buffer, letter.encodedLength());
    }

    private void write(
            OrderTermsEncoder terms, String account, Side side, String qty, String price, TimeInForce timeInForce) {
        terms.symbol("INTC")
                .account(account)
                .currency("USD")
                .orderQtyE8(Decimal8.parse(qty))
                .priceE8(Decimal8.parse(price))
                .stopPxE8(Decimal8.NULL)
                .minQtyE8(Decimal8.NULL)
                .maxFloorE8(Decimal8.NULL)
                .cashOrderQtyE8(Decimal8.NULL)
                .expireEpochNs(Decimal8.NULL)
                .expireDateYmd(NULL_INT)
                .transactEpochNs(desk.nowEpochNs())
                .side(side)
                .ordType(OrdType.LIMIT)
                .timeInForce(timeInForce);
    }

    void cancel(long orderId) {
        var letter = new CancelByDeskEncoder().wrapAndApplyHeader(blank(), 0, header);
        letter.correlationId(6).orderId(orderId).user("desk").reason("by telephone");
        desk.send(buffer, letter.encodedLength());
    }

    /** An empty number leaves what is. */
    void replace(long orderId, String qty, String price) {
        var letter = new ReplaceByDeskEncoder().wrapAndApplyHeader(blank(), 0, header);
        letter.correlationId(7)
                .orderId(orderId)
                .orderQtyE8(qty.isEmpty() ? Decimal8.NULL : Decimal8.parse(qty))
                .priceE8(price.isEmpty() ? Decimal8.NULL : Decimal8.parse(price))
                .user("desk")
                .reason("by telephone");
        desk.send(buffer, letter.encodedLength());
    }

    void rejectNext(int sessionId, char msgType, int code, String text) {
        var letter = new RejectNextEncoder().wrapAndApplyHeader(blank(), 0, header);
        letter.correlationId(8)
                .sessionId(sessionId)
                .msgType((byte) msgType)
                .code(code)
                .user("desk")
                .text(text)
                .reason("trying");
        desk.send(buffer, letter.encodedLength());
    }

    void news(int sessionId, String headline, String text) {
        var letter = new SendNewsEncoder().wrapAndApplyHeader(blank(), 0, header);
        letter.correlationId(9)
                .sessionId(sessionId)
                .user("desk")
                .headline(headline)
                .text(text)
                .reason("news");
        desk.send(buffer, letter.encodedLength());
    }

    /** A gateway has something for operators. */
    void gatewayAlarm(int sessionId, String name, String text) {
        var letter = new ReportGatewayAlarmEncoder().wrapAndApplyHeader(blank(), 0, header);
        letter.sessionId(sessionId).name(name).severity(Severity.WARNING).text(text);
        desk.send(buffer, letter.encodedLength());
    }

    void startDay(int dateYmd, long correlationId) {
        var letter = new StartTradingDayEncoder().wrapAndApplyHeader(blank(), 0, header);
        letter.tradingDateYmd(dateYmd).correlationId(correlationId).user("ops").reason("close");
        desk.send(buffer, letter.encodedLength());
    }

    // Sessions and gateways

    /**
     * How a client session is set up against the loss of its link.
     *
     * @param causes which ends cancel its orders
     * @param scope which orders
     * @param graceMs how long it may be away
     * @param staleAfterMs how old a repeated order may be, 0 for any age
     * @param takesNotices whether it hears News(B)
     */
    record Care(Set<DownCause> causes, CancelScope scope, int graceMs, int staleAfterMs, boolean takesNotices) {
        static final Care NONE = new Care(Set.of(), CancelScope.DAY, 0, 0, false);

        Care cancelsOn(DownCause... these) {
            return new Care(Set.of(these), scope, graceMs, staleAfterMs, takesNotices);
        }

        Care of(CancelScope newScope) {
            return new Care(causes, newScope, graceMs, staleAfterMs, takesNotices);
        }

        Care within(int newGraceMs) {
            return new Care(causes, scope, newGraceMs, staleAfterMs, takesNotices);
        }

        Care staleAfter(int ms) {
            return new Care(causes, scope, graceMs, ms, takesNotices);
        }

        Care withNotices() {
            return new Care(causes, scope, graceMs, staleAfterMs, true);
        }
    }

    /** Defines a client session of the desk again. */
    void define(int sessionId, Desk.Profile profile, Care care) {
        define(sessionId, sessionId - 10, profile, care);
    }

    /** Defines a client session, which may be another one of its client. */
    void define(int sessionId, int client, Desk.Profile profile, Care care) {
        var letter = new DefineSessionEncoder().wrapAndApplyHeader(blank(), 0, header);
        letter.sessionId(sessionId)
                .role(SessionRole.CLIENT)
                .ackMode(profile.ack())
                .chainMode(profile.chain())
                .pendingAck(profile.pending())
                .reopenFilled(profile.reopen())
                .belowCum(profile.belowCum())
                .mayChooseVenue(Bool.NO)
                .compId("S" + sessionId)
                .client("CLIENT" + client)
                .defaultAccount("ACC" + client)
                .massCancelIds(MassCancelIds.REQUEST)
                .massStatusNone(MassStatusNone.REPORT)
                .origIdOnReject(OrigIdOnReject.LAST_ACCEPTED)
                .takesNotices(care.takesNotices ? Bool.YES : Bool.NO)
                .staleAfterMs(care.staleAfterMs)
                .cancelScope(care.scope)
                .cancelGraceMs(care.graceMs);
        letter.cancelOn()
                .clear()
                .lostLink(care.causes.contains(DownCause.LOST_LINK))
                .logout(care.causes.contains(DownCause.LOGOUT))
                .missedHeartbeats(care.causes.contains(DownCause.MISSED_HEARTBEATS))
                .gatewayDeath(care.causes.contains(DownCause.GATEWAY_DEATH));
        desk.send(buffer, DefineSessionEncoder.BLOCK_LENGTH);
    }

    void up(int sessionId) {
        state(sessionId, true, DownCause.NULL_VAL);
    }

    void down(int sessionId, DownCause cause) {
        state(sessionId, false, cause);
    }

    private void state(int sessionId, boolean up, DownCause cause) {
        var letter = new ReportSessionStateEncoder().wrapAndApplyHeader(blank(), 0, header);
        letter.sessionId(sessionId)
                .epoch(1)
                .up(up ? Bool.YES : Bool.NO)
                .cause(cause)
                .gatewayId(GATEWAY)
                .text("");
        desk.send(buffer, letter.encodedLength());
    }

    /** The gateway says that it lives, in the life that began at a time. */
    void alive(int leaseMs, long startedEpochNs) {
        new ReportGatewayAliveEncoder()
                .wrapAndApplyHeader(blank(), 0, header)
                .gatewayId(GATEWAY)
                .leaseMs(leaseMs)
                .startedEpochNs(startedEpochNs);
        desk.send(buffer, ReportGatewayAliveEncoder.BLOCK_LENGTH);
    }

    // Kill switches

    void party(PartyKind kind, int id, int parentId, String name) {
        new DefinePartyEncoder()
                .wrapAndApplyHeader(blank(), 0, header)
                .version(1)
                .kind(kind)
                .partyId(id)
                .parentId(parentId)
                .enabled(Bool.YES)
                .name(name);
        desk.send(buffer, DefinePartyEncoder.BLOCK_LENGTH);
    }

    /** A desk of a client, or an account or trader of the client that belongs to one from now on. */
    void onDesk(int deskId, PartyKind kind, int id, int clientId, String name) {
        new DefinePartyEncoder()
                .wrapAndApplyHeader(blank(), 0, header)
                .version(1)
                .kind(kind)
                .partyId(id)
                .parentId(clientId)
                .enabled(Bool.YES)
                .name(name)
                .deskId(deskId);
        desk.send(buffer, DefinePartyEncoder.BLOCK_LENGTH);
    }

    /** A client that clears through an entity, with an account and a session of its own, which is up. */
    void clientThrough(int clearingId, int id, String client, String account, int sessionId) {
        new DefinePartyEncoder()
                .wrapAndApplyHeader(blank(), 0, header)
                .version(1)
                .kind(PartyKind.CLIENT)
                .partyId(id)
                .parentId(1)
                .enabled(Bool.YES)
                .name(client)
                .clearingId(clearingId);
        desk.send(buffer, DefinePartyEncoder.BLOCK_LENGTH);
        party(PartyKind.ACCOUNT, id, id, account);
        desk.session(sessionId, SessionRole.CLIENT, client, account, desk.profile());
        desk.sessionUp(sessionId, true);
    }

    /** One operator proposes what only two may do. */
    void proposeLift(KillScope scope, String name) {
        kill(scope, name, false, false);
    }

    void drill(KillScope scope, String name) {
        kill(scope, name, true, true);
    }

    private void kill(KillScope scope, String name, boolean engaged, boolean drill) {
        var letter = new SetKillSwitchEncoder().wrapAndApplyHeader(blank(), 0, header);
        letter.scopeKind(scope)
                .engaged(engaged ? Bool.YES : Bool.NO)
                .scopeName(name)
                .user("risk")
                .correlationId(1)
                .drill(drill ? Bool.YES : Bool.NO)
                .reason("test");
        desk.send(buffer, letter.encodedLength());
    }

    // Markets and parties that are stopped

    /** A person lets a party go on. */
    void resume(PartyKind kind, int partyId) {
        var letter = new ResumePartyEncoder().wrapAndApplyHeader(blank(), 0, header);
        letter.correlationId(9).scopeKind(kind).scopeId(partyId).user("risk1").reason("looked at it");
        desk.send(buffer, letter.encodedLength());
    }

    void market(String venue, String symbol, MarketState state, boolean isFrozen) {
        market(venue, symbol, state, isFrozen, "risk");
    }

    void market(String venue, String symbol, MarketState state, boolean isFrozen, String user) {
        var letter = new SetMarketStateEncoder().wrapAndApplyHeader(blank(), 0, header);
        letter.correlationId(7)
                .venue(venue)
                .symbol(symbol)
                .state(state)
                .frozen(isFrozen ? Bool.YES : Bool.NO)
                .auctionPxE8(Decimal8.NULL)
                .user(user)
                .reason("told by the venue's desk");
        desk.send(buffer, letter.encodedLength());
    }
}
