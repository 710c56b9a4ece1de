package io.trade2026.messages;

/** Which way a limit of a control gives more room (GV-01): the one truth, to which the column {@code controls.looser} is held. */
public enum Looser {
    /** A higher value gives more room: an amount that may be reached. */
    UP,
    /** A lower value gives more room: a shorter window counts less, 0 switches a look off. */
    DOWN,
    /** The values have no order, such as a set of bits: every change counts as one that gives more room. */
    ANY;

    /**
     * Says whether a limit gives more room after a change of its value. Allocates nothing.
     *
     * @param from value before, in the control's unit
     * @param to value after
     * @return whether it takes two operators
     */
    public boolean givesRoom(long from, long to) {
        return switch (this) {
            case UP -> to > from;
            case DOWN -> to < from;
            case ANY -> to != from;
        };
    }
}
