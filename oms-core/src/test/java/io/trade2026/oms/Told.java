package io.trade2026.oms;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.AlarmRaisedDecoder;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.CancelRejectedDecoder;
import io.trade2026.messages.sbe.CommandRefusedDecoder;
import io.trade2026.messages.sbe.DeskActionTakenDecoder;
import io.trade2026.messages.sbe.ExplanationDecoder;
import io.trade2026.messages.sbe.ListStatusReportedDecoder;
import io.trade2026.messages.sbe.MassCancelReportedDecoder;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.MessageRefusedDecoder;
import io.trade2026.messages.sbe.NoticeSentDecoder;
import io.trade2026.messages.sbe.OrderChangedDecoder;
import io.trade2026.messages.sbe.OrderCheckedDecoder;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.OrderImageDecoder;
import io.trade2026.messages.sbe.OrderTermsDecoder;
import io.trade2026.messages.sbe.TradingDayStartedDecoder;
import io.trade2026.messages.sbe.VenueCancelSentDecoder;
import io.trade2026.messages.sbe.VenueOrderSentDecoder;
import io.trade2026.messages.sbe.VenueReplaceSentDecoder;
import io.trade2026.messages.sbe.VenueReportUnmatchedDecoder;
import io.trade2026.messages.sbe.VenueStatusAskedDecoder;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.agrona.DirectBuffer;

/**
 * One event in the words of FIX 4.4, as a gateway would tell it: to whom, which MsgType(35), which fields.
 *
 * <p>Ids of venue requests and executions are the numbers of the core; an event that is no FIX message goes to {@code nobody}.
 *
 * @param eventNumber of the event
 * @param templateId of its letter
 * @param to {@code client}, {@code venue}, {@code desk} for alarms, or {@code nobody}
 * @param msgType MsgType(35); the name of an alarm; empty for the rest
 * @param fields by tag; decimals without trailing zeros
 */
record Told(long eventNumber, int templateId, String to, String msgType, Map<Integer, String> fields) {

    /** Where the custom fields are kept, as they came. */
    static final int CUSTOM = 20_000;

