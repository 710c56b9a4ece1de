package io.trade2026.simulator.certify.session;

import io.trade2026.simulator.certify.wire.FixMessage;

/** One line of a script. */
public sealed interface Statement {
    /** Returns the number of the line, from 1. */
    int line();

    /** Returns which connection it speaks of, from 1. */
    int connection();

    /** The client opens a connection. */
    record Connect(int line, int connection) implements Statement {}

    /** The client closes the connection. */
    record Disconnect(int line, int connection) implements Statement {}

    /** The acceptor has to close the connection. */
    record AwaitDisconnect(int line, int connection) implements Statement {}

    /**
     * The client sends.
     *
     * @param text as it stands in the script
     */
    record Send(int line, int connection, String text) implements Statement {}

    /**
     * The acceptor has to send this next.
     *
     * @param message as it stands in the script
     */
    record Expect(int line, int connection, FixMessage message) implements Statement {}
}
