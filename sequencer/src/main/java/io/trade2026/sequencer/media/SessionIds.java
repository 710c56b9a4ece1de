package io.trade2026.sequencer.media;

import io.aeron.driver.Configuration;
import java.util.Map;

/**
 * Which Aeron session ids the streams of one driver have, so that no two that are recorded share one: Artio, and what else looks a recording
 * up in the driver's counters, asks for the session id alone, whatever the stream.
 * <pre>
 *   777                              the event journal
 *   n million to n million 999,999   the library of gateway n, for whose stream Artio draws one in each life
 *   what is not reserved             all others, given by the driver
 * </pre>
 * Left alone Artio draws from Aeron's range of -1 to 999, in which the journal's is too, and so does every gateway.
 */
public final class SessionIds {
    /** Highest number of a gateway. */
    public static final int MOST_GATEWAYS = 99;

    /** The driver gives none from here up to {@link #HIGHEST}, both included. */
    static final int LOWEST = Configuration.PUBLICATION_RESERVED_SESSION_ID_LOW_DEFAULT;

    private static final int OF_ONE_GATEWAY = 1_000_000;

    static final int HIGHEST = (MOST_GATEWAYS + 1) * OF_ONE_GATEWAY - 1;

    private SessionIds() {}

    /**
     * Returns what a process in which a gateway runs has to set before its engine is launched: Artio takes the range from nowhere else.
     *
     * @param gatewayId 1 to {@link #MOST_GATEWAYS}
     * @return values of system properties; the upper one is not drawn itself
     */
    public static Map<String, String> ofGateway(final int gatewayId) {
        if (gatewayId < 1 || gatewayId > MOST_GATEWAYS) {
            throw new IllegalArgumentException("gatewayId: must be from 1 to " + MOST_GATEWAYS + ", was " + gatewayId);
        }
        final int lowest = gatewayId * OF_ONE_GATEWAY;
        return Map.of(
                Configuration.PUBLICATION_RESERVED_SESSION_ID_LOW_PROP_NAME,
                Integer.toString(lowest),
                Configuration.PUBLICATION_RESERVED_SESSION_ID_HIGH_PROP_NAME,
                Integer.toString(lowest + OF_ONE_GATEWAY));
    }
}