    static Told of(long eventNumber, DirectBuffer buffer, int offset) {
        var header = new MessageHeaderDecoder().wrap(buffer, offset);
        return switch (header.templateId()) {
            case OrderChangedDecoder.TEMPLATE_ID ->
                report(eventNumber, new OrderChangedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case CancelRejectedDecoder.TEMPLATE_ID ->
                refusal(eventNumber, new CancelRejectedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case VenueOrderSentDecoder.TEMPLATE_ID ->
                venueOrder(eventNumber, new VenueOrderSentDecoder().wrapAndApplyHeader(buffer, offset, header));
            case VenueCancelSentDecoder.TEMPLATE_ID ->
                venueCancel(eventNumber, new VenueCancelSentDecoder().wrapAndApplyHeader(buffer, offset, header));
            case VenueReplaceSentDecoder.TEMPLATE_ID ->
                venueReplace(eventNumber, new VenueReplaceSentDecoder().wrapAndApplyHeader(buffer, offset, header));
            case VenueStatusAskedDecoder.TEMPLATE_ID ->
                venueStatus(eventNumber, new VenueStatusAskedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case VenueReportUnmatchedDecoder.TEMPLATE_ID ->
                unmatched(eventNumber, new VenueReportUnmatchedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case AlarmRaisedDecoder.TEMPLATE_ID -> {
                var alarm = new AlarmRaisedDecoder().wrapAndApplyHeader(buffer, offset, header);
                var fields = new TreeMap<>(Map.of(37, Long.toString(alarm.orderId()), 58, alarm.text()));
                yield new Told(eventNumber, header.templateId(), "desk", alarm.name(), fields);
            }
            case CommandRefusedDecoder.TEMPLATE_ID -> {
                var refused = new CommandRefusedDecoder().wrapAndApplyHeader(buffer, offset, header);
                var fields = withText(new TreeMap<>(), refused.text());
                yield new Told(eventNumber, header.templateId(), "ops", "REFUSED", fields);
            }
            case DeskActionTakenDecoder.TEMPLATE_ID -> {
                var taken = new DeskActionTakenDecoder().wrapAndApplyHeader(buffer, offset, header);
                var fields = new TreeMap<>(Map.of(37, Long.toString(taken.orderId())));
                yield new Told(
                        eventNumber, header.templateId(), "ops", taken.act().name(), fields);
            }
            case OrderCheckedDecoder.TEMPLATE_ID -> {
                var checked = new OrderCheckedDecoder().wrapAndApplyHeader(buffer, offset, header);
                Denial denial = Denial.of(checked.explanation().denial());
                String verdict = denial == null
                        ? "PASSES holds " + Decimal8.toText(checked.reserveQtyE8())
                        : "REFUSES " + denial.name() + " passes " + wouldPass(checked.explanation());
                yield new Told(
                        eventNumber, header.templateId(), "ops", verdict, withText(new TreeMap<>(), checked.text()));
            }
            case TradingDayStartedDecoder.TEMPLATE_ID -> {
                var day = new TradingDayStartedDecoder().wrapAndApplyHeader(buffer, offset, header);
                String counts = "DAY " + day.expiredOrders() + " ended " + day.renewedOrders() + " renewed";
                yield new Told(eventNumber, header.templateId(), "ops", counts, new TreeMap<>());
            }
            case MassCancelReportedDecoder.TEMPLATE_ID ->
                massCancel(eventNumber, new MassCancelReportedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case MessageRefusedDecoder.TEMPLATE_ID ->
                refusedMessage(eventNumber, new MessageRefusedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case ListStatusReportedDecoder.TEMPLATE_ID ->
                listStatus(eventNumber, new ListStatusReportedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case NoticeSentDecoder.TEMPLATE_ID ->
                notice(eventNumber, new NoticeSentDecoder().wrapAndApplyHeader(buffer, offset, header));
            default -> new Told(eventNumber, header.templateId(), "nobody", "", new TreeMap<>());
        };
    }

    private static Map<Integer, String> withText(Map<Integer, String> fields, String text) {
        putText(fields, 58, text);
        return fields;
    }

    String field(int tag) {
        return fields.getOrDefault(tag, "");
    }

    /** A decimal field in units of 1e-8; 0 when absent. */
    long number(int tag) {
        String text = field(tag);
        return text.isEmpty() ? 0 : Decimal8.parse(text);
    }

    boolean isReport() {
        return msgType.equals("8") && to.equals("client");
    }

    /** The fields that an order's life is about, for comparing as text. */
    String line() {
        StringBuilder line = new StringBuilder(to.equals("desk") ? "alarm " + msgType : msgType);
        if (to.equals("client")) {
            append(
                    line, 150, 434, 102, 39, 11, 41, 38, 14, 151, 6, 32, 31, 530, 531, 532, 533, 584, 911, 912, 66, 429,
                    431, 68, 82, 83, 73);
        } else if (to.equals("venue")) {
            append(line, 38, 44);
        }
        return line.toString();
    }

    private void append(StringBuilder line, int... tags) {
        for (int tag : tags) {
            if (fields.containsKey(tag)) {
                line.append(' ').append(tag).append('=').append(fields.get(tag));
            }
        }
    }

    private static String wouldPass(ExplanationDecoder why) {
        return why.wouldPassTag() == 0 ? "0" : Decimal8.toText(why.wouldPass());
    }

    private static Told report(long number, OrderChangedDecoder letter) {
        var fields = new TreeMap<Integer, String>();
        OrderImageDecoder image = letter.order();
        OrderFact fact = letter.fact();
        fields.put(37, image.orderId() == 0 ? "NONE" : Long.toString(image.orderId()));
        fields.put(17, fact == OrderFact.STATUS ? "0" : Long.toString(number));
        fields.put(150, execType(fact));
        fields.put(39, Character.toString(image.ordStatus().value()));
        fields.put(14, Decimal8.toText(image.cumQtyE8()));
        fields.put(151, Decimal8.toText(image.leavesQtyE8()));
        fields.put(6, Decimal8.toText(image.avgPxE8()));
        putText(fields, 11, image.clOrdId());
        putText(fields, 41, image.origClOrdId());
        putTerms(fields, image.terms());
        putNumber(fields, 32, letter.lastQtyE8());
        putNumber(fields, 31, letter.lastPxE8());
        if (image.dayOrderQtyE8() != Decimal8.NULL) {
            fields.put(424, Decimal8.toText(image.dayOrderQtyE8()));
            fields.put(425, Decimal8.toText(image.dayCumQtyE8()));
            fields.put(426, Decimal8.toText(image.dayAvgPxE8()));
        }
        if (letter.refEventNumber() != 0) {
            fields.put(19, Long.toString(letter.refEventNumber()));
        }
        if (letter.execRestatementReason() != -1) {
            fields.put(378, Integer.toString(letter.execRestatementReason()));
        }
        if (letter.venueRejReason() != -1) {
            fields.put(103, Integer.toString(letter.venueRejReason()));
        }
        putText(fields, 527, letter.venueExecId());
        putText(fields, 198, letter.venueOrderId());
        putText(fields, 790, letter.ordStatusReqId());
        putText(fields, 66, letter.listId());
        putText(fields, 584, letter.massStatusReqId());
        if (letter.totNumReports() != -1) {
            fields.put(911, Integer.toString(letter.totNumReports()));
        }
        if (letter.lastRptRequested() == Bool.YES) {
            fields.put(912, "Y");
        }
        putDenial(fields, letter.explanation(), true);
        putText(fields, 58, letter.text());
        putText(fields, CUSTOM, letter.custom());
        return new Told(number, OrderChangedDecoder.TEMPLATE_ID, "client", "8", fields);
    }

    private static String execType(OrderFact fact) {
        return switch (fact) {
            case ACCEPTED -> "0";
            case PENDING_NEW -> "A";
            case DENIED, REJECTED -> "8";
            case FILLED -> "F";
            case CANCEL_PENDING -> "6";
            case REPLACE_PENDING -> "E";
            case CANCELED -> "4";
            case REPLACED -> "5";
            case EXPIRED -> "C";
            case DONE_FOR_DAY -> "3";
            case SUSPENDED -> "9";
            case STOPPED -> "7";
            case CALCULATED -> "B";
            case RESTATED -> "D";
            case TRIGGERED -> "L";
            case FILL_BUSTED -> "H";
            case FILL_CORRECTED -> "G";
            case STATUS -> "I";
            case NULL_VAL -> throw new IllegalStateException("an event without a fact");
        };
    }

    private static Told refusal(long number, CancelRejectedDecoder letter) {
        var fields = new TreeMap<Integer, String>();
        fields.put(37, letter.orderId() == 0 ? "NONE" : Long.toString(letter.orderId()));
        fields.put(39, Character.toString(letter.ordStatus().value()));
        fields.put(434, Character.toString(letter.cxlRejResponseTo()));
        fields.put(102, Integer.toString(letter.cxlRejReason()));
        putText(fields, 11, letter.clOrdId());
        putText(fields, 41, letter.origClOrdId());
        putText(fields, 1, letter.account());
        putDenial(fields, letter.explanation(), false);
        putText(fields, 58, letter.text());
        return new Told(number, CancelRejectedDecoder.TEMPLATE_ID, "client", "9", fields);
    }

    private static Told venueOrder(long number, VenueOrderSentDecoder letter) {
        var fields = new TreeMap<Integer, String>();
        fields.put(11, Long.toString(letter.venueRequestId()));
        fields.put(37, Long.toString(letter.orderId()));
        putTerms(fields, letter.terms());
        putText(fields, 58, letter.text());
        putText(fields, CUSTOM, letter.custom());
        return new Told(number, VenueOrderSentDecoder.TEMPLATE_ID, "venue", "D", fields);
    }

    private static Told venueCancel(long number, VenueCancelSentDecoder letter) {
        var fields = new TreeMap<Integer, String>();
        fields.put(11, Long.toString(letter.venueRequestId()));
        fields.put(41, Long.toString(letter.origVenueRequestId()));
        putText(fields, 37, letter.venueOrderId());
        putTerms(fields, letter.terms());
        putText(fields, CUSTOM, letter.custom());
        return new Told(number, VenueCancelSentDecoder.TEMPLATE_ID, "venue", "F", fields);
    }

    private static Told venueReplace(long number, VenueReplaceSentDecoder letter) {
        var fields = new TreeMap<Integer, String>();
        fields.put(11, Long.toString(letter.venueRequestId()));
        fields.put(41, Long.toString(letter.origVenueRequestId()));
        putText(fields, 37, letter.venueOrderId());
        putTerms(fields, letter.terms());
        putText(fields, 58, letter.text());
        putText(fields, CUSTOM, letter.custom());
        return new Told(number, VenueReplaceSentDecoder.TEMPLATE_ID, "venue", "G", fields);
    }

    private static Told venueStatus(long number, VenueStatusAskedDecoder letter) {
        var fields = new TreeMap<Integer, String>();
        fields.put(11, Long.toString(letter.venueRequestId()));
        putText(fields, 37, letter.venueOrderId());
        putTerms(fields, letter.terms());
        return new Told(number, VenueStatusAskedDecoder.TEMPLATE_ID, "venue", "H", fields);
    }

    private static Told unmatched(long number, VenueReportUnmatchedDecoder letter) {
        var fields = new TreeMap<Integer, String>();
        fields.put(127, Character.toString(letter.dkReason()));
        putChar(fields, 54, letter.sideRaw());
        putText(fields, 11, letter.rawClOrdId());
        putText(fields, 37, letter.venueOrderId());
        putText(fields, 17, letter.execId());
        putText(fields, 55, letter.symbol());
        putNumber(fields, 32, letter.lastQtyE8());
        putNumber(fields, 31, letter.lastPxE8());
        return new Told(number, VenueReportUnmatchedDecoder.TEMPLATE_ID, "venue", "Q", fields);
    }

    private static Told massCancel(long number, MassCancelReportedDecoder letter) {
        var fields = new TreeMap<Integer, String>();
        fields.put(37, Long.toString(number));
        fields.put(49, Integer.toString(letter.sessionId()));
        putText(fields, 11, letter.clOrdId());
        putChar(fields, 530, letter.massCancelRequestType());
        putChar(fields, 531, letter.massCancelResponse());
        if (letter.massCancelRejectReason() != -1) {
            fields.put(532, Integer.toString(letter.massCancelRejectReason()));
        }
        if (letter.totalAffectedOrders() >= 0) {
            fields.put(533, Integer.toString(letter.totalAffectedOrders()));
        }
        putText(fields, 55, letter.symbol());
        putChar(fields, 54, letter.side() == 0 ? (byte) '*' : letter.side());
        putDenial(fields, letter.explanation(), false);
        putText(fields, 58, letter.text());
        return new Told(number, MassCancelReportedDecoder.TEMPLATE_ID, "client", "r", fields);
    }

    private static Told refusedMessage(long number, MessageRefusedDecoder letter) {
        var fields = new TreeMap<Integer, String>();
        fields.put(45, Long.toString(letter.refSeqNum()));
        fields.put(372, letter.refMsgType());
        fields.put(379, letter.refId());
        fields.put(380, Integer.toString(letter.businessRejectReason()));
        fields.put(371, Integer.toString(letter.refTagId()));
        putText(fields, 58, letter.text());
        return new Told(number, MessageRefusedDecoder.TEMPLATE_ID, "client", "j", fields);
    }

    /** The orders as one field: ClOrdID, OrdStatus, CumQty/LeavesQty/CxlQty, and the reason of a refused one. */
    private static Told listStatus(long number, ListStatusReportedDecoder letter) {
        var fields = new TreeMap<Integer, String>();
        fields.put(49, Integer.toString(letter.sessionId()));
        fields.put(66, letter.listId());
        fields.put(429, Integer.toString(letter.listStatusType()));
        fields.put(431, Integer.toString(letter.listOrderStatus()));
        fields.put(68, Integer.toString(letter.totNoOrders()));
        fields.put(82, Integer.toString(letter.noRpts()));
        fields.put(83, Integer.toString(letter.rptSeq()));
        var orders = new StringJoiner(",", "[", "]");
        for (ListStatusReportedDecoder.OrdersDecoder order : letter.orders()) {
            orders.add(order.clOrdId()
                    + " " + (char) order.ordStatus().value()
                    + " " + Decimal8.toText(order.cumQtyE8())
                    + "/" + Decimal8.toText(order.leavesQtyE8())
                    + "/" + Decimal8.toText(order.cxlQtyE8())
                    + (order.ordRejReason() == -1 ? "" : " 103=" + order.ordRejReason()));
        }
        fields.put(73, orders.toString());
        putText(fields, 58, letter.text());
        return new Told(number, ListStatusReportedDecoder.TEMPLATE_ID, "client", "N", fields);
    }

    private static Told notice(long number, NoticeSentDecoder letter) {
        var fields = new TreeMap<Integer, String>();
        fields.put(49, Integer.toString(letter.sessionId()));
        fields.put(340, Integer.toString(letter.tradSesStatus()));
        putText(fields, 336, letter.tradingSessionId());
        putText(fields, 55, letter.symbol());
        putChar(fields, 61, letter.urgency());
        putText(fields, 148, letter.headline());
        putText(fields, 58, letter.text());
        String msgType = Character.toString((char) letter.msgType());
        return new Told(number, NoticeSentDecoder.TEMPLATE_ID, "client", msgType, fields);
    }

    private static void putTerms(Map<Integer, String> fields, OrderTermsDecoder terms) {
        putText(fields, 55, terms.symbol());
        putText(fields, 1, terms.account());
        putText(fields, 18, terms.execInst());
        fields.put(38, Decimal8.toText(terms.orderQtyE8()));
        putNumber(fields, 44, terms.priceE8());
        putChar(fields, 54, terms.sideRaw());
        putChar(fields, 40, terms.ordTypeRaw());
        putChar(fields, 59, terms.timeInForceRaw());
    }

    /** What the house decided: its code as OrdRejReason(103) where that belongs, its sentence as Text(58). */
    private static void putDenial(Map<Integer, String> fields, ExplanationDecoder explanation, boolean ofOrder) {
        Denial denial = Denial.of(explanation.denial());
        if (denial != null) {
            fields.put(58, denial.id() + " " + denial.name() + " " + denial.sentence());
            if (ofOrder) {
                fields.put(103, Integer.toString(denial.ordRejReason44()));
            }
        }
    }

    private static void putText(Map<Integer, String> fields, int tag, String value) {
        if (!value.isEmpty()) {
            fields.put(tag, value);
        }
    }

    private static void putNumber(Map<Integer, String> fields, int tag, long valueE8) {
        if (valueE8 != Decimal8.NULL) {
            fields.put(tag, Decimal8.toText(valueE8));
        }
    }

    private static void putChar(Map<Integer, String> fields, int tag, byte value) {
        if (value != 0) {
            fields.put(tag, Character.toString((char) value));
        }
    }
}
