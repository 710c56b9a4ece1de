package io.trade2026.simulator.certify.orders;

import io.trade2026.simulator.certify.wire.FixParty;
import io.trade2026.simulator.certify.wire.RawLink;
import io.trade2026.simulator.certify.wire.Transcript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where the system under test finds its venue: a port that opens and closes, and the party behind it. Used by one thread. */
final class VenueDoor implements AutoCloseable {
    private static final int ACCEPT_MILLIS = 200;
    private static final int FIRST_LEAP = 1_000;
    private static final int LEAP = 10;

    private final int port;
    private final FixParty party;
    private final Supplier<Transcript> transcript;
    private @Nullable ServerSocket server;

    /**
     * Waits to be opened.
     *
     * @param transcript of the scenario that is being played
     */
    VenueDoor(int port, FixParty party, Supplier<Transcript> transcript) {
        this.port = port;
        this.party = party;
        this.transcript = transcript;
    }

    FixParty party() {
        return party;
    }

    /** Opens the port and waits until the system has logged on. Returns whether it has. */
    boolean open(long patienceMillis) {
        try {
            server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            server.setSoTimeout(ACCEPT_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException("the venue cannot listen on port " + port, e);
        }
        long end = System.nanoTime() + patienceMillis * 1_000_000;
        int leap = FIRST_LEAP;
        while (System.nanoTime() < end) {
            if (!accept()) {
                continue;
            }
            while (!party.isLoggedOn() && System.nanoTime() < end && party.isConnected()) {
                party.hear(ACCEPT_MILLIS);
            }
            if (party.isLoggedOn() && party.isThere("HELLO" + leap, ACCEPT_MILLIS * 10L)) {
                return true;
            }
            // Another venue has used this session before: its numbers are higher than ours.
            party.drop();
            party.countFrom(party.lastNumber() + leap);
            leap *= LEAP;
        }
        return false;
    }

    private boolean accept() {
        ServerSocket open = server;
        if (open == null) {
            return false;
        }
        try {
            Socket socket = open.accept();
            socket.setTcpNoDelay(true);
            party.take(new RawLink(socket, "venue  ", transcript).start());
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("the venue cannot take a connection", e);
        }
    }

    /** Closes the connection and the port, as if the venue had gone. */
    @Override
    public void close() {
        party.drop();
        if (server != null) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException("the venue cannot close its port", e);
            }
            server = null;
        }
    }
}
