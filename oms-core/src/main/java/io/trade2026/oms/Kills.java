package io.trade2026.oms;

import static io.trade2026.messages.sbe.MessageHeaderEncoder.ENCODED_LENGTH;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.KillImagedEncoder;
import io.trade2026.messages.sbe.KillLiftProposedEncoder;
import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.KillSwitchChangedEncoder;
import io.trade2026.messages.sbe.SetKillSwitchDecoder;
import io.trade2026.messages.sbe.SweepCause;
import io.trade2026.risk.KillChange;
import io.trade2026.risk.RiskCore;
import io.trade2026.risk.reference.Outcome;
import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import java.util.ArrayList;
import java.util.List;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Kill switches (KS-01): sets the flag and tells it first, so that nothing new passes, here or at a gateway; only then a sweep is let
 * loose on what is open, however much that is. Knows who stopped what, when and why.
 */
final class Kills {
    private static final int NAME_WIDTH = 24;
    private static final int MAX_TEXT = 255;
    private static final int NAMES = 32;
    private static final int ROW_LENGTH = NAMES + NAME_WIDTH + 1 + MAX_TEXT;
    private static final int MIN_AGAIN_MS = 100;

    private final EventWriter events;
    private final RiskCore risk;
    private final KillScopes scopes;
    private final Sweeps sweeps;
    private final KillChange kill = new KillChange();
    private final List<Flag> flags = new ArrayList<>();
    private final UnsafeBuffer text = new UnsafeBuffer(new byte[MAX_TEXT + 1]);
    private final UnsafeBuffer name = new UnsafeBuffer(new byte[NAME_WIDTH]);
    private final KillSwitchChangedEncoder changed = new KillSwitchChangedEncoder();
    private final KillLiftProposedEncoder proposed = new KillLiftProposedEncoder();
    private final KillImagedEncoder imaged = new KillImagedEncoder();
    private int textLength;

    /** A switch that is engaged. */
    private static final class Flag {
        private final KillScope scope;
        private final int scopeId;
        /** User and reason, as they stand in a snapshot. */
        private final UnsafeBuffer words = new UnsafeBuffer(new byte[NAME_WIDTH + 1 + MAX_TEXT]);

        private long eventNumber;
        private long epochNs;
        private int sweepId;

        private Flag(KillScope scope, int scopeId) {
            this.scope = scope;
            this.scopeId = scopeId;
        }
    }

    Kills(EventWriter events, RiskCore risk, KillScopes scopes, Sweeps sweeps) {
        this.events = events;
        this.risk = risk;
        this.scopes = scopes;
        this.sweeps = sweeps;
    }

    void set(SetKillSwitchDecoder letter) {
        risk.setKillSwitch(letter, kill);
        if (kill.outcome() != Outcome.APPLIED) {
            events.refuse(
                    letter.sbeTemplateId(),
                    letter.correlationId(),
                    kill.outcome().text());
            return;
        }
        textLength = letter.getReason(text, 0, MAX_TEXT);
        scopes.copyName(kill.scope(), kill.scopeId(), name, 0);
        if (kill.isProposal()) {
            propose(letter);
        } else if (!kill.engaged()) {
            lift(letter);
        } else if (kill.isDrill()) {
            sweeps.begin(sweep(letter, SweepCause.DRILL), letter.correlationId());
        } else {
            engage(letter);
        }
    }

    private void engage(SetKillSwitchDecoder letter) {
        Sweep running = sweeps.ofKill(kill.scope(), kill.scopeId());
        if (running != null) {
            tell(letter, running.id(), running.open());
            sweeps.urge(running);
            return;
        }
        Sweep sweep = sweep(letter, SweepCause.KILL);
        Flag flag = raise(kill.scope(), kill.scopeId());
        flag.sweepId = sweep.id();
        flag.words.putBytes(0, letter.buffer(), userAt(letter), NAME_WIDTH);
        tell(letter, sweep.id(), SweepReports.NOT_COUNTED);
        sweeps.begin(sweep, letter.correlationId());
    }

