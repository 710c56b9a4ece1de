package io.trade2026.tests.session;

import static io.trade2026.tests.session.RawClient.field;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.simulator.link.FixVenue;
import io.trade2026.tests.chaos.system.Signals;
import io.trade2026.tests.lab.LabProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import quickfix.Message;

/**
 * Driver and archive stand still while the gateway goes on sending, and then all of it is killed: what was sent meanwhile is indexed and on
 * the wire, and no archive holds it. Whatever number a client asks from then, it gets every report that was stored later.
 */
@Tag("alone")
class LostArchiveTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ORDER = "35=D|55=IBM|54=1|38=100|40=2|44=100|60=20261126-10:00:00.000|11=";
    private static final int UNRECORDED = 8;
    private static final int NUMBER = 8;
    private static final int FIRST_OTHER = 3;

    @Test
    void reportsReachAClientThatAsksFromANumberThatWasNeverRecorded() throws Exception {
        try (LabProcess lab = new LabProcess("lost-archive").start();
                FixVenue venue = FixVenue.of("XSIM", lab.venuePort()).start()) {
            assertThat(venue.awaitLogon(PATIENCE)).isTrue();
            Message atVenue;
            List<Integer> unrecorded;
            int next;
            // Their numbers jump before those of the one that counts, and take the place of what it was sent and nobody
            // recorded.
            for (int other = FIRST_OTHER; other < NUMBER; other++) {
                try (RawClient client = new RawClient(lab.fixPort(), "CLIENT" + other, 1)) {
                    assertThat(client.logon("")).contains("|35=A|");
                }
            }
            try (RawClient client = new RawClient(lab.fixPort(), "CLIENT" + NUMBER, 1)) {
                assertThat(client.logon("")).contains("|35=A|");
                client.send(ORDER + "LA1");
                atVenue = venue.nextOrder(PATIENCE);
                venue.accept(atVenue);
                awaitReport(client, "|150=0|");
                unrecorded = sayWhatNobodyRecords(lab, client);
                next = client.next();
            }
            lab.kill9();
            Signals.kill(media(lab));
            venue.fill(atVenue, "30", "100");
            venue.fill(atVenue, "50", "100");

            lab.start();
            assertThat(venue.awaitLogon(PATIENCE)).isTrue();
            try (RawClient client = new RawClient(lab.fixPort(), "CLIENT" + NUMBER, next)) {
                assertThat(client.logon("")).contains("|35=A|");
                fillTheirGap(client);
                client.send(ORDER + "LA2");
                venue.accept(venue.nextOrder(PATIENCE));
                // Told behind the executions, which the venue had sent before.
                int last = Integer.parseInt(field(awaitReport(client, "|150=0|"), 34));
                assertThat(last).isGreaterThan(10_000);
                for (int from : unrecorded) {
                    assertThat(executed(client, from, last))
                            .as("executions resent to a client that asks from " + from)
                            .containsExactly("30", "80");
                }
            }
        }
    }

    private static long media(LabProcess lab) throws IOException {
        return Long.parseLong(
                Files.readString(lab.data().resolve("run").resolve("media.pid")).trim());
    }

    /** Each TestRequest(1) is answered without a word of the core, which waits for its archive. Returns the numbers of the answers. */
    private static List<Integer> sayWhatNobodyRecords(LabProcess lab, RawClient client) throws IOException {
        assertThat(Signals.freeze(media(lab))).isTrue();
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < UNRECORDED; i++) {
            String answer = client.send("35=1|112=T" + i).receive('0');
            assertThat(field(answer, 112)).isEqualTo("T" + i);
            numbers.add(Integer.parseInt(field(answer, 34)));
        }
        return numbers;
    }

    /** What the client said meanwhile was not recorded either, and is asked for. */
    private static void fillTheirGap(RawClient client) {
        int from = Integer.parseInt(field(client.receive('2'), 7));
        client.sendBytes(client.message("35=4|43=Y|122=" + RawClient.now() + "|123=Y|36=" + client.next(), from));
    }

    private static String awaitReport(RawClient client, String saying) {
        String report = client.receive('8');
        while (!report.contains(saying)) {
            report = client.receive('8');
        }
        return report;
    }

    /** CumQty(14) of the executions that are sent again between two numbers. */
    private static List<String> executed(RawClient client, int from, int to) {
        client.send("35=2|7=" + from + "|16=" + to);
        List<String> quantities = new ArrayList<>();
        int next = from;
        while (next <= to) {
            String message = client.receive();
            assertThat(message).isNotEqualTo(RawClient.CLOSED);
            if (message.contains("|43=Y|")) {
                boolean isGapFill = message.contains("|35=4|");
                next = Integer.parseInt(field(message, isGapFill ? 36 : 34)) + (isGapFill ? 0 : 1);
                if (message.contains("|35=8|") && message.contains("|150=F|")) {
                    quantities.add(field(message, 14));
                }
            }
        }
        return quantities;
    }
}
