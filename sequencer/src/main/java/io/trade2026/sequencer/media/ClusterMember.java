package io.trade2026.sequencer.media;

/**
 * One member of the sequencer's cluster, and its ports.
 *
 * <p>Ten UDP ports in a row: ingress, consensus, log, catch-up, archive, repair; the rest is kept free for later.
 *
 * @param id 0 and up, unique among the members
 * @param host name or address under which the other members and the clients reach it
 * @param port first of the ten
 */
public record ClusterMember(int id, String host, int port) {
    /** So many ports in a row belong to a member. */
    public static final int PORTS = 10;

    private static final int INGRESS = 0;
    private static final int CONSENSUS = 1;
    private static final int LOG = 2;
    private static final int CATCHUP = 3;
    private static final int ARCHIVE = 4;
    private static final int REPAIR = 5;
    private static final int MAX_PORT = 65_535;

    /** Refuses what cannot be. */
    public ClusterMember {
        if (id < 0) {
            throw new IllegalArgumentException("id: must be 0 or above, was " + id);
        }
        if (host.isBlank() || host.indexOf(',') >= 0 || host.indexOf('|') >= 0) {
            throw new IllegalArgumentException("host: must be a name or an address, was '" + host + "'");
        }
        if (port < 1 || port + PORTS - 1 > MAX_PORT) {
            throw new IllegalArgumentException(
                    "port: must be 1 to " + (MAX_PORT - PORTS + 1) + ", since ten in a row are used, was " + port);
        }
    }

    /**
     * Where clients send commands.
     *
     * @return {@code host:port}
     */
    public String ingressEndpoint() {
        return endpoint(INGRESS);
    }

    /**
     * Where members elect their leader and tell how far they are.
     *
     * @return {@code host:port}
     */
    public String consensusEndpoint() {
        return endpoint(CONSENSUS);
    }

    /**
     * Where the media of this member takes requests to its archive: goes to {@link MediaConfig#withControlEndpoint}.
     *
     * @return {@code host:port}
     */
    public String archiveEndpoint() {
        return endpoint(ARCHIVE);
    }

    /**
     * Where a repair of this member takes the log from another one.
     *
     * @return {@code host:port}
     */
    public String repairEndpoint() {
        return endpoint(REPAIR);
    }

    /** As Aeron Cluster writes a member. */
    String aeronWords() {
        return id + "," + ingressEndpoint() + "," + consensusEndpoint() + "," + endpoint(LOG) + "," + endpoint(CATCHUP)
                + "," + archiveEndpoint();
    }

    private String endpoint(final int index) {
        return host + ":" + (port + index);
    }
}
