package io.trade2026.gateway.inbound;

import io.trade2026.gateway.wire.FixReader;
import io.trade2026.gateway.wire.FixVersion;
import io.trade2026.gateway.wording.CustomFields;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.OrdStatus;
import io.trade2026.messages.sbe.ReportVenueCancelRejectEncoder;
import io.trade2026.messages.sbe.ReportVenueExecutionEncoder;
import io.trade2026.messages.sbe.ReportVenueRefusalEncoder;
import org.agrona.MutableDirectBuffer;

/**
 * Makes one command of each message of a venue: ExecutionReport(8), OrderCancelReject(9), Reject(3), BusinessMessageReject(j),
 * News(B), TradingSessionStatus(h). One thread; a sound message allocates nothing.
 */
public final class VenueTranslator {
    private static final int ID_WIDTH = 40;
    private static final int CL_ORD_ID = 11;
    private static final int ORIG_CL_ORD_ID = 41;
    private static final int ORDER_ID = 37;
    private static final int ABSENT = -1;
    private static final int EXEC_TYPE = 150;
    private static final int EXEC_TRANS_TYPE = 20;

    private final Refusal refusal = new Refusal();
    private final MessageCheck check = new MessageCheck(refusal, true);
    private final FieldCheck field = new FieldCheck(refusal);
    private final CustomFields custom = new CustomFields();
    private final VenueNotices notices = new VenueNotices(field);
    private final ReportVenueExecutionEncoder execution = new ReportVenueExecutionEncoder();
    private final ReportVenueCancelRejectEncoder cancelReject = new ReportVenueCancelRejectEncoder();
    private final ReportVenueRefusalEncoder venueRefusal = new ReportVenueRefusalEncoder();

    /** Finds what a message that a venue refused was about. */
    @FunctionalInterface
    public interface SentRequests {
        /**
         * Looks up a message of ours.
         *
         * @param msgSeqNum MsgSeqNum(34) that it had
         * @return number of the request, or 0 when it is not known
         */
        long venueRequestId(long msgSeqNum);
    }

    /** Creates a translator. */
    public VenueTranslator() {}

    /**
     * Translates a message.
     *
     * @param arrival of an application message or Reject(3)
     * @param sent what the session has sent
     * @param letter receives the command
     */
    public void translate(Arrival arrival, SentRequests sent, Letter letter) {
        arrival.reword();
        boolean isSound = check.isSound(arrival)
                && switch ((int) arrival.messageType()) {
                    case '8' -> execution(arrival, letter);
                    case '9' -> cancelReject(arrival, letter);
                    case '3', 'j' -> refused(arrival, sent, letter);
                    case 'B', 'h' -> notices.write(arrival, letter);
                    default -> refuseType(arrival);
                };
        if (!isSound) {
            refusal.write(arrival, letter);
        }
    }

    private boolean refuseType(Arrival arrival) {
        return refusal.business(
                Refusal.UNSUPPORTED_MSG_TYPE,
                35,
                "MsgType(35): not taken of a venue, was '" + arrival.fields().text(35) + "'");
    }

    private boolean execution(Arrival arrival, Letter letter) {
        FixReader fields = arrival.fields();
        MutableDirectBuffer buffer = letter.blank(ReportVenueExecutionEncoder.BLOCK_LENGTH);
        execution.wrapAndApplyHeader(buffer, 0, letter.header());
        arrival.write(execution.origin());
        int at = execution.offset();
        ExecType execType = execType(arrival);
        OrdStatus ordStatus = Words.ordStatus(fields.character(39));
        boolean isSound = field.text(
                        fields,
                        CL_ORD_ID,
                        buffer,
                        at + ReportVenueExecutionEncoder.rawClOrdIdEncodingOffset(),
                        ID_WIDTH)
                && field.text(
                        fields,
                        ORDER_ID,
                        buffer,
                        at + ReportVenueExecutionEncoder.venueOrderIdEncodingOffset(),
                        ID_WIDTH)
                && field.text(fields, 17, buffer, at + ReportVenueExecutionEncoder.execIdEncodingOffset(), ID_WIDTH)
                && field.text(fields, 19, buffer, at + ReportVenueExecutionEncoder.execRefIdEncodingOffset(), ID_WIDTH)
                && field.text(fields, 55, buffer, at + ReportVenueExecutionEncoder.symbolEncodingOffset(), 24)
                && field.text(fields, 30, buffer, at + ReportVenueExecutionEncoder.lastMktEncodingOffset(), 12)
                && field.known(execType != ExecType.NULL_VAL, fields, EXEC_TYPE)
                && field.known(ordStatus != OrdStatus.NULL_VAL, fields, 39)
                && decimals(fields);
        if (!isSound) {
            return false;
        }
        execution
                .venueRequestId(OurIds.request(fields, CL_ORD_ID))
                .origVenueRequestId(OurIds.request(fields, ORIG_CL_ORD_ID))
                .orderQtyE8(fields.decimalE8(38))
                .cumQtyE8(fields.decimalE8(14))
                .leavesQtyE8(fields.decimalE8(151))
                .lastQtyE8(fields.decimalE8(32))
                .lastPxE8(fields.decimalE8(31))
                .priceE8(fields.decimalE8(44))
                .transactEpochNs(fields.epochNs(60))
                .ordRejReason((int) fields.integer(103, ABSENT))
                .execRestatementReason((int) fields.integer(378, ABSENT))
                .execType(execType)
                .ordStatus(ordStatus)
                .side(Words.side(fields.character(54)));
        execution.putText(fields.buffer(), Letter.textOffset(fields), Letter.textLength(fields));
        custom.collect(fields.buffer(), arrival.offset(), arrival.length(), arrival.wording());
        execution.putCustom(custom.buffer(), 0, custom.length());
        letter.complete(execution.encodedLength());
        return true;
    }

