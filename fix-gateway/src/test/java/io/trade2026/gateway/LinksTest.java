package io.trade2026.gateway;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.sessions.SessionBook;
import io.trade2026.sessions.SessionDefinition;
import io.trade2026.sessions.SessionFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of two gateways each holds its own sessions, and knows of the other's. */
class LinksTest {
    @TempDir
    private Path directory;

    private SessionBook book(String... sessions) throws Exception {
        StringBuilder text = new StringBuilder("sessions:\n");
        for (String session : sessions) {
            text.append("  - {").append(session).append("}\n");
        }
        Files.writeString(directory.resolve("all.yaml"), text);
        return SessionFiles.load(directory);
    }

    @Test
    void eachGatewayHoldsItsOwnSessionsOnly() throws Exception {
        SessionBook book = book(
                "id: 1, compId: A, client: C",
                "id: 2, compId: B, client: C, gateway: 2",
                "id: 9, compId: V, role: venue, port: 1, gateway: 2");
        Links first = new Links(book, 1);
        Links second = new Links(book, 2);
        assertThat(first.all()).extracting(Link::id).containsExactly(1);
        assertThat(second.all()).extracting(Link::id).containsExactly(2, 9);
        assertThat(second.own()).extracting(SessionDefinition::id).containsExactly(2, 9);
        assertThat(first.isElsewhere(2)).isTrue();
        assertThat(second.isElsewhere(2)).isFalse();
        assertThat(first.isElsewhere(77)).as("of nobody").isFalse();
        assertThat(requireNonNull(first.definitionOf(9)).compId()).isEqualTo("V");
    }

    @Test
    void sessionThatIsGivenToAnotherGatewayIsLetGo() throws Exception {
        Links first = new Links(book("id: 1, compId: A, client: C", "id: 2, compId: B, client: C"), 1);
        Link moved = requireNonNull(first.byId(2));
        assertThat(first.isDefined(moved)).isTrue();
        first.adopt(book("id: 1, compId: A, client: C", "id: 2, compId: B, client: C, gateway: 3"));
        assertThat(first.isDefined(moved)).isFalse();
        assertThat(first.isElsewhere(2)).isTrue();
        assertThat(first.own()).extracting(SessionDefinition::id).containsExactly(1);
        assertThat(first.everybody()).extracting(SessionDefinition::id).containsExactly(1, 2);
    }
}
