package io.trade2026.sequencer.client;

import io.aeron.archive.client.AeronArchive;
import io.trade2026.sequencer.media.MediaAddress;
import java.nio.file.Path;

/**
 * Where the sequencer takes commands and where its events can be followed.
 *
 * @param media driver and archive on this machine
 * @param ingressChannel for commands
 * @param ingressEndpoints {@code 0=host:port,1=host:port,…} of the members; empty with an ingress in shared memory
 * @param egressChannel on which the cluster answers
 */
public record SequencerAddress(
        MediaAddress media, String ingressChannel, String ingressEndpoints, String egressChannel) {
    /**
     * A cluster of one on the same driver: all in shared memory.
     *
     * @param aeronDir directory of the driver
     * @return the address
     */
    public static SequencerAddress local(final Path aeronDir) {
        return new SequencerAddress(
                new MediaAddress(aeronDir), "aeron:ipc?term-length=1m", "", "aeron:ipc?term-length=256k");
    }

    /**
     * A cluster of several members.
     *
     * @param aeronDir directory of the driver on this machine
     * @param endpoints ingress of the members, {@code 0=host:port,1=host:port,…}
     * @param egressEndpoint {@code host:port} on which this client can be reached; port 0 takes a free one
     * @return the address
     */
    public static SequencerAddress cluster(final Path aeronDir, final String endpoints, final String egressEndpoint) {
        return new SequencerAddress(
                new MediaAddress(aeronDir),
                "aeron:udp?term-length=1m",
                endpoints,
                "aeron:udp?term-length=256k|endpoint=" + egressEndpoint);
    }

    /**
     * Directory of the driver, for other users of the same media.
     *
     * @return as given
     */
    public Path aeronDir() {
        return media.aeronDir();
    }

    /**
     * Settings to reach the archive of the same media.
     *
     * @return a new context, not concluded
     */
    public AeronArchive.Context archiveContext() {
        return media.archiveContext();
    }
}
