package io.trade2026.gateway.outbound;

import io.trade2026.gateway.wire.FixVersion;
import io.trade2026.gateway.wire.FixWriter;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.CancelRejectedDecoder;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.MessageRefusedDecoder;
import io.trade2026.messages.sbe.OrdStatus;
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
    private static final char NEW_TRANSACTION = '0';

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
        ExecType execType = execType(fact);
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
        byte ordStatus = ordStatus(fact, order, is42);
        if (is42) {
            writer.character(20, transType42(fact)).character(150, execType42(fact, execType, ordStatus));
        } else {
            writer.character(150, execType.value());
        }
        writer.character(39, ordStatus);
        reasons(event, fact, version, writer);
        OrderFields.account(writer, order.terms());
        OrderFields.symbolAndSide(writer, order.terms());
        if (order.orderId() != 0 || order.terms().orderQtyE8() > 0) {
            OrderFields.terms(writer, order.terms(), version);
        }
        if (event.lastQtyE8() != Decimal8.NULL) {
            writer.decimal(32, event.lastQtyE8()).decimal(31, event.lastPxE8());
            writer.paddedIfAny(
                    30, event.buffer(), event.offset() + OrderChangedDecoder.lastMktEncodingOffset(), VENUE_WIDTH);
        }
        writer.decimal(151, order.leavesQtyE8()).decimal(14, order.cumQtyE8()).decimal(6, order.avgPxE8());
        if (order.dayOrderQtyE8() != Decimal8.NULL) {
            writer.decimal(424, order.dayOrderQtyE8())
                    .decimal(425, order.dayCumQtyE8())
                    .decimal(426, order.dayAvgPxE8());
        }
        writer.time(60, event.header().epochNs());
        explain(event, writer);
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
        if (!is42) {
            writer.paddedIfAny(527, buffer, event.offset() + OrderChangedDecoder.venueExecIdEncodingOffset(), ID_WIDTH)
                    .paddedIfAny(
                            790, buffer, event.offset() + OrderChangedDecoder.ordStatusReqIdEncodingOffset(), ID_WIDTH);
        }
    }

    private static void reasons(OrderChangedDecoder event, OrderFact fact, FixVersion version, FixWriter writer) {
        @Nullable Denial denial = Denial.of(event.explanation().denial());
        if (fact == OrderFact.DENIED && denial != null) {
            writer.integer(103, ReasonCodes.ordRejReason(version, denial));
        } else if (fact == OrderFact.DENIED || fact == OrderFact.REJECTED) {
            writer.integer(103, ReasonCodes.ordRejReason(version, event.venueRejReason()));
        } else if (event.execRestatementReason() >= 0) {
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

    private static ExecType execType(OrderFact fact) {
        return switch (fact) {
            case ACCEPTED -> ExecType.NEW;
            case PENDING_NEW -> ExecType.PENDING_NEW;
            case DENIED, REJECTED -> ExecType.REJECTED;
            case FILLED -> ExecType.TRADE;
            case CANCEL_PENDING -> ExecType.PENDING_CANCEL;
            case REPLACE_PENDING -> ExecType.PENDING_REPLACE;
            case CANCELED -> ExecType.CANCELED;
            case REPLACED -> ExecType.REPLACED;
            case EXPIRED -> ExecType.EXPIRED;
            case DONE_FOR_DAY -> ExecType.DONE_FOR_DAY;
            case SUSPENDED -> ExecType.SUSPENDED;
            case STOPPED -> ExecType.STOPPED;
            case CALCULATED -> ExecType.CALCULATED;
            case RESTATED, TRIGGERED, NULL_VAL -> ExecType.RESTATED;
            case FILL_BUSTED -> ExecType.TRADE_CANCEL;
            case FILL_CORRECTED -> ExecType.TRADE_CORRECT;
            case STATUS -> ExecType.ORDER_STATUS;
        };
    }

    /** FIX 4.2 still has OrdStatus Replaced(5): of an order without a fill that was just replaced. */
    private static byte ordStatus(OrderFact fact, OrderImageDecoder order, boolean is42) {
        OrdStatus status = order.ordStatus();
        return is42 && fact == OrderFact.REPLACED && status == OrdStatus.NEW
                ? OrdStatus.REPLACED.value()
                : status.value();
    }

    private static char transType42(OrderFact fact) {
        return switch (fact) {
            case FILL_BUSTED -> '1';
            case FILL_CORRECTED -> '2';
            case STATUS -> '3';
            default -> NEW_TRANSACTION;
        };
    }

    private static byte execType42(OrderFact fact, ExecType execType, byte ordStatus) {
        return switch (fact) {
            case FILLED, FILL_BUSTED, FILL_CORRECTED -> (byte) (ordStatus == OrdStatus.FILLED.value() ? '2' : '1');
            case STATUS -> ordStatus;
            default -> execType.value();
        };
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
                .integer(102, ReasonCodes.cxlRejReason(envelope.version(), event.cxlRejReason()))
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
            writer.integer(373, event.sessionRejectReason());
        } else {
            writer.paddedIfAny(379, buffer, at + MessageRefusedDecoder.refIdEncodingOffset(), ID_WIDTH)
                    .integer(380, event.businessRejectReason());
        }
        int length = event.getText(text, 0, MAX_TEXT);
        if (length > 0) {
            writer.bytes(58, text, 0, length);
        }
        return isSession;
    }
}
