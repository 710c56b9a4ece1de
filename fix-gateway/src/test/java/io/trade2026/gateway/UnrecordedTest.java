package io.trade2026.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start owes for messages that no archive holds is owed by the next one, when it dies. */
class UnrecordedTest {
    @TempDir
    private Path directory;

    private Unrecorded nextStart() {
        return new Unrecorded(directory);
    }

    @Test
    void aGatewayThatLostNothingOwesNothing() throws IOException {
        assertThat(nextStart().owesJump()).isFalse();
        assertThat(nextStart().isInDoubt()).isFalse();
        try (var files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void theJumpIsOwedUntilItIsMade() {
        nextStart().suspect();
        Unrecorded second = nextStart();
        assertThat(second.owesJump()).isTrue();
        second.jumped();
        Unrecorded third = nextStart();
        assertThat(third.owesJump()).isFalse();
        assertThat(third.isInDoubt()).as("what was told may be told again").isTrue();
        third.suspect();
        assertThat(nextStart().owesJump()).isTrue();
    }

    @Test
    void theDoubtEndsWhenTheCheckpointIsBehindAllOfBefore() {
        Unrecorded start = nextStart();
        start.suspect();
        start.jumped();
        start.checkpoint(500);
        assertThat(start.isInDoubt()).as("nothing is told yet").isTrue();
        start.settledBy(100);
        start.checkpoint(99);
        assertThat(nextStart().isInDoubt()).isTrue();
        start.checkpoint(100);
        assertThat(start.isInDoubt()).isFalse();
        assertThat(nextStart().isInDoubt()).isFalse();
    }

    @Test
    void aNoteThatCannotBeReadCountsAsAll() throws IOException {
        Files.writeString(directory.resolve("unrecorded"), "?");
        assertThat(nextStart().owesJump()).isTrue();
        assertThat(nextStart().isInDoubt()).isTrue();
    }
}
