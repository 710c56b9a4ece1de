package io.trade2026.app.process;

import io.trade2026.sequencer.client.CrashPoint;
import io.trade2026.sequencer.client.CrashWindow;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Ends this process at one window, as a power cut would, when the system property {@value #PROPERTY} asks for it:
 * {@code gateway-told} at the first time, {@code gateway-told:20} at the 20th. For tests; counted from when the process serves, so
 * that what happens at a start does not count.
 */
public final class CrashAt implements CrashPoint {
    /** Name of the system property. */
    public static final String PROPERTY = "trade2026.crashAt";

    private static final int KILLED = 137;

    private final CrashWindow window;
    private final AtomicInteger left;
    private volatile boolean isArmed;

    private CrashAt(CrashWindow window, int times) {
        this.window = window;
        this.left = new AtomicInteger(times);
    }

    /**
     * Reads the property.
     *
     * @return null when it is not there
     * @throws StartFault when it names no window or no count
     */
    public static @Nullable CrashAt asked() {
        String asked = System.getProperty(PROPERTY, "");
        return asked.isEmpty() ? null : parse(asked);
    }

    /**
     * Reads a request.
     *
     * @param asked window and count
     * @return not armed yet
     * @throws StartFault when it names no window or no count
     */
    static CrashAt parse(String asked) {
        int colon = asked.indexOf(':');
        String label = colon < 0 ? asked : asked.substring(0, colon);
        String times = colon < 0 ? "1" : asked.substring(colon + 1);
        CrashWindow window = CrashWindow.of(label)
                .orElseThrow(() -> new StartFault("-D" + PROPERTY + ": must be one of "
                        + Arrays.stream(CrashWindow.values())
                                .map(CrashWindow::label)
                                .collect(Collectors.joining(", "))
                        + ", was '" + label + "'"));
        if (!times.matches("[1-9][0-9]{0,8}")) {
            throw new StartFault("-D" + PROPERTY + ": must be a count from 1 behind the colon, was '" + times + "'");
        }
        return new CrashAt(window, Integer.parseInt(times));
    }

    /** From now on it counts. */
    public void arm() {
        isArmed = true;
    }

    @Override
    public void pass(CrashWindow passed) {
        if (isDue(passed)) {
            Runtime.getRuntime().halt(KILLED);
        }
    }

    boolean isDue(CrashWindow passed) {
        return passed == window && isArmed && left.decrementAndGet() == 0;
    }
}
