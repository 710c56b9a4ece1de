package io.trade2026.gateway.dropcopy;

import io.trade2026.gateway.outbound.Envelope;
import io.trade2026.gateway.wire.FixWriter;

/** Writes TradeCaptureReportRequestAck(AQ): that a request is taken, that it is answered, that it is refused. One thread. */
public final class RequestAnswers {
    private static final int SUCCESSFUL = 0;
    private static final int ACCEPTED = 0;
    private static final int COMPLETED = 1;
    private static final int REJECTED = 2;

    /** Creates a writer of answers. */
    public RequestAnswers() {}

    /**
     * Says that the executions follow.
     *
     * @param request that is taken
     * @param envelope addressed to the drop copy
     * @param writer receives the message
     */
    public void accept(CopyRequest request, Envelope envelope, FixWriter writer) {
        begin(request, envelope, writer, SUCCESSFUL, ACCEPTED);
    }

    /**
     * Says that all executions were sent.
     *
     * @param request that is answered
     * @param sent how many: TotNumTradeReports(748)
     * @param text what is to be said about it; empty for nothing
     * @param envelope addressed to the drop copy
     * @param writer receives the message
     */
    public void complete(CopyRequest request, int sent, String text, Envelope envelope, FixWriter writer) {
        begin(request, envelope, writer, SUCCESSFUL, COMPLETED);
        writer.integer(748, sent);
        if (!text.isEmpty()) {
            writer.text(58, text);
        }
    }

    /**
     * Says why there are no executions, or no more.
     *
     * @param refused the request and why
     * @param envelope addressed to the drop copy
     * @param writer receives the message
     */
    public void refuse(RefusedRequest refused, Envelope envelope, FixWriter writer) {
        begin(refused, envelope, writer, refused.result(), REJECTED);
        writer.text(58, refused.text());
    }

    private static void begin(Asked asked, Envelope envelope, FixWriter writer, int result, int status) {
        envelope.begin(writer, "AQ").text(568, asked.requestId()).integer(569, asked.requestType());
        writer.integer(749, result).integer(750, status);
    }
}
