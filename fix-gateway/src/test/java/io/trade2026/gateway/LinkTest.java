package io.trade2026.gateway;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.sessions.SessionFault;
import io.trade2026.sessions.SessionFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of the other end of a session. */
class LinkTest {
    @TempDir
    private Path sessions;

    private Link link(int id) throws IOException, SessionFault {
        Files.writeString(sessions.resolve("a.yaml"), """
                sessions:
                  - {id: 7, compId: A, client: C}
                  - {id: 9, role: venue, compId: X, host: venue.example, port: 9890}
                """);
        return new Link(requireNonNull(SessionFiles.load(sessions).find(id)));
    }

    @Test
    void aVenueIsWhereItWasCalledUntilItsAddressIsKnown() throws Exception {
        Link venue = link(9);
        venue.connected(null, 0);
        assertThat(venue.isConnected()).isTrue();
        assertThat(venue.status().remoteAddress()).isEqualTo("venue.example:9890");
        venue.connected("10.1.0.7", 9891);
        assertThat(venue.status().remoteAddress()).isEqualTo("10.1.0.7:9891");
        venue.disconnected();
        assertThat(venue.isConnected()).isFalse();
        assertThat(venue.status().remoteAddress()).isEmpty();
    }

    @Test
    void ofAClientWhoseAddressIsNotKnownNothingIsTold() throws Exception {
        Link client = link(7);
        client.connected(null, 0);
        assertThat(client.status().remoteAddress()).isEmpty();
    }

    @Test
    void nothingIsOwedOverAConnectionThatHasEnded() throws Exception {
        Link client = link(7);
        client.owed().asked(20, 0);
        client.disconnected();
        client.connected("127.0.0.1", 4711);
        for (long nowNs = 0; nowNs <= 2 * OwedAnswer.PATIENCE_NS; nowNs += OwedAnswer.PATIENCE_NS / 20) {
            assertThat(client.owed().overdue(nowNs)).isZero();
        }
    }
}
