package io.trade2026.tests.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.aeron.Aeron;
import io.aeron.archive.status.RecordingPos;
import io.trade2026.sequencer.media.JournalFormat;
import io.trade2026.sequencer.media.MediaAddress;
import io.trade2026.sequencer.media.MediaIncarnation;
import io.trade2026.simulator.link.Fields;
import io.trade2026.simulator.link.FixClient;
import io.trade2026.simulator.link.FixVenue;
import io.trade2026.simulator.link.FixVersion;
import io.trade2026.simulator.link.SeqNumReset;
import io.trade2026.simulator.link.SessionPlan;
import io.trade2026.tests.lab.AdminPort;
import io.trade2026.tests.lab.LabProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.agrona.LangUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quickfix.Message;

class Kill9Test {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ORDERS = 20;
    /** Where the key of a recording's counter has the session id of what is recorded. */
    private static final int SESSION_ID_AT = 8;

    @TempDir
    private Path stores;

    private FixClient client(LabProcess lab) {
        return new FixClient(SessionPlan.of(FixVersion.FIX44, "CLIENT3", SessionPlan.TRADE2026, lab.fixPort())
                .resetSeqNum(SeqNumReset.NEVER)
                .store(stores.resolve("client")));
    }

    /** Session ids of all streams that are being recorded. */
    private static List<Integer> recorded(LabProcess lab) {
        MediaIncarnation media =
                MediaIncarnation.read(lab.data().resolve("media")).orElseThrow();
        List<Integer> found = new ArrayList<>();
        try (Aeron aeron = new MediaAddress(media.aeronDir()).connect("kill9", LangUtil::rethrowUnchecked)) {
            aeron.countersReader().forEach((counterId, typeId, key, label) -> {
                if (typeId == RecordingPos.RECORDING_POSITION_TYPE_ID) {
                    found.add(key.getInt(SESSION_ID_AT));
                }
            });
        }
        return found;
    }

    /** In its second life Artio draws the session id of the gateway's stream; left alone it could draw none but the journal's here. */
    private static LabProcess lab() throws IOException {
        return new LabProcess("kill9")
                .with(
                        "aeron.publication.reserved.session.id.low=" + JournalFormat.SESSION_ID,
                        "aeron.publication.reserved.session.id.high=" + (JournalFormat.SESSION_ID + 1));
    }

    @Test
    void ordersExecutionsPositionsAndSequenceNumbersOutliveTheProcess() throws Exception {
        try (LabProcess lab = lab().start();
                FixVenue venue = FixVenue.of("XSIM", lab.venuePort()).start();
                FixClient client = client(lab)) {
            assertThat(client.logon(PATIENCE)).isTrue();
            assertThat(venue.awaitLogon(PATIENCE)).isTrue();
            List<Message> orders = new ArrayList<>();
            List<Message> atVenue = new ArrayList<>();
            for (int i = 0; i < ORDERS; i++) {
                Message order = client.order("K" + i, "IBM", i % 2 == 0 ? '1' : '2', "100", "100");
                orders.add(order);
                Message received = venue.nextOrder(PATIENCE);
                atVenue.add(received);
                venue.accept(received);
                if (i % 4 == 0) {
                    venue.fill(received, "30", "100");
                }
            }
            for (int i = 0; i < ORDERS; i++) {
                client.expectReport("K" + i, i % 4 == 0 ? 'F' : '0', PATIENCE);
            }
            String positionsBefore = AdminPort.of(lab).positions();
            String ordersBefore = AdminPort.of(lab).openOrders();
            assertThat(positionsBefore).contains("IBM");

            lab.kill9();
            // Executed while nobody listened: kept by the venue and told after the return.
            venue.fill(atVenue.get(1), "10", "100");
            lab.start();
            assertThat(client.logon(PATIENCE)).isTrue();
            assertThat(venue.awaitLogon(PATIENCE)).isTrue();
            assertThat(recorded(lab)).contains(JournalFormat.SESSION_ID).doesNotHaveDuplicates();

            Message late = client.expectReport("K1", 'F', PATIENCE);
            assertThat(Fields.text(late, 14)).isEqualTo("10");
            venue.fill(atVenue.get(0), "70", "100");
            Message filled = client.expectReport("K0", 'F', PATIENCE);
            assertThat(Fields.text(filled, 14)).isEqualTo("100");
            assertThat(Fields.text(filled, 39)).isEqualTo("2");

            client.cancel("KX2", orders.get(2));
            Message cancelAtVenue = venue.next("F", PATIENCE);
            venue.cancelled(cancelAtVenue);
            Message cancelled = client.expectReport("KX2", '4', PATIENCE);
            assertThat(Fields.text(cancelled, 41)).isEqualTo("K2");

            client.order("K-after", "IBM", '1', "5", "100");
            venue.accept(venue.nextOrder(PATIENCE));
            client.expectReport("K-after", '0', PATIENCE);

            assertThat(client.logons()).isEqualTo(2);
            assertThat(client.rejectsReceived()).isEmpty();
            assertThat(client.rejectsSent()).isEmpty();
            assertThat(venue.rejectsReceived()).isEmpty();
            assertThat(venue.clOrdIds()).doesNotHaveDuplicates();
            assertThat(AdminPort.of(lab).openOrders()).isNotEqualTo(ordersBefore);
        }
    }
}
