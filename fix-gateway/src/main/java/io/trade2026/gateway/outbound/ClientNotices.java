package io.trade2026.gateway.outbound;

import io.trade2026.gateway.wire.FixVersion;
import io.trade2026.gateway.wire.FixWriter;
import io.trade2026.messages.sbe.ListStatusReportedDecoder;
import io.trade2026.messages.sbe.MassCancelReportedDecoder;
import io.trade2026.messages.sbe.NoticeSentDecoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Writes what a client is told about more than one order: OrderMassCancelReport(r), ListStatus(N), News(B), TradingSessionStatus(h). One
 * thread; allocates only for the text of a denial.
 */
public final class ClientNotices {
    private static final int ID_WIDTH = 40;
    private static final int SYMBOL_WIDTH = 24;
    private static final int NAME_WIDTH = 24;
    private static final int MAX_TEXT = 255;
    private static final int UNKNOWN = 0;
    private static final int HIGHEST_340_IN_42 = 5;
    private static final int HIGHEST_340 = 6;

    private static final String HEADLINE = "News";
    private static final byte LINE_END = '\n';

    private final UnsafeBuffer text = new UnsafeBuffer(new byte[MAX_TEXT + 1]);
    private final UnsafeBuffer headline = new UnsafeBuffer(new byte[MAX_TEXT + 1]);

    /** Creates a writer of notices. */
    public ClientNotices() {}

    /**
     * Writes an OrderMassCancelReport(r), which FIX 4.2 does not have.
     *
     * @param event what was taken or refused
     * @param envelope of the client
     * @param writer receives the message
     * @return false when the client's version has no such message
     */
    public boolean massCancelReport(MassCancelReportedDecoder event, Envelope envelope, FixWriter writer) {
        FixVersion version = envelope.version();
        if (version == FixVersion.FIX42) {
            return false;
        }
        DirectBuffer buffer = event.buffer();
        int at = event.offset();
        envelope.begin(writer, "r")
                .paddedIfAny(11, buffer, at + MassCancelReportedDecoder.clOrdIdEncodingOffset(), ID_WIDTH)
                .id(37, 'M', event.header().eventNumber());
        if (version == FixVersion.FIX50SP2) {
            writer.id(1369, 'M', event.header().eventNumber());
        }
        writer.character(530, event.massCancelRequestType()).character(531, event.massCancelResponse());
        if (event.massCancelRejectReason() >= 0) {
            writer.integer(532, ReasonCodes.massCancelRejectReason(version, event.massCancelRejectReason()));
        }
        if (event.totalAffectedOrders() >= 0) {
            writer.integer(533, event.totalAffectedOrders());
        }
        writer.paddedIfAny(55, buffer, at + MassCancelReportedDecoder.symbolEncodingOffset(), SYMBOL_WIDTH);
        if (event.side() != 0) {
            writer.character(54, event.side());
        }
        writer.time(60, event.header().epochNs());
        String why = RefusalText.of(event.explanation());
        int length = event.getText(text, 0, MAX_TEXT);
        if (!why.isEmpty()) {
            writer.text(58, why);
        } else if (length > 0) {
            writer.bytes(58, text, 0, length);
        }
        return true;
    }

    /**
     * Writes a ListStatus(N).
     *
     * @param event what is told of the list
     * @param envelope of the client
     * @param writer receives the message
     */
    public void listStatus(ListStatusReportedDecoder event, Envelope envelope, FixWriter writer) {
        FixVersion version = envelope.version();
        envelope.begin(writer, "N")
                .paddedIfAny(
                        66, event.buffer(), event.offset() + ListStatusReportedDecoder.listIdEncodingOffset(), ID_WIDTH)
                .integer(429, event.listStatusType())
                .integer(82, event.noRpts())
                .integer(431, event.listOrderStatus())
                .integer(83, event.rptSeq());
        // The orders come before the text in the letter, and behind it in the message.
        event.limit(event.offset() + ListStatusReportedDecoder.BLOCK_LENGTH);
        int count = event.orders().count();
        event.limit(event.limit() + count * ListStatusReportedDecoder.OrdersDecoder.sbeBlockLength());
        int length = event.getText(text, 0, MAX_TEXT);
        if (length > 0) {
            writer.bytes(444, text, 0, length);
        }
        writer.time(60, event.header().epochNs()).integer(68, event.totNoOrders());
        event.limit(event.offset() + ListStatusReportedDecoder.BLOCK_LENGTH);
        orders(event, version, writer);
    }

