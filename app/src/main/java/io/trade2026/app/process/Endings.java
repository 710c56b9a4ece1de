package io.trade2026.app.process;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Ends processes, gently first. */
public final class Endings {
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(5);

    private Endings() {}

    /**
     * Asks a process to end, and kills it when it does not.
     *
     * @param process to be ended
     * @param patience before it is killed
     * @return whether it ended when it was asked
     */
    public static boolean end(ProcessHandle process, Duration patience) {
        process.destroy();
        if (isGone(process, patience)) {
            return true;
        }
        process.destroyForcibly();
        isGone(process, patience);
        return false;
    }

    /** Looked at again and again, since the JDK tells of processes that are not its children only seconds later. */
    private static boolean isGone(ProcessHandle process, Duration patience) {
        long deadlineNs = System.nanoTime() + patience.toNanos();
        while (process.isAlive()) {
            if (System.nanoTime() > deadlineNs || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(PAUSE_NS);
        }
        return true;
    }
}
