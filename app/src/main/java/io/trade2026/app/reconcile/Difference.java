package io.trade2026.app.reconcile;

/**
 * One difference.
 *
 * @param kind of it
 * @param session CompID of the counterparty; empty when it is about none
 * @param clOrdId ClOrdID(11) or another id; may be empty
 * @param msgSeqNum MsgSeqNum(34); 0 when it is about none
 * @param eventNumber of the journal; 0 when it is about none
 * @param text who has what
 */
public record Difference(Kind kind, String session, String clOrdId, long msgSeqNum, long eventNumber, String text) {}
