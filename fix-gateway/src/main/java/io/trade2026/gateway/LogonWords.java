package io.trade2026.gateway;

import uk.co.real_logic.artio.builder.AbstractLogonEncoder;
import uk.co.real_logic.artio.builder.AbstractLogoutEncoder;
import uk.co.real_logic.artio.session.SessionCustomisationStrategy;

/** What our Logon(A) says beside the numbers: DefaultApplVerID(1137) on FIXT, and NextExpectedMsgSeqNum(789). */
final class LogonWords implements SessionCustomisationStrategy {
    private static final String FIX_50_SP2 = "9";

    private int nextExpected;

    LogonWords() {}

    /** What the next Logon(A) says as NextExpectedMsgSeqNum(789); 0: nothing. */
    void nextExpected(int msgSeqNum) {
        nextExpected = msgSeqNum;
    }

    @Override
    public void configureLogon(AbstractLogonEncoder logon, long sessionId) {
        if (logon instanceof io.trade2026.dictionaries.fix50.builder.LogonEncoder fixt) {
            fixt.defaultApplVerID(FIX_50_SP2);
            if (nextExpected > 0) {
                fixt.nextExpectedMsgSeqNum(nextExpected);
            }
        } else if (logon instanceof io.trade2026.dictionaries.fix44.builder.LogonEncoder fix44 && nextExpected > 0) {
            fix44.nextExpectedMsgSeqNum(nextExpected);
        }
    }

    @Override
    public void configureLogout(AbstractLogoutEncoder logout, long sessionId) {
        // Its Text(58) is given where it is sent.
    }
}
