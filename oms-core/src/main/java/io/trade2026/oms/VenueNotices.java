package io.trade2026.oms;

import static io.trade2026.messages.sbe.MessageHeaderEncoder.ENCODED_LENGTH;

import io.trade2026.messages.sbe.NoticeSentEncoder;
import io.trade2026.messages.sbe.ReportVenueNoticeDecoder;
import io.trade2026.messages.sbe.SessionRole;
import io.trade2026.messages.sbe.Severity;
import io.trade2026.risk.RiskCore;
import io.trade2026.risk.reference.Session;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * News(B) and TradingSessionStatus(h) of a venue: the desk hears of them, and every client session that takes notices, also
 * one that is logged off, which has them by resend. A TradingSessionStatus(h) also says what the market is doing (PT-13).
 */
final class VenueNotices {
    private static final byte NEWS = 'B';
    private static final byte SESSION_STATUS = 'h';
    private static final int MAX_TEXT = 254;

    private final EventWriter events;
    private final RiskCore risk;
    private final MarketCommands markets;
    private final NoticeSentEncoder notice = new NoticeSentEncoder();
    private final UnsafeBuffer headline = new UnsafeBuffer(new byte[MAX_TEXT + 2]);
    private final UnsafeBuffer text = new UnsafeBuffer(new byte[MAX_TEXT + 2]);
    private final UnsafeBuffer alarm = new UnsafeBuffer(new byte[3 * MAX_TEXT]);
    private int headlineLength;
    private int textLength;

    VenueNotices(EventWriter events, RiskCore risk, MarketCommands markets) {
        this.events = events;
        this.risk = risk;
        this.markets = markets;
    }

    void tell(ReportVenueNoticeDecoder letter) {
        headlineLength = letter.getHeadline(headline, 0, MAX_TEXT);
        textLength = letter.getText(text, 0, MAX_TEXT);
        alarmDesk(letter);
        for (int i = 0; i < risk.book().sessionCount(); i++) {
            Session session = risk.book().sessionAt(i);
            if (session.role() == SessionRole.CLIENT && session.takesNotices()) {
                tell(letter, session.id());
            }
        }
        if (letter.msgType() == SESSION_STATUS) {
            markets.told(letter);
        }
    }

    private void alarmDesk(ReportVenueNoticeDecoder letter) {
        int length;
        if (letter.msgType() == NEWS) {
            length = alarm.putStringWithoutLengthAscii(0, "News(B): ");
            alarm.putBytes(length, headline, 0, headlineLength);
            length += headlineLength;
        } else {
            length = alarm.putStringWithoutLengthAscii(0, "TradingSessionStatus(h): TradSesStatus(340) ");
            length += alarm.putIntAscii(length, letter.tradSesStatus());
        }
        if (textLength > 0) {
            length += alarm.putStringWithoutLengthAscii(length, ": ");
            alarm.putBytes(length, text, 0, textLength);
            length += textLength;
        }
        events.alarm(Severity.NOTICE, "VENUE_NOTICE", 0, alarm, Math.min(length, MAX_TEXT));
    }

    private void tell(ReportVenueNoticeDecoder letter, int sessionId) {
        events.buffer().setMemory(0, ENCODED_LENGTH + NoticeSentEncoder.BLOCK_LENGTH, (byte) 0);
        notice.wrapAndApplyHeader(events.buffer(), 0, events.header());
        events.stamp(notice.header());
        notice.sessionId(sessionId)
                .msgType(letter.msgType())
                .tradSesStatus(letter.tradSesStatus())
                .urgency(letter.urgency());
        copy(
                letter,
                ReportVenueNoticeDecoder.tradingSessionIdEncodingOffset(),
                NoticeSentEncoder.tradingSessionIdEncodingOffset(),
                NoticeSentEncoder.tradingSessionIdEncodingLength());
        copy(
                letter,
                ReportVenueNoticeDecoder.symbolEncodingOffset(),
                NoticeSentEncoder.symbolEncodingOffset(),
                NoticeSentEncoder.symbolEncodingLength());
        notice.putHeadline(headline, 0, headlineLength).putText(text, 0, textLength);
        events.commit(notice.encodedLength());
    }

    private void copy(ReportVenueNoticeDecoder letter, int from, int to, int length) {
        DirectBuffer source = letter.buffer();
        events.buffer().putBytes(notice.offset() + to, source, letter.offset() + from, length);
    }
}
