package io.trade2026.oms;

import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.DefinePartyEncoder;
import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.SetKillSwitchEncoder;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Sets and lifts kill switches in a core of its own that nobody hears. The first switch of a process used to wait some milliseconds for its
 * code to be loaded, before its flag held; after this, that has happened.
 */
public final class KillRehearsal {
    private static final int TIMES = 200;
    private static final long STEP_NS = 1_000_000_000L;
    private static final String FIRM = "FIRM";

    private final UnsafeBuffer letter = new UnsafeBuffer(new byte[1_024]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final SetKillSwitchEncoder set = new SetKillSwitchEncoder();
    private final OmsCore core;
    private long events;
    private long epochNs;

    private KillRehearsal() {
        this.core =
                new OmsCore(new CoreLimits(1, 1), (number, buffer, offset, length) -> events = number, CoreTimers.NONE);
    }

    /**
     * Plays it; takes some tens of milliseconds.
     *
     * @return how many events the core told, which are forgotten
     */
    public static long play() {
        KillRehearsal rehearsal = new KillRehearsal();
        rehearsal.define();
        for (int i = 0; i < TIMES; i++) {
            rehearsal.set(true);
            rehearsal.set(false);
        }
        return rehearsal.events;
    }

    private void define() {
        new DefinePartyEncoder()
                .wrapAndApplyHeader(letter, 0, header)
                .version(1)
                .kind(PartyKind.FIRM)
                .partyId(1)
                .enabled(Bool.YES)
                .name(FIRM)
                .currency("USD");
        send(DefinePartyEncoder.BLOCK_LENGTH);
    }

    private void set(boolean engages) {
        letter.setMemory(0, letter.capacity(), (byte) 0);
        set.wrapAndApplyHeader(letter, 0, header)
                .scopeKind(KillScope.FIRM)
                .engaged(engages ? Bool.YES : Bool.NO)
                .scopeName(FIRM)
                .user("rehearsal")
                .secondUser(engages ? "" : "second")
                .drill(Bool.NO)
                .reason("rehearsal");
        send(set.encodedLength());
    }

    private void send(int encodedLength) {
        epochNs += STEP_NS;
        core.onCommand(epochNs, letter, 0, MessageHeaderEncoder.ENCODED_LENGTH + encodedLength);
    }
}
