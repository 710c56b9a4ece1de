package io.trade2026.app.node;

import java.util.List;

/**
 * What a node is to be.
 *
 * @param fixPort for clients
 * @param venuePort where XSIM is expected
 * @param secondVenuePort where YSIM is expected; 0 without it
 * @param httpPort page and REST
 * @param adminPort health, metrics, tasks
 * @param postgresPort embedded PostgreSQL
 * @param natsPort nats-server
 * @param corePort first of five ports of the sequencer
 * @param feeds of prices that may be heard
 */
public record NodePlan(
        int fixPort,
        int venuePort,
        int secondVenuePort,
        int httpPort,
        int adminPort,
        int postgresPort,
        int natsPort,
        int corePort,
        List<String> feeds) {
    /** Keeps its own list. */
    public NodePlan {
        feeds = List.copyOf(feeds);
    }

    /**
     * Says whether it is the demo's world, with a second venue.
     *
     * @return false for the lab's
     */
    public boolean hasSecondVenue() {
        return secondVenuePort > 0;
    }

    NodePlan withFixPort(int port) {
        return new NodePlan(
                port, venuePort, secondVenuePort, httpPort, adminPort, postgresPort, natsPort, corePort, feeds);
    }
}
