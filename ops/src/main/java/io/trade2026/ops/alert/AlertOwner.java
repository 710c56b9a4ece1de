package io.trade2026.ops.alert;

/**
 * Whose an alert is, by role; and whose it becomes when nobody has taken it on by its deadline.
 *
 * @param role that has to take it on
 * @param then role that it goes to
 */
record AlertOwner(String role, String then) {
    private static final AlertOwner RISK = new AlertOwner("risk", "compliance");
    private static final AlertOwner OPS = new AlertOwner("ops", "risk");
    private static final AlertOwner DESK = new AlertOwner("desk", "risk");
    private static final AlertOwner COMPLIANCE = new AlertOwner("compliance", "risk");

    /** The owner of alerts of a name; operations has what is not named here. */
    static AlertOwner of(String name) {
        return switch (name) {
            case "KILL_SWITCH",
                    "KILL_SWITCH_LIFTED",
                    "CONSERVATION_BREACH",
                    "RECON_BREAK",
                    "PARTY_STOPPED",
                    "MARKET_DATA_LOST",
                    "REDUCE_ONLY",
                    "REDUCE_ONLY_OVER",
                    "PAIR_BLOCKED",
                    "PAIR_UNBLOCKED",
                    "HOLDING_BLOCKED",
                    "HOLDING_UNBLOCKED",
                    "COPY_NOT_BOOKABLE",
                    "FILL_RATE",
                    "POSITION_JUMP",
                    "PRICE_DRIFT",
                    "OVERFILL",
                    "PRICE_BEYOND_LIMIT",
                    "UNKNOWN_ORDER_EXECUTION",
                    "EXECUTION_MISMATCH",
                    "FILL_NOT_BOOKABLE" -> RISK;
            case "REJECT_BURST", "CLIENT_DK", "VENUE_NOTICE", "LATE_FILL", "IN_DOUBT", "MARKET_HALT" -> DESK;
            case "ORDER_TO_TRADE",
                    "CANCEL_RATE",
                    "LAYERING",
                    "MOMENTUM_IGNITION",
                    "MARKING_THE_CLOSE",
                    "WASH_PATTERN" -> COMPLIANCE;
            default -> name.startsWith("LIMIT_") ? RISK : OPS;
        };
    }
}
