package io.trade2026.tests.chaos.system;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Signals to processes by their pid. A process that has ended meanwhile is left alone. */
public final class Signals {
    private Signals() {}

    /**
     * Sends SIGKILL.
     *
     * @param pid of the process
     * @return whether it was there
     */
    public static boolean kill(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::destroyForcibly).orElse(false);
    }

    /**
     * Sends SIGTERM.
     *
     * @param pid of the process
     * @return whether it was there
     */
    public static boolean end(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::destroy).orElse(false);
    }

    /**
     * Sends SIGSTOP.
     *
     * @param pid of the process
     * @return whether it was there
     */
    public static boolean freeze(long pid) {
        return send("STOP", pid);
    }

    /**
     * Sends SIGCONT.
     *
     * @param pid of the process
     * @return whether it was there
     */
    public static boolean thaw(long pid) {
        return send("CONT", pid);
    }

    private static boolean send(String signal, long pid) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return kill.waitFor() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run kill", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
