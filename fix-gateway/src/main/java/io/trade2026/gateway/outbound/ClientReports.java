package io.trade2026.gateway.outbound;

import io.trade2026.gateway.wire.FixVersion;
import io.trade2026.gateway.wire.FixWriter;
import io.trade2026.gateway.wording.CustomFields;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.CancelRejectedDecoder;
import io.trade2026.messages.sbe.MessageRefusedDecoder;
import io.trade2026.messages.sbe.OrderChangedDecoder;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.OrderImageDecoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a client is told: ExecutionReport(8), OrderCancelReject(9), Reject(3), BusinessMessageReject(j). One thread; allocates only
 * for the text of a denial.
 */
public final class ClientReports {
    private static final int ID_WIDTH = 40;
    private static final int NAME_WIDTH = 24;
    private static final int VENUE_WIDTH = 12;
    private static final int MAX_TEXT = 255;

    private final CustomFields custom = new CustomFields();
    private final UnsafeBuffer customBytes = new UnsafeBuffer(new byte[MAX_TEXT + 1]);
    private final UnsafeBuffer text = new UnsafeBuffer(new byte[MAX_TEXT + 1]);

    /** Creates a writer of reports. */
    public ClientReports() {}

    /**
     * Writes an ExecutionReport(8).
     *
     * @param event what happened
     * @param envelope of the client
     * @param writer receives the message
     */
    public void executionReport(OrderChangedDecoder event, Envelope envelope, FixWriter writer) {
        OrderImageDecoder order = event.order();
        FixVersion version = envelope.version();
        OrderFact fact = event.fact();
        boolean is42 = version == FixVersion.FIX42;
        envelope.begin(writer, "8");
        orderId(writer, order.orderId());
        ids(event, order, writer, is42);
        if (fact == OrderFact.STATUS) {
            writer.character(17, '0');
        } else {
            writer.id(17, 'E', event.header().eventNumber());
        }
        if (event.refEventNumber() > 0) {
            writer.id(19, 'E', event.refEventNumber());
        }
        byte ordStatus = ReportWords.ordStatus(version, fact, order);
        if (is42) {
            writer.character(20, ReportWords.transType42(fact));
        }
        writer.character(150, ReportWords.execType(version, fact, ordStatus)).character(39, ordStatus);
        reasons(event, fact, envelope, writer);
        OrderFields.account(writer, order.terms());
        OrderFields.symbolAndSide(writer, order.terms());
        if (order.orderId() != 0 || order.terms().orderQtyE8() > 0) {
            OrderFields.terms(writer, order.terms(), version);
        }
        if (event.lastQtyE8() != Decimal8.NULL) {
            writer.decimal(32, event.lastQtyE8()).decimal(31, event.lastPxE8());
            writer.paddedIfAny(
                    30, event.buffer(), event.offset() + OrderChangedDecoder.lastMktEncodingOffset(), VENUE_WIDTH);
        } else if (is42 && fact == OrderFact.FILL_BUSTED) {
            // A cancel of an execution in 4.2 says what is left of it.
            writer.integer(32, 0).integer(31, 0);
        }
        writer.decimal(151, order.leavesQtyE8()).decimal(14, order.cumQtyE8()).decimal(6, order.avgPxE8());
        if (order.dayOrderQtyE8() != Decimal8.NULL) {
            writer.decimal(424, order.dayOrderQtyE8())
                    .decimal(425, order.dayCumQtyE8())
                    .decimal(426, order.dayAvgPxE8());
        }
        writer.time(60, event.header().epochNs());
        explain(event, writer);
        custom.write(customBytes, event.getCustom(customBytes, 0, MAX_TEXT), envelope.wording(), writer);
    }

    private static void orderId(FixWriter writer, long orderId) {
        if (orderId == 0) {
            writer.text(37, "NONE");
        } else {
            writer.id(37, 'O', orderId);
        }
    }

    private static void ids(OrderChangedDecoder event, OrderImageDecoder order, FixWriter writer, boolean is42) {
        DirectBuffer buffer = event.buffer();
        int image = order.offset();
        writer.paddedIfAny(11, buffer, image + OrderImageDecoder.clOrdIdEncodingOffset(), ID_WIDTH)
                .paddedIfAny(41, buffer, image + OrderImageDecoder.origClOrdIdEncodingOffset(), ID_WIDTH)
                .paddedIfAny(198, buffer, event.offset() + OrderChangedDecoder.venueOrderIdEncodingOffset(), ID_WIDTH);
        writer.paddedIfAny(66, buffer, event.offset() + OrderChangedDecoder.listIdEncodingOffset(), ID_WIDTH);
        if (!is42) {
            massStatus(event, writer);
            writer.paddedIfAny(527, buffer, event.offset() + OrderChangedDecoder.venueExecIdEncodingOffset(), ID_WIDTH)
                    .paddedIfAny(
                            790, buffer, event.offset() + OrderChangedDecoder.ordStatusReqIdEncodingOffset(), ID_WIDTH);
        }
    }

