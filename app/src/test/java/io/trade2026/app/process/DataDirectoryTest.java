package io.trade2026.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    private Path scratch;

    @Test
    void isTakenByOneAtATimeAndFreeAfterTheClose() {
        Path root = scratch.resolve("data");
        try (DataDirectory first = new DataDirectory(root).take()) {
            assertThat(first.inUse()).isTrue();
            assertThat(first.ownerPid()).isEqualTo(ProcessHandle.current().pid());
            assertThatThrownBy(() -> new DataDirectory(root).take())
                    .isInstanceOf(StartFault.class)
                    .hasMessage("data directory " + root + " is in use by another running node (pid "
                            + ProcessHandle.current().pid() + "); stop it with: ./trade2026 stop --data " + root);
        }
        assertThat(new DataDirectory(root).inUse()).isFalse();
        assertThat(new DataDirectory(root).ownerPid()).isEqualTo(-1);
        new DataDirectory(root).take().close();
    }

    @Test
    void rolesOfItAreRememberedAndFreeAfterTheClose() {
        Path root = scratch.resolve("data");
        try (DataDirectory roles = new DataDirectory(root).takeRoles(List.of("media", "core"))) {
            assertThat(roles.roleNames()).containsExactly("core", "media");
        }
        assertThat(new DataDirectory(root).owners()).isEmpty();
        new DataDirectory(root).take().close();
    }

    @Test
    void aFileInItsPlaceOrAboveItIsNamed() throws IOException {
        Path file = Files.writeString(scratch.resolve("data"), "not a directory");
        for (Path root : new Path[] {file, file.resolve("below")}) {
            assertThatThrownBy(() -> new DataDirectory(root).take())
                    .isInstanceOf(StartFault.class)
                    .hasMessage("data directory " + root + ": " + file
                            + " is a file, not a directory; choose another with --data DIR");
        }
        assertThat(file).hasContent("not a directory");
    }

    @Test
    void aFullDiskIsToldWithWhatIsFreeAndWhatIsNeeded() {
        Path root = scratch.resolve("data");
        assertThatThrownBy(() -> new DataDirectory(root, Long.MAX_VALUE).take())
                .isInstanceOf(StartFault.class)
                .hasMessageMatching("data directory \\S+: only \\d+ MiB free, \\d+ MiB are needed; free some space or"
                        + " choose another place with --data DIR");
        assertThat(new DataDirectory(root).inUse()).isFalse();
    }

    @Test
    void aSecretIsDrawnOnceAndForTheOwnerOnly() throws IOException {
        try (DataDirectory data = new DataDirectory(scratch.resolve("data")).take()) {
            String drawn = data.secret("nats");
            assertThat(drawn).matches("[a-z2-9]{20}");
            assertThat(data.secret("nats")).isEqualTo(drawn);
            assertThat(data.secret("other")).isNotEqualTo(drawn);
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(data.root().resolve("secrets/nats"))))
                    .isEqualTo("rw-------");
        }
    }
}
