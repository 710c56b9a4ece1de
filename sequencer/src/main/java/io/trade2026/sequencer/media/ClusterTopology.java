package io.trade2026.sequencer.media;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The members of the sequencer's cluster, the same list for each of them and for all clients.
 *
 * @param members one, or an odd number of them
 */
public record ClusterTopology(List<ClusterMember> members) {
    /** Refuses what cannot be. */
    public ClusterTopology {
        members = List.copyOf(members);
        if (members.size() % 2 == 0) {
            throw new IllegalArgumentException("members: must be an odd number of them, were " + members.size());
        }
        final Set<Integer> ids = new HashSet<>();
        final Set<String> ports = new HashSet<>();
        for (final ClusterMember member : members) {
            if (!ids.add(member.id())) {
                throw new IllegalArgumentException("members: two have the id " + member.id());
            }
            for (int i = 0; i < ClusterMember.PORTS; i++) {
                if (!ports.add(member.host() + ":" + (member.port() + i))) {
                    throw new IllegalArgumentException("members: the ten ports from " + member.port() + " of member "
                            + member.id() + " overlap those of another on " + member.host());
                }
            }
        }
    }

    /**
     * A cluster of one.
     *
     * @param port first of its ports on loopback
     * @return member 0 alone
     */
    public static ClusterTopology single(final int port) {
        return of(new ClusterMember(0, "127.0.0.1", port));
    }

    /**
     * A cluster of some.
     *
     * @param members in any order
     * @return the topology
     */
    public static ClusterTopology of(final ClusterMember... members) {
        return new ClusterTopology(Arrays.asList(members));
    }

    /**
     * Is there only one member?
     *
     * @return whether log and ingress may stay in shared memory
     */
    public boolean isSingle() {
        return members.size() == 1;
    }

    /**
     * Looks a member up.
     *
     * @param id of the member
     * @return the member
     * @throws IllegalArgumentException if there is none
     */
    public ClusterMember member(final int id) {
        return members.stream()
                .filter(member -> member.id() == id)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("member: must be one of " + ids() + ", was " + id));
    }

    /**
     * How many have to live for commands to be taken.
     *
     * @return more than half of them
     */
    public int majority() {
        return members.size() / 2 + 1;
    }

    /**
     * Where clients send commands, as Aeron Cluster writes it.
     *
     * @return {@code 0=host:port,1=host:port,…}
     */
    public String ingressEndpoints() {
        return members.stream()
                .map(member -> member.id() + "=" + member.ingressEndpoint())
                .collect(Collectors.joining(","));
    }

    /**
     * Where members agree, as Aeron Cluster writes it.
     *
     * @return {@code host:port,host:port,…}
     */
    public String consensusEndpoints() {
        return members.stream().map(ClusterMember::consensusEndpoint).collect(Collectors.joining(","));
    }

    /**
     * The members, as Aeron Cluster writes them.
     *
     * @return {@code id,ingress,consensus,log,catchup,archive|…}
     */
    public String aeronWords() {
        return members.stream().map(ClusterMember::aeronWords).collect(Collectors.joining("|"));
    }

    private String ids() {
        return members.stream().map(member -> Integer.toString(member.id())).collect(Collectors.joining(", "));
    }
}
