package io.trade2026.oms;

import static io.trade2026.messages.sbe.MessageHeaderEncoder.ENCODED_LENGTH;

import io.trade2026.messages.Control;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.SetKillSwitchDecoder;
import io.trade2026.messages.sbe.SetKillSwitchEncoder;
import io.trade2026.risk.RiskCore;
import io.trade2026.risk.controls.KillTrips;
import io.trade2026.risk.limits.LimitBook;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Engages kill switches by itself (KS-01), at the end of the command that took a number beyond its row: the same command as an operator's,
 * so that flag, sweep, report and lifting by two are the same. The reason names the number.
 */
final class AutomaticKills {
    /** Who engages them; no operator has this name. */
    static final String USER = "automatic-trip";

    private static final int LONGEST = 1_024;

    private final RiskCore risk;
    private final Kills kills;
    private final KillScopes scopes;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[LONGEST]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final MessageHeaderDecoder readHeader = new MessageHeaderDecoder();
    private final SetKillSwitchEncoder letter = new SetKillSwitchEncoder();
    private final SetKillSwitchDecoder readLetter = new SetKillSwitchDecoder();

    AutomaticKills(RiskCore risk, Kills kills, KillScopes scopes) {
        this.risk = risk;
        this.kills = kills;
        this.scopes = scopes;
    }

    /** The command is over: what it has tripped is engaged. */
    void finish() {
        for (KillTrips.Trip trip = risk.trips().next();
                trip != null;
                trip = risk.trips().next()) {
            if (!risk.kills().isEngaged(trip.scope(), trip.scopeId())) {
                engage(trip);
            }
        }
    }

    private void engage(KillTrips.Trip trip) {
        buffer.setMemory(0, ENCODED_LENGTH + SetKillSwitchEncoder.BLOCK_LENGTH, (byte) 0);
        letter.wrapAndApplyHeader(buffer, 0, header)
                .scopeKind(trip.scope())
                .engaged(Bool.YES)
                .user(USER);
        if (trip.scope() == KillScope.SESSION) {
            letter.scopeName(Integer.toString(trip.scopeId()));
        } else {
            int nameAt = letter.offset() + SetKillSwitchEncoder.scopeNameEncodingOffset();
            scopes.copyName(trip.scope(), trip.scopeId(), buffer, nameAt);
        }
        letter.reason(reason(trip));
        kills.set(readLetter.wrapAndApplyHeader(buffer, 0, readHeader));
    }

    private String reason(KillTrips.Trip trip) {
        LimitBook limits = risk.limits();
        Control control = trip.control();
        String limit = ", limit " + limits.limitId(trip.row()) + " version " + limits.version(trip.row()) + " is "
                + limits.value(trip.row());
        return control == Control.KS_01_LAG
                ? "KS-01 " + control.measure() + ": every message for " + trip.windowMs()
                        + " ms came late to the core, the last by " + trip.measured() + " ms" + limit
                : "KS-01 " + control.measure() + ": " + trip.measured() + " within " + trip.windowMs() + " ms" + limit;
    }
}