    private boolean decimals(FixReader fields) {
        return field.decimal(fields, 38)
                && field.decimal(fields, 14)
                && field.decimal(fields, 151)
                && field.decimal(fields, 32)
                && field.decimal(fields, 31)
                && field.decimal(fields, 44);
    }

    /** ExecType(150) in the words of FIX 4.4: 4.2 tells fills by 1 and 2, and busts and corrections by ExecTransType(20). */
    static ExecType execType(Arrival arrival) {
        FixReader fields = arrival.fields();
        byte character = fields.character(EXEC_TYPE);
        if (arrival.version() != FixVersion.FIX42) {
            return Words.execType(character);
        }
        return switch (fields.character(EXEC_TRANS_TYPE)) {
            case '1' -> ExecType.TRADE_CANCEL;
            case '2' -> ExecType.TRADE_CORRECT;
            case '3' -> ExecType.ORDER_STATUS;
            default -> character == '1' || character == '2' ? ExecType.TRADE : Words.execType(character);
        };
    }

    private boolean cancelReject(Arrival arrival, Letter letter) {
        FixReader fields = arrival.fields();
        MutableDirectBuffer buffer = letter.blank(ReportVenueCancelRejectEncoder.BLOCK_LENGTH);
        cancelReject.wrapAndApplyHeader(buffer, 0, letter.header());
        arrival.write(cancelReject.origin());
        int at = cancelReject.offset();
        OrdStatus ordStatus = Words.ordStatus(fields.character(39));
        boolean isSound = field.text(
                        fields,
                        CL_ORD_ID,
                        buffer,
                        at + ReportVenueCancelRejectEncoder.rawClOrdIdEncodingOffset(),
                        ID_WIDTH)
                && field.text(
                        fields,
                        ORDER_ID,
                        buffer,
                        at + ReportVenueCancelRejectEncoder.venueOrderIdEncodingOffset(),
                        ID_WIDTH)
                && field.known(ordStatus != OrdStatus.NULL_VAL, fields, 39);
        if (isSound) {
            cancelReject
                    .venueRequestId(OurIds.request(fields, CL_ORD_ID))
                    .origVenueRequestId(OurIds.request(fields, ORIG_CL_ORD_ID))
                    .cxlRejReason((int) fields.integer(102, ABSENT))
                    .cxlRejResponseTo(fields.character(434))
                    .ordStatus(ordStatus);
            cancelReject.putText(fields.buffer(), Letter.textOffset(fields), Letter.textLength(fields));
            letter.complete(cancelReject.encodedLength());
        }
        return isSound;
    }

    private boolean refused(Arrival arrival, SentRequests sent, Letter letter) {
        FixReader fields = arrival.fields();
        MutableDirectBuffer buffer = letter.blank(ReportVenueRefusalEncoder.BLOCK_LENGTH);
        venueRefusal.wrapAndApplyHeader(buffer, 0, letter.header());
        arrival.write(venueRefusal.origin());
        long refSeqNum = fields.integer(45, 0);
        long named = OurIds.request(fields, 379);
        boolean isSession = arrival.messageType() == '3';
        venueRefusal
                .venueRequestId(named != 0 ? named : sent.venueRequestId(refSeqNum))
                .refSeqNum(refSeqNum)
                .reason((int) fields.integer(isSession ? 373 : 380, ABSENT));
        fields.copy(372, buffer, venueRefusal.offset() + ReportVenueRefusalEncoder.refMsgTypeEncodingOffset(), 4);
        venueRefusal.putText(fields.buffer(), Letter.textOffset(fields), Letter.textLength(fields));
        letter.complete(venueRefusal.encodedLength());
        return true;
    }
}
