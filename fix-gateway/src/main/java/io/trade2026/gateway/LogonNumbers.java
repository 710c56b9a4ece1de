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

    /** Tells the session what it has to know of the Logon(A) when it answers. */
    static void accepted(AbstractLogonDecoder logon, @Nullable Link link) {
        if (link != null) {
            link.heardLogon(logon.header().msgSeqNum(), heeded(logon, link));
        }
    }

    private static int heeded(AbstractLogonDecoder logon, Link link) {
        return link.definition().numbering().nextExpected() ? nextExpected(logon) : 0;
    }

    /** NextExpectedMsgSeqNum(789); 0 when it is not there. */
    static int nextExpected(AbstractLogonDecoder logon) {
        if (logon instanceof io.trade2026.dictionaries.fix44.decoder.LogonDecoder fix44) {
            return fix44.hasNextExpectedMsgSeqNum() ? fix44.nextExpectedMsgSeqNum() : 0;
        }
        if (logon instanceof io.trade2026.dictionaries.fix50.decoder.LogonDecoder fixt) {
            return fixt.hasNextExpectedMsgSeqNum() ? fixt.nextExpectedMsgSeqNum() : 0;
        }
        return 0;
    }
}