    /** A flag with the words at hand, told by the next event; it takes the place of one that cancelled nothing. */
    private Flag raise(KillScope scope, int scopeId) {
        drop(scope, scopeId);
        Flag flag = new Flag(scope, scopeId);
        flag.eventNumber = events.nextNumber();
        flag.epochNs = events.epochNs();
        flag.words.putByte(NAME_WIDTH, (byte) textLength);
        flag.words.putBytes(NAME_WIDTH + 1, text, 0, textLength);
        flags.add(flag);
        return flag;
    }

    private void drop(KillScope scope, int scopeId) {
        flags.removeIf(flag -> flag.scope == scope && flag.scopeId == scopeId);
    }

    /**
     * Lets nothing new pass, of the house's own accord; what is open stays so. Lifted as any other.
     *
     * @param author which part of the house, 24 characters at most
     * @param reason 255 characters at most
     * @return false when it was engaged already, which changes nothing
     */
    boolean block(KillScope scope, int scopeId, String author, String reason) {
        if (!risk.block(scope, scopeId)) {
            return false;
        }
        textLength = text.putStringWithoutLengthAscii(0, reason);
        scopes.copyName(scope, scopeId, name, 0);
        raise(scope, scopeId).words.putStringWithoutLengthAscii(0, author);
        changed.wrapAndApplyHeader(blank(KillSwitchChangedEncoder.BLOCK_LENGTH), 0, events.header());
        events.stamp(changed.header());
        changed.scopeKind(scope).scopeId(scopeId).engaged(Bool.YES).user(author);
        int nameAt = changed.offset() + KillSwitchChangedEncoder.scopeNameEncodingOffset();
        changed.buffer().putBytes(nameAt, name, 0, NAME_WIDTH);
        changed.putReason(text, 0, textLength);
        events.commit(changed.encodedLength());
        return true;
    }

    private Sweep sweep(SetKillSwitchDecoder letter, SweepCause cause) {
        Sweep sweep = sweeps.open(cause, kill.scope(), kill.scopeId(), HouseReason.KILL_SWITCH);
        sweep.name(name, 0, NAME_WIDTH);
        sweep.user(letter.buffer(), userAt(letter));
        sweep.reason(text, 0, textLength);
        if (letter.againMs() > 0) {
            sweep.again(Math.max(MIN_AGAIN_MS, letter.againMs()));
        }
        return sweep;
    }

    private static int userAt(SetKillSwitchDecoder letter) {
        return letter.offset() + SetKillSwitchDecoder.userEncodingOffset();
    }

    private void lift(SetKillSwitchDecoder letter) {
        Sweep sweep = sweeps.ofKill(kill.scope(), kill.scopeId());
        drop(kill.scope(), kill.scopeId());
        tell(letter, sweep == null ? 0 : sweep.id(), 0);
        if (sweep != null) {
            sweeps.lift(sweep);
        }
    }

    // Events

    private MutableDirectBuffer blank(int blockLength) {
        events.buffer().setMemory(0, ENCODED_LENGTH + blockLength, (byte) 0);
        return events.buffer();
    }

    private void tell(SetKillSwitchDecoder letter, int sweepId, int ordersToCancel) {
        changed.wrapAndApplyHeader(blank(KillSwitchChangedEncoder.BLOCK_LENGTH), 0, events.header());
        events.stamp(changed.header());
        changed.correlationId(letter.correlationId())
                .scopeKind(kill.scope())
                .scopeId(kill.scopeId())
                .engaged(kill.engaged() ? Bool.YES : Bool.NO)
                .ordersToCancel(ordersToCancel)
                .sweepId(sweepId)
                .proposal(letter.proposal());
        MutableDirectBuffer to = changed.buffer();
        int at = changed.offset();
        to.putBytes(at + KillSwitchChangedEncoder.userEncodingOffset(), letter.buffer(), userAt(letter), NAME_WIDTH);
        to.putBytes(
                at + KillSwitchChangedEncoder.secondUserEncodingOffset(),
                letter.buffer(),
                letter.offset() + SetKillSwitchDecoder.secondUserEncodingOffset(),
                NAME_WIDTH);
        to.putBytes(at + KillSwitchChangedEncoder.scopeNameEncodingOffset(), name, 0, NAME_WIDTH);
        changed.putReason(text, 0, textLength);
        events.commit(changed.encodedLength());
    }

