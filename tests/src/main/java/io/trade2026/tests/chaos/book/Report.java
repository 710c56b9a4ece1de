package io.trade2026.tests.chaos.book;

/**
 * One ExecutionReport(8) or OrderCancelReject(9) as a party got it.
 *
 * @param msgSeqNum MsgSeqNum(34)
 * @param isRepeat whether PossDupFlag(43) or PossResend(97) says that it may have come before
 * @param isReject whether it is an OrderCancelReject(9)
 * @param execId ExecID(17); empty for an OrderCancelReject
 * @param clOrdId ClOrdID(11)
 * @param execType ExecType(150); a blank for an OrderCancelReject
 */
public record Report(long msgSeqNum, boolean isRepeat, boolean isReject, String execId, String clOrdId, char execType) {
    /** ExecID(17) of an answer to a status request. */
    public static final String NO_EXEC_ID = "0";
}
