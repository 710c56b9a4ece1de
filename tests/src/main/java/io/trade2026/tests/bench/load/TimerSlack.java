package io.trade2026.tests.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How late Linux may wake a thread that sleeps: 50 µs unless told otherwise, which is half the interval of 10,000 orders a second. */
final class TimerSlack {
    private TimerSlack() {}

    /** Asks for punctual wake-ups of the calling thread; where the kernel does not offer it, lateness shows in the figures. */
    static void makePunctual() {
        try {
            Path thread = Files.readSymbolicLink(Path.of("/proc/thread-self"));
            Files.writeString(Path.of("/proc", thread.getFileName().toString(), "timerslack_ns"), "1");
        } catch (IOException e) {
            return;
        }
    }
}
