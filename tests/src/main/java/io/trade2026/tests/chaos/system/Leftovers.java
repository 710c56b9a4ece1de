package io.trade2026.tests.chaos.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Processes that have a data directory among their arguments and outlived those who started them. */
final class Leftovers {
    private Leftovers() {}

    static void kill(Path data) {
        ProcessHandle.allProcesses()
                .filter(other -> other.pid() != ProcessHandle.current().pid() && speaksOf(other, data))
                .forEach(ProcessHandle::destroyForcibly);
    }

    private static boolean speaksOf(ProcessHandle other, Path data) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(other.pid()), "cmdline"))
                    .contains(data.toString());
        } catch (IOException gone) {
            return false;
        }
    }
}
