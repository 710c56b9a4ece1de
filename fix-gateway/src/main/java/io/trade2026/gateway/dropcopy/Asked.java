package io.trade2026.gateway.dropcopy;

/** What a TradeCaptureReportRequest(AD) turns out to be. */
public sealed interface Asked permits CopyRequest, RefusedRequest {
    /**
     * Names the request.
     *
     * @return TradeRequestID(568)
     */
    String requestId();

    /**
     * Returns what it asked for.
     *
     * @return TradeRequestType(569)
     */
    int requestType();
}
