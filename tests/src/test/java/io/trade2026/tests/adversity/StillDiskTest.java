package io.trade2026.tests.adversity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trade2026.tests.lab.Fleet;
import io.trade2026.tests.lab.RoleProcess;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Driver and archive stand still, or their disk takes nothing, for a moment that is shorter than Aeron's patience: clients wait and lose
 * nothing. On a busy machine the moment may last too long; then roles end and start again, and the same holds.
 */
@Tag("adversity")
@ExtendWith(SharedFleet.class)
class StillDiskTest {
    private static final int ORDERS = 500;
    /** Below Aeron's patience of 5 s. */
    private static final Duration MOMENT = Duration.ofMillis(3_500);

    private final Fleet fleet;
    private final Optional<FrozenDisk> disks;

    StillDiskTest(Ground ground) {
        this.fleet = ground.fleet();
        this.disks = ground.disk();
    }

    @Test
    void aDriverThatStandsStillIsToldOnceAndLosesNothing() {
        RoleProcess media = fleet.role("media");
        Watchdog watchdog = new Watchdog(fleet);
        try (Torrent client = Torrent.logon(fleet.fixPort(1), "CLIENT7", 30)) {
            untilTold(client, watchdog, "MEDIA_SILENT: ", media::pause, media::resume);
        }
        assertThat(watchdog.awaitBeganAndOver("MEDIA_SILENT")).contains("no sign of life");
        watchdog.awaitHealthWithout("MEDIA_SILENT");
    }

    @Test
    void aDiskThatTakesNothingIsToldOnceAndLosesNothing() {
        assumeTrue(disks.isPresent(), "a disk of our own can be mounted and frozen, which needs root");
        FrozenDisk disk = disks.orElseThrow();
        Watchdog watchdog = new Watchdog(fleet);
        try (Torrent client = Torrent.logon(fleet.fixPort(1), "CLIENT8", 30)) {
            untilTold(client, watchdog, "ARCHIVE_SLOW: ", disk::freeze, disk::thaw);
        }
        assertThat(watchdog.awaitBeganAndOver("ARCHIVE_SLOW")).contains("is the disk slow?");
        watchdog.awaitHealthWithout("ARCHIVE_SLOW");
    }

    /** A watch that is starved itself may miss one moment; then there is another. */
    private static void untilTold(Torrent client, Watchdog watchdog, String alarm, Runnable stand, Runnable goOn) {
        long before = watchdog.logged("core", alarm);
        await().pollInterval(Duration.ofMillis(1)).atMost(Fleet.PATIENCE).until(() -> {
            client.orders(ORDERS);
            stand.run();
            try {
                client.workUntil(() -> watchdog.logged("core", alarm) > before, MOMENT);
            } finally {
                goOn.run();
            }
            client.untilAnswered();
            return watchdog.logged("core", alarm) > before;
        });
    }
}
