package io.trade2026.tests.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trade2026.app.reconcile.Difference;
import io.trade2026.app.reconcile.Differences;
import io.trade2026.app.reconcile.Kind;
import io.trade2026.app.reconcile.Period;
import io.trade2026.app.reconcile.Reconciler;
import io.trade2026.sequencer.client.SequencerAddress;
import io.trade2026.sequencer.media.MediaConfig;
import io.trade2026.sessions.SessionFiles;
import io.trade2026.stores.postgres.PostgresSettings;
import io.trade2026.tests.lab.LabProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What all sides hold of one session, compared beside a running lab. */
@ExtendWith(SharedLab.class)
class ReconcileTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ORDERS = 5;

    private final LabProcess lab;

    @TempDir
    private Path store;

    ReconcileTest(LabProcess lab) {
        this.lab = lab;
    }

    private void keep(String message) {
        try {
            Files.writeString(
                    store.resolve("FIX.4.4-RECON-TRADE2026.messages.log"),
                    message.replace('|', '\u0001') + "\n",
                    StandardCharsets.ISO_8859_1,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String sent(RawClient client, String typeAndBody) {
        String message = client.message(typeAndBody);
        keep(message);
        client.sendBytes(message);
        return message;
    }

    private String received(RawClient client) {
        String message = client.receive();
        keep(message);
        return message;
    }

    private RawClient loggedOn() {
        return await().atMost(PATIENCE)
                .until(
                        () -> {
                            RawClient client = new RawClient(lab.fixPort(), "RECON", 1);
                            client.send("35=A|98=0|108=30|141=Y");
                            if (received(client).contains("|35=A|")) {
                                return client;
                            }
                            client.close();
                            return null;
                        },
                        client -> client != null);
    }

    private Differences compare() throws Exception {
        Path data = lab.data();
        return new Reconciler(new Reconciler.Inputs(
                        SequencerAddress.local(
                                MediaConfig.under(data.resolve("media")).aeronDir()),
                        List.of(),
                        SessionFiles.load(data.resolve("sessions")),
                        Set.of(),
                        "RECON",
                        List.of(store),
                        List.of(),
                        Optional.of(new PostgresSettings(
                                "jdbc:postgresql://127.0.0.1:" + lab.postgresPort() + "/trade2026",
                                "trade2026",
                                data.resolve("secrets").resolve("postgres"))),
                        true,
                        Period.EVER))
                .run();
    }

    @Test
    void findsNothingInASoundSessionAndEachThingThatIsPlanted() throws Exception {
        try (RawClient client = loggedOn()) {
            for (int i = 1; i <= ORDERS; i++) {
                sent(client, "35=D|55=IBM|54=1|38=100|40=2|44=100|60=20261126-10:00:00.000|11=RC" + i);
            }
            String report = "";
            for (int i = 1; i <= ORDERS; i++) {
                report = received(client);
                assertThat(report).contains("|35=8|");
            }
            sent(client, "35=1|112=last");
            assertThat(received(client)).contains("|35=0|");

            Differences sound = compare();
            assertThat(sound.all()).isEmpty();
            assertThat(sound.compared()).containsEntry("requests of clients", (long) ORDERS);
            assertThat(sound.compared().get("orders in the core")).isGreaterThanOrEqualTo(ORDERS);
            assertThat(sound.compared()).containsKey("operator actions");

            keep(client.message("35=D|55=IBM|54=1|38=100|40=2|44=100|11=RC9", 3)
                    .replaceFirst("\\|52=[^|]*", "|52=20260101-00:00:00.000"));
            keep(report.replaceFirst("\\|17=E[0-9]+", "|17=E999999").replaceFirst("\\|34=[0-9]+", "|34=3"));
            List<Difference> planted = compare().all();
            assertThat(planted)
                    .extracting(Difference::kind)
                    .containsExactlyInAnyOrder(Kind.ORDER_LOST, Kind.REPORT_UNKNOWN);
            assertThat(planted).allSatisfy(each -> assertThat(each.session()).isEqualTo("RECON"));
            assertThat(planted).anySatisfy(each -> assertThat(each.clOrdId()).isEqualTo("RC9"));
        }
    }
}
