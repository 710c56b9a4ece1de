package io.trade2026.sequencer.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aeron.driver.Configuration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two recordings with one session id, and the index of one of them names the other. */
class SessionIdsTest {
    private static int lowest(final int gatewayId) {
        return of(gatewayId, Configuration.PUBLICATION_RESERVED_SESSION_ID_LOW_PROP_NAME);
    }

    /** Not drawn itself. */
    private static int end(final int gatewayId) {
        return of(gatewayId, Configuration.PUBLICATION_RESERVED_SESSION_ID_HIGH_PROP_NAME);
    }

    private static int of(final int gatewayId, final String property) {
        final Map<String, String> properties = SessionIds.ofGateway(gatewayId);
        assertThat(properties).containsKey(property);
        return Integer.parseInt(properties.get(property));
    }

    @Test
    void gatewaysDrawNeitherTheJournalsNorEachOthers() {
        int taken = JournalFormat.SESSION_ID;
        for (int id = 1; id <= SessionIds.MOST_GATEWAYS; id++) {
            assertThat(lowest(id)).as("gateway %d", id).isGreaterThan(taken);
            assertThat(end(id)).as("gateway %d", id).isGreaterThan(lowest(id));
            taken = end(id) - 1;
        }
    }

    @Test
    void theDriverGivesNoneOfThemToOthers() {
        assertThat(JournalFormat.SESSION_ID).isBetween(SessionIds.LOWEST, SessionIds.HIGHEST);
        assertThat(lowest(1)).isBetween(SessionIds.LOWEST, SessionIds.HIGHEST);
        assertThat(end(SessionIds.MOST_GATEWAYS) - 1).isBetween(SessionIds.LOWEST, SessionIds.HIGHEST);
        Configuration.validateSessionIdRange(SessionIds.LOWEST, SessionIds.HIGHEST);
    }

    @Test
    void aGatewayBeyondTheHighestHasNone() {
        assertThatThrownBy(() -> SessionIds.ofGateway(100)).hasMessage("gatewayId: must be from 1 to 99, was 100");
        assertThatThrownBy(() -> SessionIds.ofGateway(0)).hasMessage("gatewayId: must be from 1 to 99, was 0");
    }
}
