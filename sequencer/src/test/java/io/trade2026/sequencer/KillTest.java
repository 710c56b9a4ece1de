package io.trade2026.sequencer;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.sequencer.media.MediaIncarnation;
import io.trade2026.sequencer.media.MediaOwner;
import io.trade2026.sequencer.media.MediaProcess;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Kills processes with signal 9 while commands flow, and compares what is left. */
class KillTest {
    private static final int SIGINT_STATUS = 130;
    private static final int SIGTERM_STATUS = 143;
    private static final int COMMANDS = 3_000;
    /** More for a soak: {@code -Dkill.rounds=50}. */
    private static final int ROUNDS = Integer.getInteger("kill.rounds", 2);

    private final Bench bench = new Bench();
    private final int port = Bench.freePort();

    @AfterEach
    void cleanUp() {
        bench.close();
    }

    @Test
    void killedNodeGoesOnAtOnceOnMediaThatSurvived() throws Exception {
        try (MediaOwner owner = MediaOwner.claim(bench.mediaConfig().dir());
                ChildJvm media = startMedia();
                Load load = new Load(bench.address())) {
            for (int round = 1; round <= ROUNDS; round++) {
                try (ChildJvm node = startNode()) {
                    load.runPast(round * (long) COMMANDS);
                    node.kill();
                }
            }
            try (ChildJvm node = startNode()) {
                load.runUntil((ROUNDS + 1) * (long) COMMANDS);
                assertThat(node.isAlive()).isTrue();
            }
            assertThat(media.isAlive()).isTrue();
            assertThat(owner.isHeld()).isTrue();
        }
        assertThat(MediaIncarnation.read(bench.mediaConfig().dir())
                        .orElseThrow()
                        .number())
                .isEqualTo(1);
    }

    @Test
    void killedNodeAndKilledMediaGoOnAtOnce() throws Exception {
        try (MediaOwner owner = MediaOwner.claim(bench.mediaConfig().dir());
                Load load = new Load(bench.address())) {
            for (int round = 1; round <= ROUNDS; round++) {
                try (ChildJvm media = startMedia();
                        ChildJvm node = startNode()) {
                    load.runPast(round * (long) COMMANDS);
                    media.kill();
                    node.kill();
                }
            }
            final long beginNs = System.nanoTime();
            try (ChildJvm media = startMedia();
                    ChildJvm node = startNode()) {
                assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - beginNs))
                        .isLessThan(10);
                load.runUntil((ROUNDS + 1) * (long) COMMANDS);
                assertThat(node.isAlive()).isTrue();
                final MediaIncarnation life =
                        MediaIncarnation.read(bench.mediaConfig().dir()).orElseThrow();
                assertThat(life.number()).isEqualTo(ROUNDS + 1);
                assertThat(life.previousStopClean()).isFalse();
                assertThat(media.terminate()).isEqualTo(SIGTERM_STATUS);
            }
            assertThat(owner.isHeld()).isTrue();
        }
        assertThat(MediaIncarnation.isStoppedCleanly(bench.mediaConfig().dir())).isTrue();
    }

    @Test
    void mediaWithoutAnOwnerEndsByItself() throws Exception {
        final MediaOwner owner = MediaOwner.claim(bench.mediaConfig().dir());
        try (ChildJvm media = startMedia()) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(5));
            assertThat(media.isAlive()).isTrue();
            owner.close();
            assertThat(media.awaitExit()).isZero();
        }
        assertThat(MediaIncarnation.isStoppedCleanly(bench.mediaConfig().dir())).isTrue();
    }

    @Test
    void mediaOutlivesAnInterruptUntilItsOwnerHasStopped() throws Exception {
        final MediaOwner owner = MediaOwner.claim(bench.mediaConfig().dir());
        try (ChildJvm media = startMedia()) {
            media.interrupt();
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            assertThat(media.isAlive()).isTrue();
            owner.close();
            assertThat(media.awaitExit()).isEqualTo(SIGINT_STATUS);
        }
        assertThat(MediaIncarnation.isStoppedCleanly(bench.mediaConfig().dir())).isTrue();
    }

    private ChildJvm startMedia() {
        return ChildJvm.start(
                MediaProcess.class,
                bench.dir().resolve("media.log"),
                bench.mediaConfig().toArguments());
    }

    private ChildJvm startNode() {
        return ChildJvm.start(
                NodeProcess.class,
                bench.dir().resolve("node.log"),
                List.of(bench.dir().toString(), Integer.toString(port)));
    }
}
