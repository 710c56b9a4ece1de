package io.trade2026.gateway.dropcopy;

/**
 * A request that is not answered by executions.
 *
 * @param requestId TradeRequestID(568)
 * @param requestType TradeRequestType(569)
 * @param result TradeRequestResult(749): why
 * @param text the same for people: Text(58)
 */
public record RefusedRequest(String requestId, int requestType, int result, String text) implements Asked {}
