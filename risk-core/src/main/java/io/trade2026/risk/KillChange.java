package io.trade2026.risk;

import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.SessionRole;
import io.trade2026.messages.sbe.SetKillSwitchDecoder;
import io.trade2026.risk.controls.KillSwitches;
import io.trade2026.risk.reference.Outcome;
import io.trade2026.risk.reference.ReferenceBook;
import io.trade2026.risk.reference.Session;
import org.agrona.DirectBuffer;

/**
 * One {@code SetKillSwitch} and what became of it; reused by the caller. Whoever stops something does so alone; lifting takes two
 * different users, and one of them alone proposes it.
 */
public final class KillChange {
    private static final int NAME_WIDTH = SetKillSwitchDecoder.scopeNameEncodingLength();
    private static final int UNKNOWN = 0;

    private Outcome outcome = Outcome.OLD_VERSION;
    private KillScope scope = KillScope.NULL_VAL;
    private int scopeId;
    private boolean engaged;
    private boolean drill;
    private boolean proposal;

    /** Creates an empty one. */
    public KillChange() {}

    /** Reads and judges; changes nothing. */
    void read(SetKillSwitchDecoder letter, ReferenceBook book, KillSwitches switches) {
        DirectBuffer from = letter.buffer();
        int secondAt = letter.offset() + SetKillSwitchDecoder.secondUserEncodingOffset();
        scope = letter.scopeKind();
        engaged = letter.engaged() == Bool.YES;
        drill = letter.drill() == Bool.YES;
        proposal = !engaged && from.getByte(secondAt) == 0;
        scopeId = idOf(scope, from, letter.offset() + SetKillSwitchDecoder.scopeNameEncodingOffset(), book);
        outcome = judge(from, letter.offset() + SetKillSwitchDecoder.userEncodingOffset(), secondAt, switches);
    }

    private static int idOf(KillScope scope, DirectBuffer from, int at, ReferenceBook book) {
        return switch (scope) {
            case FIRM -> book.partyIdOf(PartyKind.FIRM, from, at, NAME_WIDTH);
            case CLIENT -> book.partyIdOf(PartyKind.CLIENT, from, at, NAME_WIDTH);
            case ACCOUNT -> book.partyIdOf(PartyKind.ACCOUNT, from, at, NAME_WIDTH);
            case TRADER -> book.partyIdOf(PartyKind.TRADER, from, at, NAME_WIDTH);
            case CLEARING -> book.partyIdOf(PartyKind.CLEARING, from, at, NAME_WIDTH);
            case STRATEGY -> book.partyIdOf(PartyKind.STRATEGY, from, at, NAME_WIDTH);
            case DESK -> book.partyIdOf(PartyKind.DESK, from, at, NAME_WIDTH);
            case SESSION -> sessionId(from, at, book);
            case VENUE -> book.venueIdOf(from, at, NAME_WIDTH);
            case INSTRUMENT -> book.instrumentIdOf(from, at, NAME_WIDTH);
            case NULL_VAL -> UNKNOWN;
        };
    }

    /** A session is named by its id, in digits. */
    private static int sessionId(DirectBuffer from, int at, ReferenceBook book) {
        long id = 0;
        for (int i = 0; i < NAME_WIDTH && from.getByte(at + i) != 0; i++) {
            int digit = from.getByte(at + i) - '0';
            if (digit < 0 || digit > 9 || id > Integer.MAX_VALUE) {
                return UNKNOWN;
            }
            id = id * 10 + digit;
        }
        Session session = id > Integer.MAX_VALUE ? null : book.session((int) id);
        return session == null || session.role() != SessionRole.CLIENT ? UNKNOWN : session.id();
    }

    private Outcome judge(DirectBuffer from, int userAt, int secondAt, KillSwitches switches) {
        if (scope == KillScope.NULL_VAL) {
            return Outcome.BAD_KIND;
        }
        if (scopeId == UNKNOWN) {
            return unknown();
        }
        if (from.getByte(userAt) == 0) {
            return Outcome.USER_MISSING;
        }
        if (!engaged && !switches.isEngaged(scope, scopeId)) {
            return Outcome.NOT_ENGAGED;
        }
        return !engaged && isSameName(from, userAt, secondAt) ? Outcome.SECOND_USER_MISSING : Outcome.APPLIED;
    }

    private Outcome unknown() {
        return switch (scope) {
            case FIRM, CLEARING, CLIENT, DESK, ACCOUNT, TRADER, STRATEGY, NULL_VAL -> Outcome.UNKNOWN_PARTY;
            case SESSION -> Outcome.UNKNOWN_SESSION;
            case VENUE -> Outcome.UNKNOWN_VENUE;
            case INSTRUMENT -> Outcome.UNKNOWN_INSTRUMENT;
        };
    }

    private static boolean isSameName(DirectBuffer buffer, int first, int second) {
        int length = SetKillSwitchDecoder.userEncodingLength();
        for (int i = 0; i < length; i++) {
            byte a = buffer.getByte(first + i);
            if (a != buffer.getByte(second + i)) {
                return false;
            }
            if (a == 0) {
                return true;
            }
        }
        return true;
    }

    /** Whether the flag changes with it. */
    boolean isForTheFlag() {
        return outcome == Outcome.APPLIED && !drill && !proposal;
    }

    /**
     * Returns what became of the command.
     *
     * @return APPLIED, also when the flag was so before; or a refusal
     */
    public Outcome outcome() {
        return outcome;
    }

    /**
     * Returns what kind of thing is stopped.
     *
     * @return its kind
     */
    public KillScope scope() {
        return scope;
    }

    /**
     * Returns what is stopped.
     *
     * @return its id; 0 when it is not known
     */
    public int scopeId() {
        return scopeId;
    }

    /**
     * Says whether it stops, or would.
     *
     * @return false when it lifts or proposes to
     */
    public boolean engaged() {
        return engaged;
    }

    /**
     * Says whether everything is done but the stopping and the sending.
     *
     * @return whether it is a drill
     */
    public boolean isDrill() {
        return drill;
    }

    /**
     * Says whether lifting is only proposed.
     *
     * @return whether a second user is still to agree
     */
    public boolean isProposal() {
        return proposal;
    }
}
