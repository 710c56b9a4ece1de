package io.trade2026.tests.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A FIX 4.4 client that sends orders when they are due, whether or not earlier ones were answered (open loop). One thread sends, one receives.
 * Against an echo the order itself, coming back, counts as its acknowledgement and its fill.
 */
public final class LoadClient implements AutoCloseable {
    private static final long HEART_BT_INT = 30;
    private static final long WINDOW_PAUSE_NS = 20_000;

    private final FixLink link;
    private final Thread receiver;
    private final CountDownLatch loggedOn = new CountDownLatch(1);
    private volatile @Nullable Recording recording;
    private volatile String lastRefusal = "";
    private volatile boolean closing;
    private volatile boolean ended;

    /**
     * Connects and logs on as {@code CLIENT1} to {@code TRADE2026}, both sides starting at 1.
     *
     * @param port of 127.0.0.1
     * @param seconds to wait for the answer
     * @throws IOException if nobody listens or the logon is not answered in time
     */
    public LoadClient(int port, long seconds) throws IOException {
        link = new FixLink(new Socket(InetAddress.getLoopbackAddress(), port), 1);
        link.speakAs("CLIENT1", "TRADE2026");
        receiver = new Thread(this::receive, "load-receiver");
        receiver.setDaemon(true);
        receiver.start();
        link.logon(HEART_BT_INT, true);
        try {
            if (!loggedOn.await(seconds, TimeUnit.SECONDS) || ended) {
                link.close();
                throw new IOException("no Logon(A) from port " + port + " within " + seconds + " s " + lastRefusal);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while logging on", e);
        }
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
     * Sends the orders of a phase, each when it is due, in the calling thread.
     *
     * @param phase that was announced with {@link #expect(Recording)}
     * @throws IOException if the connection is lost
     */
    public void sendOnSchedule(Recording phase) throws IOException {
        TimerSlack.makePunctual();
        int index = 0;
        while (index < phase.orders() && !ended) {
            long nowNs = System.nanoTime();
            if (nowNs < phase.dueNs(index)) {
                LockSupport.parkNanos(phase.dueNs(index) - nowNs);
                continue;
            }
            synchronized (link) {
                do {
                    order(phase.firstOrder() + index);
                    phase.sent(index++, nowNs);
                } while (index < phase.orders() && phase.dueNs(index) <= nowNs && link.hasRoom());
                link.flush();
            }
        }
    }

    /**
     * Sends orders as fast as they are answered, in the calling thread.
     *
     * @param phase that was announced with {@link #expect(Recording)}
     * @param window how many may be unanswered
     * @param untilNs when to stop, as {@link System#nanoTime()}
     * @return how many orders were sent
     * @throws IOException if the connection is lost
     */
    public int sendInWindow(Recording phase, int window, long untilNs) throws IOException {
        int index = 0;
        while (index < phase.orders() && System.nanoTime() < untilNs && !ended) {
            long room = window - (index - phase.answered());
            if (room <= 0) {
                LockSupport.parkNanos(WINDOW_PAUSE_NS);
                continue;
            }
            synchronized (link) {
                for (long i = 0; i < room && index < phase.orders() && link.hasRoom(); i++) {
                    order(phase.firstOrder() + index++);
                }
                link.flush();
            }
        }
        return index;
    }

    private void order(long number) {
        FixWriter order = link.begin('D');
        Orders.write(order, number, System.currentTimeMillis());
        order.end();
    }

    private void receive() {
        FixReader reader = link.reader();
        try {
            while (link.fill()) {
                while (reader.next()) {
                    message(reader);
                }
            }
        } catch (IOException e) {
            if (!closing) {
                lastRefusal = "connection lost: " + e.getMessage();
            }
        } finally {
            ended = true;
            loggedOn.countDown();
        }
    }

    private void message(FixReader reader) throws IOException {
        switch (reader.first(35)) {
            case '8' -> report(reader);
            case 'D' -> echo(reader);
            case 'A' -> loggedOn.countDown();
            case '1', '2' -> link.answer();
            case '3', '5', 'j' -> lastRefusal = reader.text(35) + ": " + reader.text(58);
            default -> {}
        }
    }

    private void report(FixReader report) {
        Recording phase = recording;
        if (phase == null) {
            return;
        }
        long nowNs = System.nanoTime();
        long number = Orders.numberAtClient(report);
        switch (report.first(150)) {
            case '0', 'A' -> phase.clientWasAcknowledged(number, nowNs);
            case 'F' -> phase.clientWasFilled(number, nowNs);
            case '8' -> {
                lastRefusal = report.text(58);
                phase.clientWasRefused();
            }
            default -> {}
        }
    }

    private void echo(FixReader order) {
        Recording phase = recording;
        if (phase != null) {
            long nowNs = System.nanoTime();
            long number = Orders.numberAtClient(order);
            phase.clientWasAcknowledged(number, nowNs);
            phase.clientWasFilled(number, nowNs);
        }
    }

    /**
     * Returns what was last refused, and why.
     *
     * @return the text of the peer; empty if nothing was
     */
    public String lastRefusal() {
        return lastRefusal;
    }

    /**
     * Says whether the peer has gone.
     *
     * @return whether nothing more can arrive
     */
    public boolean hasEnded() {
        return ended;
    }

    @Override
    public void close() {
        closing = true;
        try {
            if (!ended) {
                link.logout();
            }
            link.close();
            receiver.join(TimeUnit.SECONDS.toMillis(5));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
