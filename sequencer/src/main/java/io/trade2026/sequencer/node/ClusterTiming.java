package io.trade2026.sequencer.node;

import java.time.Duration;

/**
 * How soon members take a leader for dead and how an election paces itself. The same on all members.
 *
 * @param heartbeatTimeout without a word from the leader for so long, the others elect another
 * @param heartbeatInterval between two words of an idle leader
 * @param electionTimeout after which a round of votes that did not end is begun again
 * @param electionStatusInterval between two words of a member during an election
 */
public record ClusterTiming(
        Duration heartbeatTimeout,
        Duration heartbeatInterval,
        Duration electionTimeout,
        Duration electionStatusInterval) {
    /** What is recommended; the figures behind it are in docs/reliability.md. */
    public static final ClusterTiming RECOMMENDED = ofMillis(400, 50, 100, 10);

    /**
     * Of a core without others: nobody waits to take its place, so a machine that stood still for a moment costs it nothing. Aeron wants at
     * least twice as long for the wait at the start.
     */
    static final ClusterTiming ALONE = ofMillis(2_500, 50, 100, 10);

    /** Refuses what cannot work. */
    public ClusterTiming {
        if (heartbeatInterval.toMillis() < 1
                || electionStatusInterval.toMillis() < 1
                || heartbeatTimeout.compareTo(heartbeatInterval.multipliedBy(2)) < 0
                || electionTimeout.compareTo(electionStatusInterval.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException("timing: intervals must be 1 ms or more and timeouts at least two"
                    + " intervals, was " + heartbeatTimeout.toMillis() + "/" + heartbeatInterval.toMillis() + "/"
                    + electionTimeout.toMillis() + "/" + electionStatusInterval.toMillis() + " ms");
        }
    }

    /**
     * From milliseconds.
     *
     * @param heartbeatTimeout in ms
     * @param heartbeatInterval in ms
     * @param electionTimeout in ms
     * @param electionStatusInterval in ms
     * @return the timing
     */
    public static ClusterTiming ofMillis(
            final long heartbeatTimeout,
            final long heartbeatInterval,
            final long electionTimeout,
            final long electionStatusInterval) {
        return new ClusterTiming(
                Duration.ofMillis(heartbeatTimeout),
                Duration.ofMillis(heartbeatInterval),
                Duration.ofMillis(electionTimeout),
                Duration.ofMillis(electionStatusInterval));
    }
}
