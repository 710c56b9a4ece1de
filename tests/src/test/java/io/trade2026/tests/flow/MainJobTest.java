package io.trade2026.tests.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.simulator.link.Fields;
import io.trade2026.simulator.link.FixClient;
import io.trade2026.simulator.link.FixVenue;
import io.trade2026.simulator.link.FixVersion;
import io.trade2026.tests.lab.LabProcess;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import quickfix.Message;

@Tag("alone")
class MainJobTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Test
    void anOrderPassesRiskReachesTheVenueFillsAndComesBack() throws Exception {
        try (LabProcess lab = new LabProcess("main-job").start();
                FixVenue venue = FixVenue.of("XSIM", lab.venuePort()).start();
                FixClient client = FixClient.of(FixVersion.FIX44, "CLIENT1", lab.fixPort())) {
            assertThat(client.logon(PATIENCE)).isTrue();
            assertThat(venue.awaitLogon(PATIENCE)).isTrue();
            client.order("A1", "MSFT", '1', "100", "100.25");
            Message order = venue.nextOrder(PATIENCE);
            assertThat(Fields.text(order, 38)).isEqualTo("100");
            venue.accept(order);
            client.expectReport("A1", '0', PATIENCE);
            venue.fill(order, "40", "100.20");
            Message partial = client.expectReport("A1", 'F', PATIENCE);
            assertThat(Fields.text(partial, 39)).isEqualTo("1");
            assertThat(Fields.text(partial, 151)).isEqualTo("60");
            venue.fill(order, "60", "100.25");
            Message full = client.expectReport("A1", 'F', PATIENCE);
            assertThat(Fields.text(full, 39)).isEqualTo("2");
            assertThat(Fields.text(full, 6)).isEqualTo("100.23");
            assertThat(lab.stop()).isLessThan(5_000);
        }
    }
}
