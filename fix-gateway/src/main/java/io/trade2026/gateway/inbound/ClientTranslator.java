package io.trade2026.gateway.inbound;

import io.trade2026.gateway.wire.FixVersion;
import io.trade2026.messages.sbe.ListAct;

/**
 * Makes one command of each message of a client: orders and what is asked of them (D F G H), mass actions (q AF), lists (E K L M), doubts
 * about a report (Q), and of any other the order to refuse it. One thread; a sound message allocates nothing.
 */
public final class ClientTranslator {
    private final Refusal refusal = new Refusal();
    private final MessageCheck check = new MessageCheck(refusal, false);
    private final OrderRequests orders = new OrderRequests(refusal);
    private final MassRequests masses = new MassRequests(refusal);
    private final ListRequests lists = new ListRequests(refusal);

    /** Creates a translator. */
    public ClientTranslator() {}

    /**
     * Translates a message.
     *
     * @param arrival of an application message
     * @param letter receives the command
     */
    public void translate(Arrival arrival, Letter letter) {
        arrival.reword();
        if (!check.isSound(arrival) || !isTaken(arrival, letter)) {
            refusal.write(arrival, letter);
        }
    }

    private boolean isTaken(Arrival arrival, Letter letter) {
        boolean is42 = arrival.version() == FixVersion.FIX42;
        return switch ((int) arrival.messageType()) {
            case 'D' -> orders.place(arrival, letter);
            case 'F' -> orders.cancel(arrival, letter);
            case 'G' -> orders.replace(arrival, letter);
            case 'H' -> orders.askStatus(arrival, letter);
            case 'q' -> is42 ? refuseType(arrival) : masses.cancel(arrival, letter);
            case KnownMessages.MASS_STATUS -> is42 ? refuseType(arrival) : masses.askStatus(arrival, letter);
            case 'Q' -> masses.dontKnow(arrival, letter);
            case 'E' -> lists.place(arrival, letter);
            case 'K' -> lists.act(arrival, ListAct.CANCEL, letter);
            case 'L' -> lists.act(arrival, ListAct.EXECUTE, letter);
            case 'M' -> lists.act(arrival, ListAct.STATUS, letter);
            default -> refuseType(arrival);
        };
    }

    private boolean refuseType(Arrival arrival) {
        String msgType = arrival.fields().text(35);
        FixVersion version = arrival.version();
        if (MsgTypes.isDefined(version, msgType)) {
            return refusal.business(
                    Refusal.UNSUPPORTED_MSG_TYPE,
                    35,
                    "MsgType(35): not taken here, send D, F, G, H, q, AF, E, K, L, M or Q, was '" + msgType + "'");
        }
        return MsgTypes.isTakenOfLaterVersions(msgType)
                ? refusal.business(
                        Refusal.UNSUPPORTED_MSG_TYPE,
                        35,
                        "MsgType(35): is not in " + version.beginString() + ", FIX.4.4 has it, was '" + msgType + "'")
                : refusal.session(
                        Refusal.INVALID_MSG_TYPE, 35, "MsgType(35): no message of FIX, was '" + msgType + "'");
    }
}
