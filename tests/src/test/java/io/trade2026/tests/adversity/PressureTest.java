package io.trade2026.tests.adversity;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.tests.lab.Fleet;
import io.trade2026.tests.lab.RoleProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The core stands still or dies while a client sends: its socket fills, nothing is dropped, and it keeps its session. */
@Tag("adversity")
@ExtendWith(SharedFleet.class)
class PressureTest {
    /** More than all buffers on the way take together. */
    private static final int ORDERS = 24_000;
    /** A core that dies is away for longer than twice this, after which a silent client would be disconnected. */
    private static final int SHORT_HEARTBEAT = 2;

    private final Fleet fleet;

    PressureTest(Ground ground) {
        this.fleet = ground.fleet();
    }

    @Test
    void aCoreThatStandsStillIsFeltAtTheClientsSocketAndEachOrderIsAnsweredOnce() {
        RoleProcess core = fleet.role("core");
        try (Torrent client = Torrent.logon(fleet.fixPort(1), "CLIENT5", 30)) {
            client.orders(100).untilAnswered();
            client.orders(ORDERS);
            core.pause();
            try {
                client.untilStuck();
                assertThat(client.unwritten()).isPositive();
            } finally {
                core.resume();
            }
            client.untilAnswered();
        }
    }

    @Test
    void aClientKeepsItsSessionWhileTheCoreIsAwayForLongerThanItsHeartbeats() {
        RoleProcess core = fleet.role("core");
        Watchdog watchdog = new Watchdog(fleet);
        try (Torrent client = Torrent.logon(fleet.fixPort(1), "CLIENT6", SHORT_HEARTBEAT)) {
            client.orders(100).untilAnswered();
            client.orders(ORDERS);
            core.kill9();
            client.untilStuck();
            watchdog.awaitHealth("CORE_SILENT");
            core.start();
            client.untilAnswered();
        }
        assertThat(watchdog.awaitBeganAndOver("CORE_SILENT")).contains("counterparties of gateway 1 wait");
        watchdog.awaitHealthWithout("CORE_SILENT");
    }
}
