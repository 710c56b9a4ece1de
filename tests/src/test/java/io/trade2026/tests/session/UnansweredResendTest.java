package io.trade2026.tests.session;

import static io.trade2026.tests.session.RawClient.field;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.simulator.link.FixVenue;
import io.trade2026.tests.lab.LabProcess;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import quickfix.Message;

/**
 * A client asks for reports that the archive cannot read. It is not told that there was nothing, which is what Artio makes of it: its
 * connection ends, and it asks again.
 */
class UnansweredResendTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CLIENT = "CLIENT1";
    private static final String ORDER = "35=D|55=IBM|54=1|38=100|40=2|44=100|60=20261126-10:00:00.000|11=UR1";

    @Test
    void reportsAreNotPassedOverWhenTheArchiveDoesNotGiveThem() throws Exception {
        try (LabProcess lab = new LabProcess("unanswered-resend").start();
                FixVenue venue = FixVenue.of("XSIM", lab.venuePort()).start()) {
            assertThat(venue.awaitLogon(PATIENCE)).isTrue();
            int next;
            try (RawClient client = new RawClient(lab.fixPort(), CLIENT, 1)) {
                assertThat(client.logon("")).contains("|35=A|");
                client.send(ORDER);
                Message atVenue = venue.nextOrder(PATIENCE);
                venue.accept(atVenue);
                venue.fill(atVenue, "30", "100");
                venue.fill(atVenue, "70", "100");
                awaitExecution(client, "100");

                Path kept = hideRecordings(lab);
                client.send("35=2|7=1|16=0");
                assertThat(untilClosed(client)).noneMatch(message -> message.contains("|35=4|"));
                move(kept, archive(lab));
                next = client.next();
            }
            try (RawClient client = new RawClient(lab.fixPort(), CLIENT, next)) {
                assertThat(client.logon("")).contains("|35=A|");
                client.send("35=2|7=1|16=0");
                awaitExecution(client, "30");
                awaitExecution(client, "100");
            }
            assertThat(lab.output()).anyMatch(line -> line.contains(CLIENT + ": RESEND_UNANSWERED"));
        }
    }

    private static Path archive(LabProcess lab) {
        return lab.data().resolve("media").resolve("archive");
    }

    /** What is written goes on into the open files; a replay does not find them. */
    private static Path hideRecordings(LabProcess lab) throws IOException {
        Path hidden = Files.createDirectory(lab.data().resolve("hidden"));
        move(archive(lab), hidden);
        return hidden;
    }

    private static void move(Path from, Path to) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(from, "*.rec")) {
            for (Path file : files) {
                Files.move(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static void awaitExecution(RawClient client, String cumQty) {
        String report = client.receive('8');
        while (!report.contains("|150=F|") || !field(report, 14).equals(cumQty)) {
            report = client.receive('8');
        }
    }

    private static List<String> untilClosed(RawClient client) {
        List<String> messages = new ArrayList<>();
        String message = client.receive();
        while (!message.equals(RawClient.CLOSED)) {
            messages.add(message);
            message = client.receive();
        }
        return messages;
    }
}
