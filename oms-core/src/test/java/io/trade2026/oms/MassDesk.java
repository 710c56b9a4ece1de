package io.trade2026.oms;

import io.trade2026.messages.sbe.AckMode;
import io.trade2026.messages.sbe.AskMassStatusEncoder;
import io.trade2026.messages.sbe.BelowCum;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.CancelMassEncoder;
import io.trade2026.messages.sbe.ChainMode;
import io.trade2026.messages.sbe.DefineSessionEncoder;
import io.trade2026.messages.sbe.PendingAck;
import io.trade2026.messages.sbe.ReopenFilled;
import io.trade2026.messages.sbe.ReportDontKnowEncoder;
import io.trade2026.messages.sbe.ReportVenueNoticeEncoder;
import io.trade2026.messages.sbe.SessionRole;
import java.util.function.Consumer;

/** What clients of a desk ask of many orders at once, and what its venue says of none. */
final class MassDesk {
    private final Desk desk;

    MassDesk(Desk desk) {
        this.desk = desk;
    }

    /** Defines the session of a client anew, as usual but for what is set. */
    void define(int sessionId, Consumer<DefineSessionEncoder> switches) {
        var letter = new DefineSessionEncoder().wrapAndApplyHeader(desk.blank(), 0, desk.header());
        int client = sessionId - 10;
        letter.sessionId(sessionId)
                .role(SessionRole.CLIENT)
                .ackMode(AckMode.VENUE)
                .chainMode(ChainMode.QUEUE)
                .pendingAck(PendingAck.LOCAL)
                .reopenFilled(ReopenFilled.REJECT)
                .belowCum(BelowCum.CANCEL_BALANCE)
                .compId("S" + sessionId)
                .client("CLIENT" + client)
                .defaultAccount("ACC" + client);
        switches.accept(letter);
        desk.send(DefineSessionEncoder.BLOCK_LENGTH);
    }

    void cancel(int sessionId, String clOrdId, char type) {
        cancel(sessionId, clOrdId, type, "", '\0', "");
    }

    void cancel(int sessionId, String clOrdId, char type, String symbol, char side, String account) {
        var letter = new CancelMassEncoder().wrapAndApplyHeader(desk.blank(), 0, desk.header());
        letter.clOrdId(clOrdId)
                .massCancelRequestType((byte) type)
                .symbol(symbol)
                .side((byte) side)
                .account(account);
        desk.origin(letter.origin(), sessionId);
        desk.send(CancelMassEncoder.BLOCK_LENGTH);
    }

    void askStatus(int sessionId, String reqId, int type, String symbol) {
        var letter = new AskMassStatusEncoder().wrapAndApplyHeader(desk.blank(), 0, desk.header());
        letter.massStatusReqId(reqId).massStatusReqType(type).symbol(symbol);
        desk.origin(letter.origin(), sessionId);
        desk.send(AskMassStatusEncoder.BLOCK_LENGTH);
    }

    void dontKnow(int sessionId, long orderId, long execEventNumber, char reason) {
        var letter = new ReportDontKnowEncoder().wrapAndApplyHeader(desk.blank(), 0, desk.header());
        letter.orderId(orderId)
                .execEventNumber(execEventNumber)
                .dkReason((byte) reason)
                .symbol("INTC")
                .side((byte) '1');
        desk.origin(letter.origin(), sessionId);
        letter.text("never ours");
        desk.send(letter.encodedLength());
    }

    void news(String headline, String text) {
        var letter = new ReportVenueNoticeEncoder().wrapAndApplyHeader(desk.blank(), 0, desk.header());
        letter.msgType((byte) 'B').tradSesStatus(-1).urgency((byte) '1');
        desk.origin(letter.origin(), Desk.VENUE);
        letter.headline(headline).text(text);
        desk.send(letter.encodedLength());
    }

    void tradingSessionStatus(int tradSesStatus, String symbol) {
        var letter = new ReportVenueNoticeEncoder().wrapAndApplyHeader(desk.blank(), 0, desk.header());
        letter.msgType((byte) 'h')
                .tradSesStatus(tradSesStatus)
                .tradingSessionId("DAY")
                .symbol(symbol);
        desk.origin(letter.origin(), Desk.VENUE);
        letter.headline("").text("");
        desk.send(letter.encodedLength());
    }

    /** Takes notices or not. */
    static Consumer<DefineSessionEncoder> takingNotices(boolean takes) {
        return letter -> letter.takesNotices(takes ? Bool.YES : Bool.NO);
    }
}
