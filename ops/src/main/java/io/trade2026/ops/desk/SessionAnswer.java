package io.trade2026.ops.desk;

/**
 * An order about a session that is in the journal; the gateway carries it out when it reads it.
 *
 * @param eventNumber of the journal
 * @param epochNs cluster time
 * @param sessionId of the session
 * @param order DISCONNECT or RESET_SEQUENCE
 * @param user who ordered it
 * @param reason why
 */
public record SessionAnswer(long eventNumber, long epochNs, int sessionId, String order, String user, String reason) {}
