package io.trade2026.tests.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aeron.Aeron;
import io.trade2026.sequencer.media.MediaAddress;
import io.trade2026.sequencer.media.MediaConfig;
import io.trade2026.simulator.link.FixClient;
import io.trade2026.simulator.link.FixVenue;
import io.trade2026.tests.lab.Fleet;
import io.trade2026.tests.lab.RoleProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.agrona.concurrent.status.CountersReader;
import quickfix.Message;
import uk.co.real_logic.artio.FixCounters;
import uk.co.real_logic.artio.engine.EngineConfiguration;
import uk.co.real_logic.artio.engine.MappedFile;
import uk.co.real_logic.artio.engine.framer.FixContexts;
import uk.co.real_logic.artio.session.SessionIdStrategy;

/**
 * A gateway stands still until the driver has given it up. Artio, thawed, may take any message for the first of its connection, since the
 * counter that it asks is another's by then, and count the session's epoch on: what came before would be asked for and decided again.
 */
final class Standstill {
    private static final int OTHERS = 4_711;
    /** More counters than a gateway has. */
    private static final int MANY = 100;

    private final Fleet fleet;
    private final RoleProcess gateway;

    Standstill(Fleet fleet, String gateway) {
        this.fleet = fleet;
        this.gateway = fleet.role(gateway);
    }

    String name() {
        return gateway.name();
    }

    /** Leaves the file of sessions of the gateway, which does not run, as Artio does when it is wrong. */
    void countEpochsOn() {
        inFile(sessionFile(), sessions -> {
            assertThat(sessions.allSessions()).isNotEmpty();
            sessions.allSessions().forEach(session -> sessions.sequenceReset(session.sessionId(), System.nanoTime()));
        });
    }

    /** Looks into a copy of the file, which the gateway has open. */
    void assertNoEpochBegan() throws IOException {
        Path copy = Files.createTempFile("sessions", ".tmp");
        Files.copy(sessionFile(), copy, StandardCopyOption.REPLACE_EXISTING);
        inFile(
                copy,
                sessions ->
                        assertThat(sessions.allSessions()).isNotEmpty().allMatch(each -> each.sequenceIndex() == 0));
        Files.delete(copy);
    }

    private Path sessionFile() {
        return fleet.data().resolve(name()).resolve("artio").resolve(EngineConfiguration.DEFAULT_SESSION_ID_FILE);
    }

    private static void inFile(Path file, Consumer<FixContexts> does) {
        try (MappedFile mapped = MappedFile.map(file.toFile(), EngineConfiguration.DEFAULT_SESSION_ID_BUFFER_SIZE)) {
            does.accept(new FixContexts(
                    mapped,
                    SessionIdStrategy.senderAndTarget(),
                    EngineConfiguration.DEFAULT_INITIAL_SEQUENCE_INDEX,
                    fault -> {
                        throw new AssertionError(fault);
                    },
                    false));
        }
    }

    /**
     * Freezes the gateway while a cancel waits in its socket, and thaws it when others have what was its own; it has to end and come back.
     *
     * @return ClOrdID(11) of the order, which is cancelled
     */
    String strike(FixClient client, FixVenue venue) {
        String rests = "rests";
        Message order = client.order(rests, "IBM", '1', "10", "100");
        venue.accept(venue.nextOrder(Fleet.PATIENCE));
        client.expectReport(rests, '0', Fleet.PATIENCE);
        int startsBefore = gateway.starts();
        Path driver = MediaConfig.defaultAeronDir(fleet.data().resolve("media"));
        try (Aeron others = new MediaAddress(driver).connect("others", fault -> {})) {
            gateway.pause();
            client.cancel("waits", order);
            takeCounters(others);
            gateway.resume();
            await("its end").atMost(Fleet.PATIENCE).until(() -> gateway.starts() > startsBefore);
        }
        fleet.awaitReady();
        assertThat(client.logon(Fleet.PATIENCE)).as(client.logoutText()).isTrue();
        venue.cancelled(venue.next("F", Fleet.PATIENCE));
        client.expectReport("waits", '4', Fleet.PATIENCE);
        return rests;
    }

    private static void takeCounters(Aeron others) {
        CountersReader counters = others.countersReader();
        List<Integer> given = ofArtio(counters);
        await("the driver to give the gateway up")
                .atMost(Fleet.PATIENCE)
                .until(() -> ofArtio(counters).size() < given.size());
        given.removeAll(ofArtio(counters));
        await("others to have its counters").atMost(Fleet.PATIENCE).until(() -> {
            for (int i = 0; i < MANY; i++) {
                others.addCounter(OTHERS, "of others");
            }
            return given.stream().allMatch(id -> counters.getCounterState(id) == CountersReader.RECORD_ALLOCATED);
        });
    }

    /** Those by which Artio tells the first message of a connection. */
    private static List<Integer> ofArtio(CountersReader counters) {
        List<Integer> found = new ArrayList<>();
        counters.forEach((id, type, key, label) -> {
            if (type == FixCounters.FixCountersId.MESSAGES_READ_TYPE_ID.id()) {
                found.add(id);
            }
        });
        return found;
    }
}
