package io.trade2026.oms;

import io.trade2026.messages.sbe.DownCause;

/** Why the house did something to an order that its client did not ask for, and how the client reads it. */
enum HouseReason {
    /** The house does nothing. */
    NONE(0, -1, ""),
    /** KS-01. */
    KILL_SWITCH(1, 4, "KS-01|cancelled by the kill switch"),
    /** KS-02, TCP ended without a Logout(5). */
    LOST_LINK(2, 12, "KS-02|cancelled: the session lost its link"),
    /** KS-02, the client sent Logout(5). */
    LOGOUT(3, 13, "KS-02|cancelled: the session logged out"),
    /** KS-02, nothing was heard of the client. */
    MISSED_HEARTBEATS(4, 12, "KS-02|cancelled: the session was not heard any more"),
    /** KS-02, our own gateway was lost. */
    GATEWAY_DEATH(5, 12, "KS-02|cancelled: the session's gateway was lost"),
    /** The desk did it, as told by telephone. */
    DESK(6, 2, "DESK|by the desk"),
    /** PT-11: its instrument has come onto a list. */
    RESTRICTED(7, 4, "RSK-11|cancelled: this order may not be traded here"),
    /** PT-13: trading is halted, and the order asked to be cancelled then, ExecInst(18)=K. */
    MARKET_HALT(8, 6, "RSK-13|cancelled: trading is halted"),
    /** PT-15: a party of it executed too often. */
    PARTY_STOPPED(9, 4, "RSK-15|cancelled: stopped after too many executions"),
    /** PT-20: something would have left for the venue that the order does not cover. */
    CONSERVATION(10, 4, "RSK-20|cancelled by the house"),
    /** PT-18: it makes room for another order of its owner; codes of its own are of extension packs, so 378 is "other". */
    SELF_MATCH(11, 99, "RSK-18|cancelled: it would trade with another order of its owner"),
    /** PT-19: a party of it has lost as much as it may on a day. */
    LOSS_LIMIT(18, 4, "RSK-19|cancelled: the loss limit of the day was reached");

    private static final HouseReason[] BY_CODE = new HouseReason[32];

    static {
        for (HouseReason reason : values()) {
            BY_CODE[reason.code] = reason;
        }
    }

    private final int code;
    private final int execRestatementReason;
    private final String text;

    HouseReason(int code, int execRestatementReason, String text) {
        this.code = code;
        this.execRestatementReason = execRestatementReason;
        this.text = text;
    }

    static HouseReason of(int code) {
        return BY_CODE[code];
    }

    /** Why orders of a session that went down are cancelled; NONE when the house itself ended it. */
    static HouseReason of(DownCause cause) {
        return switch (cause) {
            case LOST_LINK -> LOST_LINK;
            case LOGOUT -> LOGOUT;
            case MISSED_HEARTBEATS -> MISSED_HEARTBEATS;
            case GATEWAY_DEATH -> GATEWAY_DEATH;
            case HOUSE, NULL_VAL -> NONE;
        };
    }

    /** What ended the session whose orders are cancelled; the null value for other reasons. */
    DownCause downCause() {
        return switch (this) {
            case LOST_LINK -> DownCause.LOST_LINK;
            case LOGOUT -> DownCause.LOGOUT;
            case MISSED_HEARTBEATS -> DownCause.MISSED_HEARTBEATS;
            case GATEWAY_DEATH -> DownCause.GATEWAY_DEATH;
            case NONE,
                    KILL_SWITCH,
                    DESK,
                    RESTRICTED,
                    MARKET_HALT,
                    PARTY_STOPPED,
                    CONSERVATION,
                    SELF_MATCH,
                    LOSS_LIMIT -> DownCause.NULL_VAL;
        };
    }

    /** Whether a {@link Sweep} goes on until the order has ended. */
    boolean isSwept() {
        return switch (this) {
            case KILL_SWITCH, LOST_LINK, LOGOUT, MISSED_HEARTBEATS, GATEWAY_DEATH -> true;
            case NONE, DESK, RESTRICTED, MARKET_HALT, PARTY_STOPPED, CONSERVATION, SELF_MATCH, LOSS_LIMIT -> false;
        };
    }

    /** The reason with the lowest code among {@link #bit()}s that were put together; NONE of none. */
    static HouseReason firstOf(int bits) {
        return bits == 0 ? NONE : of(Integer.numberOfTrailingZeros(bits));
    }

    /** Of a set of reasons; 0 of NONE. */
    int bit() {
        return this == NONE ? 0 : 1 << code;
    }

    /** As it stands in snapshots. */
    int code() {
        return code;
    }

    /** ExecRestatementReason(378) in the words of 5.0SP2. */
    int execRestatementReason() {
        return execRestatementReason;
    }

    /** Text(58) for the client. */
    String text() {
        return text;
    }
}
