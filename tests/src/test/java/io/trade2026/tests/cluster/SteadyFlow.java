package io.trade2026.tests.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trade2026.simulator.link.Fields;
import io.trade2026.simulator.link.FixClient;
import io.trade2026.simulator.link.FixVenue;
import io.trade2026.tests.lab.Fleet;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import quickfix.Message;

/** Clients that send an order each in turn at a steady pace, a venue that fills each at once, and a book of all reports. */
final class SteadyFlow implements AutoCloseable {
    static final int QTY = 10;
    private static final int RESTING_QTY = 7;
    private static final String PX = "100";
    private static final long PACE_NS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final Duration LOOK = Duration.ofMillis(5);
    private static final DateTimeFormatter SENDING_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss[.SSSSSSSSS][.SSSSSS][.SSS]");
    private static final String NEW = "0";
    private static final String FILLED = "2";

    private final List<FixClient> clients;
    private final FixVenue venue;
    private final Map<String, Sent> book = new LinkedHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private long farthestMs;
    private volatile boolean isOpen = true;
    private volatile boolean isSending;

    /** An order of one of the clients and what it was told of it, in order. */
    private static final class Sent {
        private final FixClient client;
        private final long sentNs;
        private final boolean isToRest;
        private final List<Message> reports = new ArrayList<>();
        private long acceptedNs;

        private Sent(FixClient client, long sentNs, boolean isToRest) {
            this.client = client;
            this.sentNs = sentNs;
            this.isToRest = isToRest;
        }

        private long count(String ordStatus) {
            return reports.stream()
                    .filter(report -> Fields.text(report, 39, "").equals(ordStatus))
                    .count();
        }
    }

    SteadyFlow(List<FixClient> clients, FixVenue venue) {
        this.clients = List.copyOf(clients);
        this.venue = venue;
        run("clients", this::send);
        run("venue", this::fill);
        clients.forEach(client -> run("reports", () -> read(client)));
    }

    private void run(String name, Runnable work) {
        Thread thread = new Thread(
                () -> {
                    while (isOpen) {
                        work.run();
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
    }

    private void send() {
        LockSupport.parkNanos(PACE_NS);
        if (!isSending) {
            return;
        }
        send(clients.get((orders() + 1) % clients.size()), QTY);
    }

    private synchronized void send(FixClient client, int qty) {
        String clOrdId = "F" + (orders() + 1);
        synchronized (book) {
            book.put(clOrdId, new Sent(client, System.nanoTime(), qty != QTY));
        }
        client.order(clOrdId, "IBM", '1', Integer.toString(qty), PX);
    }

    /** Sends an order for the day that the venue accepts and does not fill. */
    void rest(FixClient client) {
        send(client, RESTING_QTY);
    }

    private void fill() {
        Message order = venue.inbox().poll(message -> Fields.msgType(message).equals("D"), LOOK);
        if (order != null) {
            venue.accept(order);
            if (Fields.decimalOrZero(order, 38).compareTo(BigDecimal.valueOf(RESTING_QTY)) != 0) {
                venue.fill(order, Integer.toString(QTY), PX);
            }
        }
    }

    private void read(FixClient client) {
        Message report = client.inbox().poll(message -> true, LOOK);
        if (report != null) {
            long nowNs = System.nanoTime();
            synchronized (book) {
                Sent order = book.get(Fields.text(report, 11, ""));
                if (order == null) {
                    throw new IllegalStateException("nobody sent this order: " + report);
                }
                order.reports.add(report);
                farthestMs = Math.max(farthestMs, offMs(report));
                if (order.acceptedNs == 0 && Fields.text(report, 39, "").equals(NEW)) {
                    order.acceptedNs = nowNs;
                }
            }
        }
    }

    int orders() {
        synchronized (book) {
            return book.size();
        }
    }

    long ordersOf(FixClient client) {
        synchronized (book) {
            return book.values().stream()
                    .filter(order -> order.client == client)
                    .count();
        }
    }

    void resume() {
        isSending = true;
    }

    /** Stops sending and waits until each order is filled. */
    void pause() {
        isSending = false;
        await("every order is filled").atMost(Fleet.PATIENCE).until(() -> countUnfilled() == 0);
    }

    private long countUnfilled() {
        synchronized (book) {
            return book.values().stream()
                    .filter(order -> order.count(order.isToRest ? NEW : FILLED) == 0)
                    .count();
        }
    }

    /** Waits until so many more are sent, answered or not. */
    void awaitSent(int more) {
        int enough = orders() + more;
        await("clients send").atMost(Fleet.PATIENCE).until(() -> orders() >= enough);
    }

    /** Waits until an order that was sent after a moment is accepted by the venue, and returns how long after that moment. */
    long msToFirstAccepted(long momentNs) {
        await("an order after the fault")
                .atMost(Fleet.PATIENCE)
                .until(() -> firstAcceptedNs(momentNs) < Long.MAX_VALUE);
        return TimeUnit.NANOSECONDS.toMillis(firstAcceptedNs(momentNs) - momentNs);
    }

    private long firstAcceptedNs(long momentNs) {
        synchronized (book) {
            return book.values().stream()
                    .filter(order -> order.sentNs - momentNs > 0 && order.acceptedNs != 0)
                    .mapToLong(order -> order.acceptedNs)
                    .min()
                    .orElse(Long.MAX_VALUE);
        }
    }

    /** Counts orders that were sent after a moment and answered by now. */
    long answeredOfThoseAfter(long momentNs) {
        synchronized (book) {
            return book.values().stream()
                    .filter(order -> order.sentNs - momentNs > 0 && !order.reports.isEmpty())
                    .count();
        }
    }

    /** Each order was accepted once and filled once (but for those that rest), and nothing else was said of it. */
    void assertEachAnsweredOnce() {
        assertThat(venue.clOrdIds()).doesNotHaveDuplicates().hasSize(orders());
        synchronized (book) {
            book.forEach((clOrdId, order) -> assertThat(order.reports.stream()
                            .map(report -> Fields.text(report, 39, ""))
                            .toList())
                    .as(clOrdId)
                    .isEqualTo(order.isToRest ? List.of(NEW) : List.of(NEW, FILLED)));
        }
    }

    /** The times in what clients are told are those of this process, give or take some. */
    void assertTimesWithin(Duration some) {
        synchronized (book) {
            assertThat(farthestMs).as("how far SendingTime(52) was off, ms").isLessThan(some.toMillis());
        }
    }

    private static long offMs(Message report) {
        Instant sent = LocalDateTime.parse(Fields.text(report.getHeader(), 52, ""), SENDING_TIME)
                .toInstant(ZoneOffset.UTC);
        return Math.abs(Duration.between(sent, Instant.now()).toMillis());
    }

    @Override
    public void close() {
        isOpen = false;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
