package io.trade2026.sequencer.node;

import java.util.Random;

/**
 * In which order members stand for election, so that two do not ask for the same votes at once.
 *
 * <p>Aeron lets a member wait for a random part of half the election timeout before it asks. When two ask within the time that a word
 * takes between them, each refuses the other, and the round is lost: one in ten on a busy machine. Here each member has a part of its own of
 * that time, the lower its id the earlier, with a gap behind it. Chance within the part keeps two from meeting again and again when
 * they did not begin to wait at the same time.
 */
final class StandingOrder extends Random {
    private static final long serialVersionUID = 1L;
    /** How much of a member's part is left to chance; the rest is the gap. */
    private static final double CHANCE = 0.5;

    private final int place;
    private final int members;

    /**
     * The order of one member.
     *
     * @param place of the member in the list of all, from 0
     * @param members how many there are
     */
    StandingOrder(final int place, final int members) {
        this.place = place;
        this.members = members;
    }

    @Override
    public double nextDouble() {
        return (place + CHANCE * super.nextDouble()) / members;
    }
}
