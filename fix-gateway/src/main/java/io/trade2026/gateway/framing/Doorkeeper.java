package io.trade2026.gateway.framing;

import org.agrona.DirectBuffer;

/** Watches over one connection. Called on Artio's framer thread. */
public interface Doorkeeper {
    /**
     * A whole Logon(A) has come.
     *
     * @param buffer holds it, until this returns
     * @param offset where it begins
     * @param length of the message in bytes
     * @param isFirst whether none came on this connection before
     * @return whether Artio is to hear of it; when not, and it was the first, the connection ends
     */
    boolean mayEnter(DirectBuffer buffer, int offset, int length, boolean isFirst);

    /**
     * A whole message has come before any Logon(A).
     *
     * @param buffer holds it, until this returns
     * @param offset where it begins
     * @param length of the message in bytes
     * @return whether Artio is to hear of it; when not, the connection ends
     */
    boolean mayPrecedeLogon(DirectBuffer buffer, int offset, int length);

    /**
     * A SequenceReset(4) is to be written that answers a ResendRequest(2).
     *
     * @param buffer holds it, until this returns
     * @param offset where it begins
     * @param length of the message in bytes
     * @return whether it passes over nothing that should have been sent again; when not, the connection ends
     */
    boolean mayFill(DirectBuffer buffer, int offset, int length);

    /**
     * A message that answers a ResendRequest(2) has begun to leave, or waits for room on the connection.
     *
     * @param buffer holds it, until this returns
     * @param offset where it begins
     * @param length of the message in bytes; 0 when none begins here, or nothing of it has left
     */
    void resent(DirectBuffer buffer, int offset, int length);

    /**
     * A message has been written to the connection, whole and for the first time.
     *
     * @param msgSeqNum its MsgSeqNum(34)
     */
    void written(int msgSeqNum);

    /**
     * Bytes were passed over.
     *
     * @param fault why
     * @param bytes how many
     */
    void garbled(Fault fault, int bytes);

    /**
     * More was garbled in a row than is borne: the connection is closed.
     *
     * @param why in words
     */
    void shut(String why);

    /**
     * Names the counterparty.
     *
     * @return its CompID, or {@code -} before it has logged on
     */
    String compId();

    /** Has a doorkeeper for each connection. */
    @FunctionalInterface
    interface Rota {
        /**
         * Returns the one for a connection that begins.
         *
         * @param remoteAddress where it leads
         * @param isCalled whether we have called, and not been called
         * @return for this connection alone
         */
        Doorkeeper keeper(String remoteAddress, boolean isCalled);
    }
}
