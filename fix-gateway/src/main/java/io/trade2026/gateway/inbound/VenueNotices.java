package io.trade2026.gateway.inbound;

import io.trade2026.gateway.wire.FieldCursor;
import io.trade2026.gateway.wire.FixReader;
import io.trade2026.gateway.wire.FixVersion;
import io.trade2026.messages.sbe.ReportVenueNoticeEncoder;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** What a venue says to all: News(B) and TradingSessionStatus(h). Allocates nothing. */
final class VenueNotices {
    private static final int TEXT = 58;
    private static final int HEADLINE = 148;
    private static final int TRADING_SESSION_ID = 336;
    private static final int RELATD_SYM = 46;
    private static final int SYMBOL = 55;
    private static final byte LINE_END = '\n';
    private static final int ABSENT = -1;

    private final FieldCheck check;
    private final FieldCursor cursor = new FieldCursor();
    private final UnsafeBuffer lines = new UnsafeBuffer(new byte[Letter.MAX_TEXT]);
    private final ReportVenueNoticeEncoder notice = new ReportVenueNoticeEncoder();

    VenueNotices(FieldCheck check) {
        this.check = check;
    }

    /** Writes the letter, or refuses and returns false. */
    boolean write(Arrival arrival, Letter letter) {
        FixReader fields = arrival.fields();
        MutableDirectBuffer buffer = letter.blank(ReportVenueNoticeEncoder.BLOCK_LENGTH);
        notice.wrapAndApplyHeader(buffer, 0, letter.header());
        arrival.write(notice.origin());
        int at = notice.offset();
        int symbolTag = arrival.version() == FixVersion.FIX42 ? RELATD_SYM : SYMBOL;
        boolean isSound = check.text(
                        fields,
                        TRADING_SESSION_ID,
                        buffer,
                        at + ReportVenueNoticeEncoder.tradingSessionIdEncodingOffset(),
                        24)
                && check.text(fields, symbolTag, buffer, at + ReportVenueNoticeEncoder.symbolEncodingOffset(), 24);
        if (isSound) {
            notice.msgType((byte) arrival.messageType())
                    .tradSesStatus((int) fields.integer(340, ABSENT))
                    .urgency(fields.character(61));
            int headlineLength = Math.min(fields.length(HEADLINE), Letter.MAX_TEXT);
            notice.putHeadline(fields.buffer(), headlineLength == 0 ? 0 : fields.offset(HEADLINE), headlineLength);
            notice.putText(lines, 0, lines(arrival));
            letter.complete(notice.encodedLength());
        }
        return isSound;
    }

    /** All Text(58) of the message, one line each, as far as a letter holds them. */
    private int lines(Arrival arrival) {
        int length = 0;
        cursor.wrap(arrival.fields().buffer(), arrival.offset(), arrival.length());
        while (cursor.next()) {
            if (cursor.tag() == TEXT && length < Letter.MAX_TEXT) {
                if (length > 0) {
                    lines.putByte(length++, LINE_END);
                }
                int fits = Math.min(cursor.valueLength(), Letter.MAX_TEXT - length);
                lines.putBytes(length, cursor.buffer(), cursor.valueOffset(), fits);
                length += fits;
            }
        }
        return length;
    }
}
