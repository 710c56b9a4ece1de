package io.trade2026.tests.bench.failover;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Threads that want all the processor they can get. */
final class BusyLoops implements AutoCloseable {
    private final AtomicBoolean isDone = new AtomicBoolean();
    private final List<Thread> threads = new ArrayList<>();

    private BusyLoops() {}

    static BusyLoops start(int count) {
        BusyLoops loops = new BusyLoops();
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(loops::turn, "busy-" + i);
            thread.setDaemon(true);
            thread.start();
            loops.threads.add(thread);
        }
        return loops;
    }

    private void turn() {
        while (!isDone.get()) {
            Thread.onSpinWait();
        }
    }

    int count() {
        return threads.size();
    }

    @Override
    public void close() {
        isDone.set(true);
    }
}
