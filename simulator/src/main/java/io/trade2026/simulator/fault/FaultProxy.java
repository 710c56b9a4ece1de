package io.trade2026.simulator.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A port of 127.0.0.1 that leads to another one, through a network that is as bad as it is told to be. When nobody listens at the
 * other one, the caller's connection is reset. Safe for any thread.
 */
public final class FaultProxy implements AutoCloseable {
    private static final int CONNECT_MS = 5_000;
    private static final int BACKLOG = 50;

    private final String name;
    private final int port;
    private final int targetPort;
    private final Set<Tunnel> tunnels = ConcurrentHashMap.newKeySet();
    private final AtomicLong connections = new AtomicLong();
    private volatile Weather weather = Weather.CLEAR;
    private volatile boolean refuses;
    private volatile boolean isClosed;
    private @Nullable ServerSocket server;

    /**
     * A proxy that does not listen yet.
     *
     * @param name of its threads
     * @param port where it listens
     * @param targetPort where it leads
     */
    public FaultProxy(String name, int port, int targetPort) {
        this.name = name;
        this.port = port;
        this.targetPort = targetPort;
    }

    /**
     * Listens. Returns this.
     *
     * @throws UncheckedIOException when the port is taken
     */
    public synchronized FaultProxy start() {
        try {
            ServerSocket made = new ServerSocket();
            made.setReuseAddress(true);
            made.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
            server = made;
            Thread thread = new Thread(() -> accept(made), name);
            thread.setDaemon(true);
            thread.start();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(name + ": cannot listen on port " + port, e);
        }
    }

    private void accept(ServerSocket listening) {
        while (!isClosed) {
            try {
                Socket caller = listening.accept();
                caller.setTcpNoDelay(true);
                if (refuses) {
                    Ending.RESET.end(caller);
                } else {
                    lead(caller);
                }
            } catch (IOException e) {
                if (!isClosed) {
                    throw new UncheckedIOException(name + ": cannot accept", e);
                }
            }
        }
    }

    private void lead(Socket caller) {
        Socket called = new Socket();
        try {
            called.setTcpNoDelay(true);
            called.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), targetPort), CONNECT_MS);
        } catch (IOException nobodyThere) {
            Ending.RESET.end(called);
            Ending.RESET.end(caller);
            return;
        }
        Tunnel[] self = new Tunnel[1];
        Tunnel tunnel = new Tunnel(caller, called, () -> weather, () -> tunnels.remove(self[0]));
        self[0] = tunnel;
        tunnels.add(tunnel);
        tunnel.start(name + " " + connections.incrementAndGet());
        if (isClosed) {
            tunnel.cut(Ending.RESET);
        }
    }

    /** Returns the port where it listens. */
    public int port() {
        return port;
    }

    /** Returns how many connections it has led on so far. */
    public long connections() {
        return connections.get();
    }

    /** Returns how many connections are open. */
    public int openConnections() {
        return tunnels.size();
    }

    /** Changes how bytes travel from now on, in the connections of now and later. */
    public void weather(Weather next) {
        weather = next;
    }

    /** Ends every connection. */
    public void cut(Ending how) {
        List.copyOf(tunnels).forEach(tunnel -> tunnel.cut(how));
    }

    /**
     * Resets one side of every connection; the other side hears nothing of it until the time is over. New connections are led on.
     *
     * @param callerStays whether the side that called is the one that is left talking to nobody
     * @param length how long it is left so
     */
    public void leaveHalfOpen(boolean callerStays, Duration length) {
        List.copyOf(tunnels).forEach(tunnel -> tunnel.leaveHalfOpen(callerStays, length));
    }

    /** Whether new connections are reset at once, as if nobody listened. */
    public void refuse(boolean isRefusing) {
        refuses = isRefusing;
    }

    /** Ends every connection and listens no more. */
    @Override
    public synchronized void close() {
        isClosed = true;
        ServerSocket listening = server;
        if (listening != null) {
            try {
                listening.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        cut(Ending.RESET);
    }
}
