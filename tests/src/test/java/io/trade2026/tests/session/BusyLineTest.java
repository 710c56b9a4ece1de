package io.trade2026.tests.session;

import static io.trade2026.tests.session.RawClient.field;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.tests.lab.LabProcess;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * One client that is resent a lot, or does not read what it is sent, while others trade. {@code -Dsession.messages=100000} makes more of
 * it than the build does.
 */
@Tag("alone")
@ExtendWith(SharedLab.class)
class BusyLineTest {
    private static final int MESSAGES = Integer.getInteger("session.messages", 20_000);
    private static final int ROUNDS = 200;
    private static final String ORDER = "35=D|55=IBM|54=1|38=100|40=2|44=100|60=20261126-10:00:00.000|11=";
    /** No stall: what a neighbour waits at most, also on a machine that does much else. */
    private static final long BEARABLE_NS = 3_000_000_000L;

    private final LabProcess lab;

    BusyLineTest(LabProcess lab) {
        this.lab = lab;
    }

    private static Thread flood(RawClient client, String prefix) {
        Thread sender = new Thread(() -> {
            try {
                for (int i = 0; i < MESSAGES; i++) {
                    client.send(ORDER + prefix + i);
                }
            } catch (UncheckedIOException e) {
                // The other side has closed: what this test is about.
                assertThat(e.getCause()).isNotNull();
            }
        });
        sender.start();
        return sender;
    }

    /** Orders of a neighbour, one after the other, at least so many and until a flag is set; how long each took, sorted. */
    private static long[] trade(RawClient client, String prefix, AtomicBoolean isDone) {
        long[] tookNs = new long[100_000];
        int n = 0;
        while (n < tookNs.length && (n < ROUNDS || !isDone.get())) {
            long beganNs = System.nanoTime();
            client.send(ORDER + prefix + n);
            String report = client.receive('8');
            tookNs[n] = System.nanoTime() - beganNs;
            assertThat(field(report, 11)).isEqualTo(prefix + n);
            n++;
        }
        long[] sorted = Arrays.copyOf(tookNs, n);
        Arrays.sort(sorted);
        return sorted;
    }

    private static String figures(String what, long[] sorted) {
        return what + ": " + sorted.length + " orders, p50 " + sorted[sorted.length / 2] / 1_000 + " us, p99 "
                + sorted[sorted.length * 99 / 100] / 1_000 + " us, max " + sorted[sorted.length - 1] / 1_000 + " us";
    }

    @Test
    void resendOfManyMessagesIsWholeAndDoesNotStallOthers() throws Exception {
        try (RawClient asker = new RawClient(lab.fixPort(), "CLIENT14", 1, 1 << 20);
                RawClient neighbour = new RawClient(lab.fixPort(), "CLIENT15", 1)) {
            asker.logon("|141=Y");
            neighbour.logon("|141=Y");
            Thread sender = flood(asker, "RU");
            for (int i = 0; i < MESSAGES; i++) {
                asker.receive('8');
            }
            sender.join();
            System.out.println(figures("alone", trade(neighbour, "A", new AtomicBoolean(true))));
            AtomicBoolean isDone = new AtomicBoolean();
            CompletableFuture<long[]> trading = CompletableFuture.supplyAsync(() -> trade(neighbour, "B", isDone));
            asker.send("35=2|7=1|16=0");
            long beganNs = System.nanoTime();
            assertThat(field(asker.receive('4'), 36)).isEqualTo("2");
            for (int i = 2; i < MESSAGES + 2; i++) {
                String report = asker.receive('8');
                assertThat(field(report, 34)).isEqualTo(String.valueOf(i));
                assertThat(field(report, 43)).isEqualTo("Y");
            }
            long tookMs = (System.nanoTime() - beganNs) / 1_000_000;
            isDone.set(true);
            long[] during = trading.join();
            System.out.println(figures("during a resend of " + MESSAGES + " messages in " + tookMs + " ms", during));
            assertThat(during[during.length - 1]).isLessThan(BEARABLE_NS);
        }
    }

    @Test
    void clientThatDoesNotReadIsDisconnectedAndGetsItsReportsLater() throws Exception {
        int next;
        try (RawClient sleeper = new RawClient(lab.fixPort(), "CLIENT16", 1, 4_096);
                RawClient neighbour = new RawClient(lab.fixPort(), "CLIENT17", 1)) {
            sleeper.logon("|141=Y");
            neighbour.logon("|141=Y");
            Thread sender = flood(sleeper, "SL");
            AtomicBoolean isGone = new AtomicBoolean();
            CompletableFuture<long[]> trading = CompletableFuture.supplyAsync(() -> trade(neighbour, "C", isGone));
            Awaitility.await()
                    .atMost(java.time.Duration.ofSeconds(60))
                    .until(() -> lab.output().stream().anyMatch(line -> line.contains("CLIENT16: SLOW_CONSUMER")));
            isGone.set(true);
            long[] during = trading.join();
            System.out.println(figures("beside a client that does not read", during));
            assertThat(during[during.length - 1]).isLessThan(BEARABLE_NS);
            sender.join();
            next = sleeper.next();
        }
        try (RawClient awake = new RawClient(lab.fixPort(), "CLIENT16", next, 1 << 20)) {
            String logon = awake.logon("");
            int sentBefore = Integer.parseInt(field(logon, 34)) - 1;
            awake.send("35=2|7=2|16=" + sentBefore);
            int expected = 2;
            while (expected <= sentBefore) {
                String message = awake.receive();
                if (message.contains("|43=Y|")) {
                    assertThat(field(message, 34)).isEqualTo(String.valueOf(expected));
                    expected = message.contains("|35=4|") ? Integer.parseInt(field(message, 36)) : expected + 1;
                }
            }
        }
    }
}
