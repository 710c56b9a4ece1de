package io.trade2026.tests.bench.path;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The processor time of a process and of all that it started, as Linux counts it: in hundredths of a second, user and system. */
final class Cost {
    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;
    private static final double MICROS_PER_TICK = 10_000;

    private Cost() {}

    /** Returns microseconds used so far by all processes of the tree that are alive. */
    static double cpuMicros(ProcessHandle root) throws IOException {
        List<ProcessHandle> tree =
                Stream.concat(Stream.of(root), root.descendants()).toList();
        long ticks = 0;
        for (ProcessHandle process : tree) {
            ticks += ticks(process.pid());
        }
        return ticks * MICROS_PER_TICK;
    }

    private static long ticks(long pid) throws IOException {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]);
        } catch (NoSuchFileException e) {
            return 0;
        }
    }
}
