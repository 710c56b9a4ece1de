package io.trade2026.app.process;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How many files and sockets this process has open, and may have. For any thread. */
public final class FileHandles {
    /** A process with fewer does not start: libraries, recordings and databases alone take some hundreds. */
    public static final long NEEDED = 1_024;

    /** Kept for files, stores and the desk: no client gets one of the last so many. */
    public static final long RESERVE = 64;

    /** What mends it. */
    public static final String MEND =
            "ulimit -n 65536 before the start (LimitNOFILE= of a systemd service, ulimits: of a compose file)";

    private FileHandles() {}

    /**
     * Returns how many there may be.
     *
     * @return {@link Long#MAX_VALUE} when this system does not tell
     */
    public static long most() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? system.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
    }

    /**
     * Returns how many may still be opened.
     *
     * @return {@link Long#MAX_VALUE} when this system does not tell
     */
    public static long free() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? system.getMaxFileDescriptorCount() - system.getOpenFileDescriptorCount()
                : Long.MAX_VALUE;
    }

    /**
     * Refuses a start with too few.
     *
     * @throws StartFault in one line, with what mends it
     */
    public static void mustSuffice() {
        long most = most();
        if (most < NEEDED) {
            throw new StartFault("file handles: this process may have " + most + " files and sockets open, and needs "
                    + NEEDED + " at least; mend with: " + MEND);
        }
    }
}
