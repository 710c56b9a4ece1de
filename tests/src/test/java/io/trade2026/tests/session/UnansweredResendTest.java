package io.trade2026.tests.session;

import static io.trade2026.tests.session.RawClient.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aeron.logbuffer.FrameDescriptor;
import io.aeron.protocol.DataHeaderFlyweight;
import io.trade2026.simulator.link.FixVenue;
import io.trade2026.tests.lab.LabProcess;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import quickfix.Message;

/**
 * A client asks for reports that the archive cannot read. It is not told that there was nothing, which is what Artio makes of it: its
 * connection ends, and it asks again.
 */
class UnansweredResendTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ORDER = "35=D|55=IBM|54=1|38=100|40=2|44=100|60=20261126-10:00:00.000|11=";
    private static final int SEARCHED = 8 << 20;
    private static final int LONGEST_HEADERS = 256;

    private static LabProcess lab;
    private static FixVenue venue;

    @BeforeAll
    static void start() throws Exception {
        lab = new LabProcess("unanswered-resend").start();
        venue = FixVenue.of("XSIM", lab.venuePort()).start();
        assertThat(venue.awaitLogon(PATIENCE)).isTrue();
    }

    @AfterAll
    static void stop() {
        venue.close();
        lab.close();
    }

    @Test
    void reportsAreNotPassedOverWhenTheArchiveDoesNotGiveThem() throws Exception {
        int next;
        try (RawClient client = new RawClient(lab.fixPort(), "CLIENT1", 1)) {
            assertThat(client.logon("")).contains("|35=A|");
            client.send(ORDER + "UR1");
            Message atVenue = venue.nextOrder(PATIENCE);
            venue.accept(atVenue);
            venue.fill(atVenue, "30", "100");
            venue.fill(atVenue, "70", "100");
            awaitExecution(client, "100");

            Path kept = hideRecordings();
            client.send("35=2|7=1|16=0");
            assertThat(untilClosed(client)).noneMatch(message -> message.contains("|35=4|"));
            move(kept, archive());
            next = client.next();
        }
        try (RawClient client = new RawClient(lab.fixPort(), "CLIENT1", next)) {
            assertThat(client.logon("")).contains("|35=A|");
            client.send("35=2|7=1|16=0");
            awaitExecution(client, "30");
            awaitExecution(client, "100");
        }
        await().atMost(PATIENCE).until(() -> isAlarmed("CLIENT1", "was not read from the archive"));
    }

    /** The archive begins to answer, ends at the damage, and Artio says nothing more. */
    @Test
    void answerThatGetsStuckInDamagedFilesEndsTheConnection() throws Exception {
        try (RawClient client = new RawClient(lab.fixPort(), "CLIENT4", 1)) {
            assertThat(client.logon("")).contains("|35=A|");
            client.send(ORDER + "UR2");
            venue.accept(venue.nextOrder(PATIENCE));
            String report = client.receive('8');
            assertThat(report).contains("|11=UR2|");

            damageReport("\u000111=UR2\u0001");
            client.send("35=2|7=1|16=0");
            assertThat(untilClosed(client))
                    .noneMatch(message -> message.contains("|35=4|") || message.contains("|43=Y|"));
        }
        await().atMost(PATIENCE).until(() -> isAlarmed("CLIENT4", "are owed"));
    }

    private static boolean isAlarmed(String client, String words) {
        return lab.output().stream()
                .anyMatch(line -> line.contains(client + ": RESEND_UNANSWERED") && line.contains(words));
    }

    /** Makes nothing of the beginning of the frame that holds the first ExecutionReport(8) with these words. */
    private static void damageReport(String words) throws IOException {
        int damaged = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(archive(), "*.rec")) {
            for (Path file : files) {
                damaged += damageReport(file, words) ? 1 : 0;
            }
        }
        assertThat(damaged).as("recordings that hold it").isEqualTo(1);
    }

    private static boolean damageReport(Path file, String words) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer read = ByteBuffer.allocate(SEARCHED);
            channel.read(read, 0);
            String text = new String(read.array(), StandardCharsets.ISO_8859_1);
            int at = text.indexOf(words);
            int begin = at < 0 ? -1 : text.lastIndexOf("8=FIX", at);
            if (begin < 0 || !text.substring(begin, at).contains("\u000135=8\u0001")) {
                return false;
            }
            channel.write(ByteBuffer.allocate(DataHeaderFlyweight.HEADER_LENGTH), frameOf(read, begin));
            return true;
        }
    }

    private static int frameOf(ByteBuffer file, int message) {
        file.order(ByteOrder.LITTLE_ENDIAN);
        int alignment = FrameDescriptor.FRAME_ALIGNMENT;
        for (int at = message / alignment * alignment; at > message - LONGEST_HEADERS; at -= alignment) {
            boolean isData = file.getShort(at + FrameDescriptor.typeOffset(0)) == DataHeaderFlyweight.HDR_TYPE_DATA;
            if (isData && at + file.getInt(at) > message) {
                return at;
            }
        }
        throw new IllegalStateException("no frame around the message at " + message);
    }

    private static Path archive() {
        return lab.data().resolve("media").resolve("archive");
    }

    /** What is written goes on into the open files; a replay does not find them. */
    private static Path hideRecordings() throws IOException {
        Path hidden = Files.createDirectory(lab.data().resolve("hidden"));
        move(archive(), hidden);
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
