package io.trade2026.gateway;

import org.jspecify.annotations.Nullable;
import uk.co.real_logic.artio.decoder.AbstractLogonDecoder;
import uk.co.real_logic.artio.session.Session;

/** What the numbers of a Logon(A) have to be, by how the session numbers (order-semantics S18, S19). On Artio's framer thread. */
final class LogonNumbers {
    private LogonNumbers() {}

    /** Why they are refused; null when they are right. */
    static @Nullable String whyRefused(AbstractLogonDecoder logon, Link link) {
        Session session = link.session();
        int next = session == null ? 1 : session.lastSentMsgSeqNum() + 1;
        int msgSeqNum = logon.header().msgSeqNum();
        boolean isReset = logon.hasResetSeqNumFlag() && logon.resetSeqNumFlag();
        if (isReset && !link.definition().numbering().mayReset()) {
            return "ResetSeqNumFlag(141): is not allowed for "
                    + link.definition().compId() + ", MsgSeqNum(34) goes on at " + next;
        }
        if (isReset && msgSeqNum != 1) {
            return "MsgSeqNum(34): must be 1 with ResetSeqNumFlag(141)=Y, was " + msgSeqNum;
        }
        int expected = heeded(logon, link);
        int highest = isReset ? 1 : next;
        return expected > highest
                ? "NextExpectedMsgSeqNum(789): " + expected + " is too high, next here is " + highest
                : null;
    }

    /**
     * What the session has to know of the Logon(A) when it answers.
     *
     * @param msgSeqNum MsgSeqNum(34)
     * @param nextExpected NextExpectedMsgSeqNum(789), 0 when absent
     * @param heeded the same, 0 also when the session does not heed it
     * @param isReset ResetSeqNumFlag(141)
     */
    record Heard(int msgSeqNum, int nextExpected, int heeded, boolean isReset) {}

    static Heard heard(AbstractLogonDecoder logon, Link link) {
        return new Heard(
                logon.header().msgSeqNum(),
                nextExpected(logon),
                heeded(logon, link),
                logon.hasResetSeqNumFlag() && logon.resetSeqNumFlag());
    }

    /**
     * A Logon(A) is in order and is about to be answered.
     *
     * @param remoteAddress of its connection
     */
    static void accepted(Link link, String remoteAddress, Heard heard) {
        link.end().admitted(remoteAddress);
        link.heardLogon(heard.msgSeqNum(), heard.heeded());
    }

    private static int heeded(AbstractLogonDecoder logon, Link link) {
        return link.definition().numbering().nextExpected() ? nextExpected(logon) : 0;
    }

    private static int nextExpected(AbstractLogonDecoder logon) {
        if (logon instanceof io.trade2026.dictionaries.fix44.decoder.LogonDecoder fix44) {
            return fix44.hasNextExpectedMsgSeqNum() ? fix44.nextExpectedMsgSeqNum() : 0;
        }
        if (logon instanceof io.trade2026.dictionaries.fix50.decoder.LogonDecoder fixt) {
            return fixt.hasNextExpectedMsgSeqNum() ? fixt.nextExpectedMsgSeqNum() : 0;
        }
        return 0;
    }
}