    private static void massStatus(OrderChangedDecoder event, FixWriter writer) {
        writer.paddedIfAny(
                584, event.buffer(), event.offset() + OrderChangedDecoder.massStatusReqIdEncodingOffset(), ID_WIDTH);
        if (event.totNumReports() >= 0) {
            writer.integer(911, event.totNumReports());
        }
        if (event.lastRptRequested() == Bool.YES) {
            writer.character(912, 'Y');
        }
    }

    private static void reasons(OrderChangedDecoder event, OrderFact fact, Envelope envelope, FixWriter writer) {
        FixVersion version = envelope.version();
        @Nullable Denial denial = Denial.of(event.explanation().denial());
        boolean hasCode = event.venueRejReason() >= 0;
        boolean isUnknown = fact == OrderFact.STATUS && event.order().orderId() == 0;
        if ((fact == OrderFact.DENIED || isUnknown) && denial != null && !hasCode) {
            writer.integer(103, ReasonCodes.ordRejReason(version, denial, envelope.knowsExtendedReasons()));
        } else if (fact == OrderFact.DENIED || fact == OrderFact.REJECTED) {
            writer.integer(103, ReasonCodes.ordRejReason(version, event.venueRejReason()));
        } else if (event.execRestatementReason() >= 0 || ReportWords.isRestatement(version, fact)) {
            writer.integer(378, ReasonCodes.execRestatementReason(version, event.execRestatementReason()));
        }
    }

    private void explain(OrderChangedDecoder event, FixWriter writer) {
        String why = RefusalText.of(event.explanation());
        event.limit(event.offset() + OrderChangedDecoder.BLOCK_LENGTH);
        int length = event.getText(text, 0, MAX_TEXT);
        if (!why.isEmpty()) {
            writer.text(58, why);
        } else if (length > 0) {
            writer.bytes(58, text, 0, length);
        }
    }

    /**
     * Writes an OrderCancelReject(9).
     *
     * @param event what was refused
     * @param envelope of the client
     * @param writer receives the message
     */
    public void cancelReject(CancelRejectedDecoder event, Envelope envelope, FixWriter writer) {
        DirectBuffer buffer = event.buffer();
        int at = event.offset();
        envelope.begin(writer, "9");
        orderId(writer, event.orderId());
        writer.paddedIfAny(11, buffer, at + CancelRejectedDecoder.clOrdIdEncodingOffset(), ID_WIDTH)
                .paddedIfAny(41, buffer, at + CancelRejectedDecoder.origClOrdIdEncodingOffset(), ID_WIDTH)
                .character(39, event.ordStatus().value())
                .paddedIfAny(1, buffer, at + CancelRejectedDecoder.accountEncodingOffset(), NAME_WIDTH)
                .character(434, event.cxlRejResponseTo())
                .integer(102, cxlRejReason(event, envelope.version()))
                .time(60, event.header().epochNs());
        String why = RefusalText.of(event.explanation());
        event.limit(at + CancelRejectedDecoder.BLOCK_LENGTH);
        int length = event.getText(text, 0, MAX_TEXT);
        if (!why.isEmpty()) {
            writer.text(58, why);
        } else if (length > 0) {
            writer.bytes(58, text, 0, length);
        }
    }

    private static int cxlRejReason(CancelRejectedDecoder event, FixVersion version) {
        @Nullable Denial denial = Denial.of(event.explanation().denial());
        return denial == null
                ? ReasonCodes.cxlRejReason(version, event.cxlRejReason())
                : ReasonCodes.cxlRejReason(version, event.cxlRejReason(), denial);
    }

    /**
     * Writes a Reject(3) or BusinessMessageReject(j).
     *
     * @param event what was refused
     * @param envelope of the counterparty
     * @param writer receives the message
     * @return whether it is a Reject(3)
     */
    public boolean refusal(MessageRefusedDecoder event, Envelope envelope, FixWriter writer) {
        DirectBuffer buffer = event.buffer();
        int at = event.offset();
        boolean isSession = event.sessionRejectReason() >= 0;
        envelope.begin(writer, isSession ? "3" : "j").integer(45, event.refSeqNum());
        writer.paddedIfAny(
                372,
                buffer,
                at + MessageRefusedDecoder.refMsgTypeEncodingOffset(),
                MessageRefusedDecoder.refMsgTypeEncodingLength());
        if (isSession) {
            if (event.refTagId() > 0) {
                writer.integer(371, event.refTagId());
            }
            int reason = ReasonCodes.sessionRejectReason(envelope.version(), event.sessionRejectReason());
            if (reason >= 0) {
                writer.integer(373, reason);
            }
        } else {
            writer.paddedIfAny(379, buffer, at + MessageRefusedDecoder.refIdEncodingOffset(), ID_WIDTH)
                    .integer(380, ReasonCodes.businessRejectReason(envelope.version(), event.businessRejectReason()));
        }
        int length = event.getText(text, 0, MAX_TEXT);
        if (length > 0) {
            writer.bytes(58, text, 0, length);
        }
        return isSession;
    }
}
