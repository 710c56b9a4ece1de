package io.trade2026.ops.act;

import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.BreakKind;
import io.trade2026.messages.sbe.BreakStage;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.ReportBreakEncoder;
import org.agrona.MutableDirectBuffer;

/**
 * Ends a break between a venue's drop copy, or a clearing firm, and what we hold (PO-01).
 *
 * @param eventNumber of the event that it began with; of a position its number in the log of those
 * @param kind of it
 * @param venueSessionId session of the venue
 * @param venueOrderId the venue's OrderID(37)
 * @param execId the venue's ExecID(17)
 * @param account whose position; empty where it is none
 * @param symbol in what; empty where it is none
 * @param release whether the execution leaves suspense, since it was none
 * @param user who ends it
 * @param secondUser who agrees; empty where nothing leaves suspense
 * @param reason what was found
 */
public record ResolveBreak(
        long eventNumber,
        BreakKind kind,
        int venueSessionId,
        String venueOrderId,
        String execId,
        String account,
        String symbol,
        boolean release,
        String user,
        String secondUser,
        String reason)
        implements DeskOrder {
    @Override
    public String sentence() {
        return "resolve break " + eventNumber + " " + kind + (release ? ", out of suspense with " + secondUser : "");
    }

    @Override
    public int templateId() {
        return ReportBreakEncoder.TEMPLATE_ID;
    }

    @Override
    public String subjectField() {
        return "event";
    }

    @Override
    public String subjectValue() {
        return Long.toString(eventNumber);
    }

    @Override
    public int encode(MutableDirectBuffer buffer, MessageHeaderEncoder header, long correlationId) {
        return MessageHeaderEncoder.ENCODED_LENGTH
                + new ReportBreakEncoder()
                        .wrapAndApplyHeader(buffer, 0, header)
                        .correlationId(correlationId)
                        .breakEvent(eventNumber)
                        .stage(BreakStage.RESOLVED)
                        .kind(kind)
                        .venueSessionId(venueSessionId)
                        .accountId(0)
                        .orderId(0)
                        .venueOrderId(venueOrderId)
                        .execId(execId)
                        .blocks(Bool.NO)
                        .release(release ? Bool.YES : Bool.NO)
                        .user(user)
                        .secondUser(secondUser)
                        .accountName(account)
                        .symbol(symbol)
                        .text(reason)
                        .encodedLength();
    }
}
