package io.trade2026.ops.clinic;

/**
 * One repair of one session.
 *
 * @param kind of it
 * @param from of NEXT_OUT and NEXT_IN: the new number; of RESEND: the first; else 0
 * @param to of RESEND: the last; else 0
 */
public record RepairPlan(RepairKind kind, long from, long to) {
    /**
     * In words.
     *
     * @return a sentence without a stop
     */
    public String sentence() {
        return switch (kind) {
            case NEXT_OUT -> "our next message gets MsgSeqNum(34) " + from;
            case NEXT_IN -> "the counterparty's next message is expected with MsgSeqNum(34) " + from;
            case RESET -> "both sides begin at MsgSeqNum(34) 1";
            case RESEND -> "our messages " + from + " to " + to + " are sent again";
        };
    }

    /**
     * How it is typed.
     *
     * @return options of {@code ./trade2026 session repair}
     */
    public String options() {
        return switch (kind) {
            case NEXT_OUT -> "--next-out " + from;
            case NEXT_IN -> "--next-in " + from;
            case RESET -> "--reset";
            case RESEND -> "--resend " + from + "-" + to;
        };
    }

    /**
     * Why it may not be carried out on a session that stands like this: the rules of the gateway, told before.
     *
     * @param file of the session
     * @return empty when it may
     */
    public String obstacle(SessionFile file) {
        return switch (kind) {
            case NEXT_OUT ->
                from > file.nextOut()
                        ? ""
                        : "must be above " + file.nextOut()
                                + ", our next number: a number that was used is not used again;"
                                + " --reset begins at 1 on both sides";
            case NEXT_IN ->
                from > file.nextInTaken()
                        ? ""
                        : "must be above " + file.nextInTaken()
                                + ", the next that is missing: what became a command once"
                                + " would be dropped as a double; --reset begins at 1 on both sides";
            case RESET -> "";
            case RESEND -> {
                if (!file.isUp()) {
                    yield "must be logged on: what it missed is resent when it logs on and asks";
                }
                yield from >= 1 && to >= from && to < file.nextOut()
                        ? ""
                        : "must be 1 to " + (file.nextOut() - 1) + ", what was sent";
            }
        };
    }
}