    private void propose(SetKillSwitchDecoder letter) {
        proposed.wrapAndApplyHeader(blank(KillLiftProposedEncoder.BLOCK_LENGTH), 0, events.header());
        events.stamp(proposed.header());
        proposed.correlationId(letter.correlationId()).scopeKind(kill.scope()).scopeId(kill.scopeId());
        MutableDirectBuffer to = proposed.buffer();
        int at = proposed.offset();
        to.putBytes(at + KillLiftProposedEncoder.userEncodingOffset(), letter.buffer(), userAt(letter), NAME_WIDTH);
        to.putBytes(at + KillLiftProposedEncoder.scopeNameEncodingOffset(), name, 0, NAME_WIDTH);
        proposed.putReason(text, 0, textLength);
        events.commit(proposed.encodedLength());
    }

    /** Tells every switch that is engaged. */
    void image(long correlationId) {
        for (Flag flag : flags) {
            imaged.wrapAndApplyHeader(blank(KillImagedEncoder.BLOCK_LENGTH), 0, events.header());
            events.stamp(imaged.header());
            imaged.correlationId(correlationId)
                    .scopeKind(flag.scope)
                    .scopeId(flag.scopeId)
                    .engagedEventNumber(flag.eventNumber)
                    .engagedEpochNs(flag.epochNs)
                    .sweepId(flag.sweepId);
            MutableDirectBuffer to = imaged.buffer();
            int at = imaged.offset();
            to.putBytes(at + KillImagedEncoder.userEncodingOffset(), flag.words, 0, NAME_WIDTH);
            scopes.copyName(flag.scope, flag.scopeId, to, at + KillImagedEncoder.scopeNameEncodingOffset());
            imaged.putReason(flag.words, NAME_WIDTH + 1, flag.words.getByte(NAME_WIDTH) & 0xFF);
            events.commit(imaged.encodedLength());
        }
    }

    // Snapshots

    void saveTo(RowWriter writer, int kind) {
        writer.begin(kind, ROW_LENGTH);
        for (Flag flag : flags) {
            int row = writer.row();
            writer.buffer().putInt(row, flag.scope.value(), LITTLE_ENDIAN);
            writer.buffer().putInt(row + 4, flag.scopeId, LITTLE_ENDIAN);
            writer.buffer().putLong(row + 8, flag.eventNumber, LITTLE_ENDIAN);
            writer.buffer().putLong(row + 16, flag.epochNs, LITTLE_ENDIAN);
            writer.buffer().putInt(row + 24, flag.sweepId, LITTLE_ENDIAN);
            writer.buffer().putBytes(row + NAMES, flag.words, 0, flag.words.capacity());
        }
        writer.end();
    }

    void load(RowReader reader) {
        for (int i = 0; i < reader.rows(); i++) {
            int row = reader.row(i, ROW_LENGTH);
            var from = reader.buffer();
            Flag flag = new Flag(
                    KillScope.get((short) from.getInt(row, LITTLE_ENDIAN)), from.getInt(row + 4, LITTLE_ENDIAN));
            flag.eventNumber = from.getLong(row + 8, LITTLE_ENDIAN);
            flag.epochNs = from.getLong(row + 16, LITTLE_ENDIAN);
            flag.sweepId = from.getInt(row + 24, LITTLE_ENDIAN);
            flag.words.putBytes(0, from, row + NAMES, flag.words.capacity());
            flags.add(flag);
        }
    }
}
