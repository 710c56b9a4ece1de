package io.trade2026.ops;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where ops listens and how long it waits.
 *
 * @param host both ports are bound to
 * @param httpPort page and REST, 0 for any free one
 * @param adminPort health, metrics and tasks, 0 for any free one
 * @param adminToken file with the token of the admin port, made when absent
 * @param patience longest wait for the event that answers an operator's command
 * @param maxLagBytes of the journal that a reader may be behind and still be healthy
 * @param watch what is looked after
 */
public record OpsSettings(
        String host,
        int httpPort,
        int adminPort,
        Path adminToken,
        Duration patience,
        long maxLagBytes,
        WatchSettings watch) {
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(5);
    private static final long USUAL_LAG_BYTES = 64L << 20;
    private static final int LAST_PORT = 65_535;

    /** Refuses ports that cannot be. */
    public OpsSettings {
        if (httpPort < 0 || httpPort > LAST_PORT) {
            throw new IllegalArgumentException("httpPort: must be 0 to 65535, was " + httpPort);
        }
        if (adminPort < 0 || adminPort > LAST_PORT) {
            throw new IllegalArgumentException("adminPort: must be 0 to 65535, was " + adminPort);
        }
    }

    /**
     * Looks after what is usual.
     *
     * @param host both ports are bound to
     * @param httpPort page and REST
     * @param adminPort health, metrics and tasks
     * @param adminToken file with the token of the admin port
     * @param patience longest wait for the event that answers an operator's command
     * @param maxLagBytes of the journal that a reader may be behind and still be healthy
     */
    public OpsSettings(String host, int httpPort, int adminPort, Path adminToken, Duration patience, long maxLagBytes) {
        this(host, httpPort, adminPort, adminToken, patience, maxLagBytes, WatchSettings.TRIAL);
    }

    /**
     * Listens on 127.0.0.1, waits 5 s, calls 64 MiB of lag healthy.
     *
     * @param httpPort page and REST
     * @param adminPort health, metrics and tasks
     * @param adminToken file with the token of the admin port
     * @return the settings
     */
    public static OpsSettings loopback(int httpPort, int adminPort, Path adminToken) {
        return new OpsSettings("127.0.0.1", httpPort, adminPort, adminToken, USUAL_PATIENCE, USUAL_LAG_BYTES);
    }
}
