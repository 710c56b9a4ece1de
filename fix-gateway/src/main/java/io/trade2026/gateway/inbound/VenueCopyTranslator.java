package io.trade2026.gateway.inbound;

import io.trade2026.gateway.wire.FixReader;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.ReportVenueCopyEncoder;
import org.agrona.MutableDirectBuffer;

/**
 * Makes one command of each ExecutionReport(8) of a venue's drop copy (PO-01). What else a venue copies there says nothing of executions,
 * and becomes none. One thread; a sound message allocates nothing.
 */
public final class VenueCopyTranslator {
    private static final int ID_WIDTH = 40;
    private static final int NAME_WIDTH = 24;
    private static final int EXEC_TYPE = 150;
    /** OrderCancelReject(9), Reject(3), BusinessMessageReject(j), News(B), TradingSessionStatus(h). */
    private static final String PASSED_OVER = "93jBh";

    private final Refusal refusal = new Refusal();
    private final MessageCheck check = new MessageCheck(refusal, true);
    private final FieldCheck field = new FieldCheck(refusal);
    private final ReportVenueCopyEncoder copy = new ReportVenueCopyEncoder();

    /** Creates a translator. */
    public VenueCopyTranslator() {}

    /**
     * Translates a message.
     *
     * @param arrival of an application message or Reject(3)
     * @param letter receives the command
     * @return whether there is one
     */
    public boolean translate(Arrival arrival, Letter letter) {
        arrival.reword();
        long type = arrival.messageType();
        if (type < 128 && PASSED_OVER.indexOf((char) type) >= 0) {
            return false;
        }
        boolean isSound = check.isSound(arrival) && (type == '8' ? execution(arrival, letter) : refuseType(arrival));
        if (!isSound) {
            refusal.write(arrival, letter);
        }
        return true;
    }

    private boolean refuseType(Arrival arrival) {
        return refusal.business(
                Refusal.UNSUPPORTED_MSG_TYPE,
                35,
                "MsgType(35): a venue's drop copy tells ExecutionReport(8), was '"
                        + arrival.fields().text(35) + "'");
    }

    private boolean execution(Arrival arrival, Letter letter) {
        FixReader fields = arrival.fields();
        MutableDirectBuffer buffer = letter.blank(ReportVenueCopyEncoder.BLOCK_LENGTH);
        copy.wrapAndApplyHeader(buffer, 0, letter.header());
        arrival.write(copy.origin());
        ExecType execType = VenueTranslator.execType(arrival);
        boolean isSound = ids(fields, buffer)
                && field.known(execType != ExecType.NULL_VAL, fields, EXEC_TYPE)
                && field.decimal(fields, 151)
                && field.decimal(fields, 32)
                && field.decimal(fields, 31);
        if (!isSound) {
            return false;
        }
        copy.leavesQtyE8(fields.decimalE8(151))
                .lastQtyE8(fields.decimalE8(32))
                .lastPxE8(fields.decimalE8(31))
                .transactEpochNs(fields.epochNs(60))
                .execType(execType)
                .side(Words.side(fields.character(54)));
        letter.complete(copy.encodedLength());
        return true;
    }

    private boolean ids(FixReader fields, MutableDirectBuffer buffer) {
        int at = copy.offset();
        return field.text(fields, 37, buffer, at + ReportVenueCopyEncoder.venueOrderIdEncodingOffset(), ID_WIDTH)
                && field.text(fields, 17, buffer, at + ReportVenueCopyEncoder.execIdEncodingOffset(), ID_WIDTH)
                && field.text(fields, 19, buffer, at + ReportVenueCopyEncoder.execRefIdEncodingOffset(), ID_WIDTH)
                && field.text(fields, 11, buffer, at + ReportVenueCopyEncoder.rawClOrdIdEncodingOffset(), ID_WIDTH)
                && field.text(fields, 55, buffer, at + ReportVenueCopyEncoder.symbolEncodingOffset(), NAME_WIDTH)
                && field.text(fields, 1, buffer, at + ReportVenueCopyEncoder.accountEncodingOffset(), NAME_WIDTH);
    }
}
