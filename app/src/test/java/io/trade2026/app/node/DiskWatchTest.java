package io.trade2026.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.app.node.DiskWatch.Level;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiskWatchTest {
    private static final DiskSettings SETTINGS = new DiskSettings(1_000, 400);

    @Test
    void closesAtTheFloorAndOpensOnlyWithAQuarterMore() {
        assertThat(levels(1_000, 999, 1_249, 1_250, 399, 400, 499, 500, 1_249, 1_250))
                .containsExactly(
                        Level.ENOUGH,
                        Level.LOW,
                        Level.LOW,
                        Level.ENOUGH,
                        Level.CLOSED,
                        Level.CLOSED,
                        Level.CLOSED,
                        Level.LOW,
                        Level.LOW,
                        Level.ENOUGH);
    }

    private static List<Level> levels(long... free) {
        List<Level> seen = new ArrayList<>();
        Level level = Level.ENOUGH;
        for (long bytes : free) {
            level = DiskWatch.next(level, bytes, SETTINGS);
            seen.add(level);
        }
        return seen;
    }
}
