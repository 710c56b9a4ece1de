package io.trade2026.sequencer.node;

import io.trade2026.sequencer.client.SequencerAddress;
import java.util.HexFormat;
import org.agrona.SemanticVersion;

/**
 * Holds the leader's core against the own: each leader writes into the log, with its first word, by which rules its core decides.
 *
 * <p>A member whose core would answer the same command otherwise must not follow: nobody would see it before it leads. It may replay what it
 * has answered before, and that is compared with the journal, byte by byte ({@link ReplayCheck}); but it must say nothing new in a term of
 * another core. Used by the service's thread.
 */
public final class SameCore {
    /** Of a core that says nothing of itself, and of builds that did not speak of it. */
    public static final int LEAST = 1;

    /** The two lower numbers of Aeron's version hold it; the first of them stays 0, since Aeron would refuse snapshots of another. */
    public static final int MOST = 0xFFFF;

    /** Before the first term, and in snapshots of builds that did not speak of it. */
    static final int UNKNOWN = 0;

    private static final int LOW_BITS = 8;
    private static final int LOW_MASK = 0xFF;

    private final int own;
    private final boolean isAlone;
    private int leaders = UNKNOWN;
    private int leader = SequencerAddress.NO_MEMBER;
    private boolean isOther;

    /**
     * For a member that is about to start.
     *
     * @param rules of its core
     * @param isAlone whether there is no other, whose journal could differ
     */
    SameCore(final int rules, final boolean isAlone) {
        this.own = appVersion(rules);
        this.isAlone = isAlone;
    }

    /**
     * As Aeron Cluster carries it.
     *
     * @param rules of a core
     * @return a version whose first number is 0
     */
    static int appVersion(final int rules) {
        if (rules < LEAST || rules > MOST) {
            throw new IllegalArgumentException("rules: must be " + LEAST + " to " + MOST + ", was " + rules);
        }
        return SemanticVersion.compose(0, rules >>> LOW_BITS, rules & LOW_MASK);
    }

    /**
     * A term begins.
     *
     * @param newLeader member that leads
     * @param appVersion that it wrote
     */
    void begin(final int newLeader, final int appVersion) {
        leader = newLeader;
        load(appVersion);
    }

    /** The term in which a snapshot was taken goes on. */
    void load(final int appVersion) {
        leaders = appVersion;
        isOther = !isAlone && appVersion != UNKNOWN && appVersion != own;
    }

    /** For the snapshot: what the leader of this term has written, or {@link #UNKNOWN}. */
    int leaders() {
        return leaders;
    }

    /**
     * The core says what it has never said before. Allocates nothing.
     *
     * @param eventNumber of it
     * @throws IllegalStateException if this member must not follow
     */
    void answer(final long eventNumber) {
        if (isOther) {
            throw new IllegalStateException((leader == SequencerAddress.NO_MEMBER ? "the leader" : "member " + leader)
                    + " leads with a core of another build (" + words(leaders) + ", this member's is " + words(own)
                    + "): from event " + eventNumber
                    + " on the two may give different events for the same command; give all"
                    + " members the same build: take a snapshot with the old one, stop all, start all with the new one"
                    + " (docs/operations.md)");
        }
    }

    /** Says who wrote the snapshot that was loaded last. */
    String ofSnapshot() {
        return leaders == own
                ? "a build with the same core wrote it, so it is damaged"
                : "a build with core " + words(leaders) + " wrote it, this build's is " + words(own)
                        + ": if it is whole, start the build that wrote it";
    }

    private static String words(final int appVersion) {
        return HexFormat.of().toHexDigits((short)
                (SemanticVersion.minor(appVersion) << LOW_BITS | SemanticVersion.patch(appVersion)));
    }
}
