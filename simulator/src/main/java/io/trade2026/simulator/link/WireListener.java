package io.trade2026.simulator.link;

import quickfix.Message;

/** Hears what comes over a wire. Called on the connection's thread. */
public interface WireListener {
    /** An application message came that passed the session layer. */
    void received(Wire.Line line, Message message);

    /** An application message leaves with its MsgSeqNum(34): for the first time, or as PossDupFlag(43)=Y. On the sender's thread. */
    default void sending(Wire.Line line, Message message) {}

    /** An administrative message came, a Logon(A), Logout(5) or Reject(3) for example. */
    default void receivedAdmin(Wire.Line line, Message message) {}

    /** An administrative message leaves; a Reject(3) is our complaint about what came. */
    default void sendingAdmin(Wire.Line line, Message message) {}

    /** The session is logged on. */
    default void loggedOn(Wire.Line line) {}

    /** The session was logged on and is not any more. */
    default void loggedOff(Wire.Line line) {}
}