    private static void orders(ListStatusReportedDecoder event, FixVersion version, FixWriter writer) {
        ListStatusReportedDecoder.OrdersDecoder orders = event.orders();
        writer.integer(73, orders.count());
        while (orders.hasNext()) {
            orders.next();
            int at = event.limit() - ListStatusReportedDecoder.OrdersDecoder.sbeBlockLength();
            writer.paddedIfAny(
                            11,
                            event.buffer(),
                            at + ListStatusReportedDecoder.OrdersDecoder.clOrdIdEncodingOffset(),
                            ID_WIDTH)
                    .decimal(14, orders.cumQtyE8())
                    .character(39, orders.ordStatus().value())
                    .decimal(151, orders.leavesQtyE8())
                    .decimal(84, orders.cxlQtyE8())
                    .decimal(6, orders.avgPxE8());
            if (orders.ordRejReason() >= 0) {
                writer.integer(103, ReasonCodes.ordRejReason(version, orders.ordRejReason()));
            }
        }
    }

    /**
     * Writes a News(B) or TradingSessionStatus(h).
     *
     * @param event the notice
     * @param envelope of the client
     * @param writer receives the message
     * @return MsgType(35)
     */
    public char notice(NoticeSentDecoder event, Envelope envelope, FixWriter writer) {
        int headlineLength = event.getHeadline(headline, 0, MAX_TEXT);
        int textLength = event.getText(text, 0, MAX_TEXT);
        if (event.msgType() == 'h' && isTellable(event, envelope.version())) {
            tradingSession(event, textLength, envelope, writer);
            return 'h';
        }
        news(event, headlineLength, textLength, envelope, writer);
        return 'B';
    }

    private void news(
            NoticeSentDecoder event, int headlineLength, int textLength, Envelope envelope, FixWriter writer) {
        envelope.begin(writer, "B").time(42, event.header().epochNs());
        if (event.urgency() != 0) {
            writer.character(61, event.urgency());
        }
        if (headlineLength == 0) {
            writer.text(148, HEADLINE);
        } else {
            writer.bytes(148, headline, 0, headlineLength);
        }
        int symbolAt = event.offset() + NoticeSentDecoder.symbolEncodingOffset();
        if (event.buffer().getByte(symbolAt) != 0) {
            writer.integer(146, 1)
                    .paddedIfAny(
                            envelope.version() == FixVersion.FIX42 ? 46 : 55, event.buffer(), symbolAt, SYMBOL_WIDTH);
        }
        lines(headlineLength, textLength, writer);
    }

    /** One entry of LinesOfText(33) for each line that is not empty; the headline once more when there is none. */
    private void lines(int headlineLength, int length, FixWriter writer) {
        int count = 0;
        for (int at = 0; at < length; at = endOfLine(at, length) + 1) {
            count += endOfLine(at, length) > at ? 1 : 0;
        }
        writer.integer(33, Math.max(1, count));
        for (int at = 0; at < length; at = endOfLine(at, length) + 1) {
            if (endOfLine(at, length) > at) {
                writer.bytes(58, text, at, endOfLine(at, length) - at);
            }
        }
        if (count == 0 && headlineLength > 0) {
            writer.bytes(58, headline, 0, headlineLength);
        } else if (count == 0) {
            writer.text(58, HEADLINE);
        }
    }

    private int endOfLine(int from, int length) {
        int at = from;
        while (at < length && text.getByte(at) != LINE_END) {
            at++;
        }
        return at;
    }

    private void tradingSession(NoticeSentDecoder event, int textLength, Envelope envelope, FixWriter writer) {
        FixVersion version = envelope.version();
        int status = event.tradSesStatus();
        envelope.begin(writer, "h")
                .paddedIfAny(
                        336,
                        event.buffer(),
                        event.offset() + NoticeSentDecoder.tradingSessionIdEncodingOffset(),
                        NAME_WIDTH);
        writer.character(325, 'Y').integer(340, status >= 0 && status <= HIGHEST_340 ? status : UNKNOWN);
        int symbolAt = event.offset() + NoticeSentDecoder.symbolEncodingOffset();
        if (version == FixVersion.FIX50SP2) {
            writer.paddedIfAny(55, event.buffer(), symbolAt, SYMBOL_WIDTH);
        }
        if (textLength > 0) {
            writer.bytes(58, text, 0, textLength);
        }
    }

    /**
     * FIX 4.2 has no word for a state that is not known, and 5.0 SP2 none for a session of its own name: such a notice is told as News(B)
     * rather than with a guess.
     */
    private static boolean isTellable(NoticeSentDecoder event, FixVersion version) {
        byte sessionId = event.tradingSessionId(0);
        return switch (version) {
            case FIX42 -> event.tradSesStatus() >= 1 && event.tradSesStatus() <= HIGHEST_340_IN_42 && sessionId != 0;
            case FIX44 -> sessionId != 0;
            case FIX50SP2 -> sessionId >= '1' && sessionId <= '6' && event.tradingSessionId(1) == 0;
        };
    }
}
