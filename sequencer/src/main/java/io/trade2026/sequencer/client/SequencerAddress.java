package io.trade2026.sequencer.client;

import io.aeron.Aeron;
import io.aeron.archive.client.AeronArchive;
import io.trade2026.sequencer.media.ClusterMember;
import io.trade2026.sequencer.media.ClusterTopology;
import io.trade2026.sequencer.media.MediaAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where the sequencer takes commands and where its events can be followed. Publishers and followers made from it find the leader
 * and a journal by themselves.
 *
 * @param media driver and archive of the process that uses the address
 * @param members of the cluster; none for a cluster of one on the same driver, where all is in shared memory
 * @param host name or address under which the members reach this process
 * @param localMember the member whose core uses the same driver, or {@link #NO_MEMBER}: its journal is followed in shared memory
 */
public record SequencerAddress(MediaAddress media, List<ClusterMember> members, String host, int localMember) {
    /** Stands for no member on this driver. */
    public static final int NO_MEMBER = -1;

    /** Keeps a copy of the members. */
    public SequencerAddress {
        members = List.copyOf(members);
    }

    /**
     * A cluster of one on the same driver: all in shared memory.
     *
     * @param aeronDir directory of the driver
     * @return the address
     */
    public static SequencerAddress local(final Path aeronDir) {
        return new SequencerAddress(new MediaAddress(aeronDir), List.of(), "127.0.0.1", NO_MEMBER);
    }

    /**
     * A cluster of several members. (A cluster of one takes commands in shared memory only, so it is on the same driver.)
     *
     * @param aeronDir directory of the driver on this machine
     * @param topology the members
     * @param host name or address under which the members reach this process
     * @return the address; with {@link #withLocalMember} if one of them uses the same driver
     */
    public static SequencerAddress cluster(final Path aeronDir, final ClusterTopology topology, final String host) {
        return topology.isSingle()
                ? local(aeronDir)
                : new SequencerAddress(new MediaAddress(aeronDir), topology.members(), host, NO_MEMBER);
    }

    /**
     * The same with a member on the same driver.
     *
     * @param id of the member
     * @return a changed copy; the same if this is a cluster of one
     */
    public SequencerAddress withLocalMember(final int id) {
        return isCluster() ? new SequencerAddress(media, members, host, id) : this;
    }

    /**
     * Are there several members?
     *
     * @return false for a cluster of one in shared memory
     */
    public boolean isCluster() {
        return !members.isEmpty();
    }

    String ingressChannel() {
        return isCluster() ? "aeron:udp?term-length=1m" : "aeron:ipc?term-length=1m";
    }

    String ingressEndpoints() {
        return members.stream()
                .map(member -> member.id() + "=" + member.ingressEndpoint())
                .collect(Collectors.joining(","));
    }

    String egressChannel() {
        return isCluster() ? "aeron:udp?term-length=256k|endpoint=" + host + ":0" : "aeron:ipc?term-length=256k";
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
     * Tells a client of the driver where it is, and by which clock it holds its clients for alive.
     *
     * @param client not concluded
     * @return the same
     */
    public Aeron.Context useBy(final Aeron.Context client) {
        return media.useBy(client);
    }

    /**
     * Connects to the archive of the same media, with an Aeron client of its own.
     *
     * @param name shown in Aeron's counters
     * @return to be closed
     */
    public AeronArchive connectArchive(final String name) {
        return media.connectArchive(name);
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
