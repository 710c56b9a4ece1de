package io.trade2026.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.sequencer.client.JournalPosition;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a gateway has told and no archive holds must come again after a start, so it is behind the checkpoint. */
class CheckpointFileTest {
    @TempDir
    private Path directory;

    private static JournalPosition event(long number) {
        return new JournalPosition(number, number * 100);
    }

    @Test
    void isOneCallBehind() {
        CheckpointFile file = new CheckpointFile(directory);
        file.advance(event(10), true);
        assertThat(file.read()).isEqualTo(JournalPosition.FIRST_KEPT);
        file.advance(event(20), true);
        assertThat(file.read()).isEqualTo(event(10));
    }

    @Test
    void staysWhereItWasWhileNothingIsRecorded() {
        CheckpointFile file = new CheckpointFile(directory);
        file.advance(event(10), true);
        file.advance(event(20), true);
        file.advance(event(30), false);
        assertThat(file.read()).isEqualTo(event(10));
        file.advance(event(40), true);
        assertThat(file.read()).as("30 may never have been recorded").isEqualTo(event(10));
        file.advance(event(50), true);
        assertThat(file.read()).isEqualTo(event(40));
    }
}
