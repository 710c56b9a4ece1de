package io.trade2026.ops.desk;

import io.trade2026.messages.sbe.KillScope;

/**
 * What a kill switch is set to.
 *
 * @param scope what kind of thing is stopped
 * @param scopeName its name; of a session its id
 * @param act what is done with the switch
 * @param againMs what is still open after it is cancelled again; 0: as usual
 * @param proposal event number of the proposal that is approved; 0 when there is none
 * @param user who does it, or proposed it
 * @param secondUser who else agrees; needed to lift, else empty
 * @param reason why
 */
public record KillOrder(
        KillScope scope,
        String scopeName,
        Act act,
        int againMs,
        long proposal,
        String user,
        String secondUser,
        String reason) {
    /** What is done with a switch. */
    public enum Act {
        /** All new orders of the scope are stopped, and the open ones are cancelled. */
        ENGAGE("kill"),
        /** The same without the stopping and the sending. */
        DRILL("drill the kill of"),
        /** Lifting is proposed to a second operator. */
        PROPOSE_LIFT("propose to un-kill"),
        /** It is lifted. */
        LIFT("un-kill");

        private final String words;

        Act(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
