package io.trade2026.tests.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A FIX 4.4 venue that accepts each order and fills it whole, in one thread and one write for all orders that arrived together. */
public final class FillingVenue implements AutoCloseable {
    private static final long LOGON_POLL_NS = 10_000_000;

    private final ServerSocket server;
    private final Thread thread;
    private volatile @Nullable Recording recording;
    private volatile @Nullable FixLink link;
    private volatile boolean loggedOn;
    private volatile boolean closing;
    private long nextMsgSeqNum = 1;
    private long executions;

    /**
     * Listens; each session that logs on is served under the names it uses.
     *
     * @param port of 127.0.0.1
     * @throws IOException if the port is taken
     */
    public FillingVenue(int port) throws IOException {
        server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        thread = new Thread(this::serve, "filling-venue");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Begins to time what arrives.
     *
     * @param next the phase that begins
     */
    public void expect(Recording next) {
        recording = next;
    }

    /**
     * Waits for a session.
     *
     * @param seconds to wait
     * @return whether one is logged on
     */
    public boolean awaitLogon(long seconds) {
        long untilNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!loggedOn && System.nanoTime() < untilNs) {
            LockSupport.parkNanos(LOGON_POLL_NS);
        }
        return loggedOn;
    }

    private void serve() {
        while (!closing) {
            try (FixLink peer = new FixLink(server.accept(), nextMsgSeqNum)) {
                link = peer;
                while (peer.fill()) {
                    synchronized (peer) {
                        while (peer.reader().next()) {
                            message(peer);
                        }
                        peer.flush();
                    }
                }
            } catch (IOException e) {
                loggedOn = false;
            } finally {
                leave();
            }
        }
    }

    private void leave() {
        loggedOn = false;
        FixLink left = link;
        if (left != null) {
            nextMsgSeqNum = left.nextMsgSeqNum();
        }
        link = null;
    }

    private void message(FixLink peer) throws IOException {
        switch (peer.reader().first(35)) {
            case 'D' -> order(peer);
            case 'A' -> logon(peer);
            case '1', '2' -> peer.answer();
            case '5' -> peer.logout();
            default -> {}
        }
    }

    private void logon(FixLink peer) throws IOException {
        FixReader logon = peer.reader();
        peer.speakAs(logon.text(56), logon.text(49));
        boolean reset = logon.first(141) == 'Y';
        if (reset) {
            peer.restartAt(1);
        }
        peer.logon(logon.digits(108), reset);
        loggedOn = true;
    }

    private void order(FixLink peer) throws IOException {
        Recording phase = recording;
        if (phase != null) {
            phase.venueSaw(Orders.numberAtVenue(peer.reader()), System.nanoTime());
        }
        report(peer, false);
        report(peer, true);
        if (!peer.hasRoom()) {
            peer.flush();
        }
    }

    private void report(FixLink peer, boolean filled) {
        FixReader order = peer.reader();
        FixWriter report = peer.begin('8');
        order.copy(11, report);
        report.id(37, 'X', executions / 2);
        report.id(17, 'E', executions++);
        report.character(150, filled ? 'F' : '0');
        report.character(39, filled ? '2' : '0');
        order.copy(55, report);
        order.copy(54, report);
        order.copy(38, report);
        order.copy(44, report);
        report.character(40, '2');
        if (filled) {
            order.copyAs(38, 32, report);
            order.copyAs(44, 31, report);
            report.character(151, '0');
            order.copyAs(38, 14, report);
            order.copyAs(44, 6, report);
        } else {
            order.copyAs(38, 151, report);
            report.character(14, '0');
            report.character(6, '0');
        }
        report.time(60, System.currentTimeMillis());
        report.end();
    }

    @Override
    public void close() {
        closing = true;
        try {
            server.close();
            FixLink peer = link;
            if (peer != null) {
                peer.close();
            }
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
