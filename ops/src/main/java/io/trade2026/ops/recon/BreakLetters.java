package io.trade2026.ops.recon;

import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.BreakStage;
import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.ReportBreakEncoder;
import io.trade2026.messages.sbe.SetKillSwitchEncoder;
import org.agrona.MutableDirectBuffer;

/** What the matcher tells the core. Used by its thread. */
final class BreakLetters {
    private static final int MAX_TEXT = 254;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final ReportBreakEncoder report = new ReportBreakEncoder();
    private final SetKillSwitchEncoder kill = new SetKillSwitchEncoder();

    /** Writes how a break stands; returns the length. */
    int report(Difference difference, BreakStage stage, boolean blocks, MutableDirectBuffer buffer) {
        buffer.setMemory(0, MessageHeaderEncoder.ENCODED_LENGTH + ReportBreakEncoder.BLOCK_LENGTH, (byte) 0);
        Difference.Place place = difference.place();
        report.wrapAndApplyHeader(buffer, 0, header)
                .correlationId(0)
                .breakEvent(difference.eventNumber())
                .stage(stage)
                .kind(difference.kind())
                .venueSessionId(place.venueSessionId())
                .accountId(place.accountId())
                .orderId(place.orderId())
                .venueOrderId(place.venueOrderId())
                .execId(place.execId())
                .accountName(place.symbol().isEmpty() ? "" : place.account())
                .symbol(place.symbol())
                .blocks(blocks ? Bool.YES : Bool.NO)
                .user(Reconciliation.USER)
                .text(cut(difference.text()));
        return MessageHeaderEncoder.ENCODED_LENGTH + report.encodedLength();
    }

    /** Writes the kill switch of a venue; returns the length. */
    int kill(Difference difference, String venue, MutableDirectBuffer buffer) {
        buffer.setMemory(0, MessageHeaderEncoder.ENCODED_LENGTH + SetKillSwitchEncoder.BLOCK_LENGTH, (byte) 0);
        kill.wrapAndApplyHeader(buffer, 0, header)
                .scopeKind(KillScope.VENUE)
                .engaged(Bool.YES)
                .scopeName(venue)
                .user(Reconciliation.USER)
                .correlationId(difference.eventNumber())
                .reason(cut("reconciliation break " + difference.kind() + " since event " + difference.eventNumber()
                        + ": " + difference.text()));
        return MessageHeaderEncoder.ENCODED_LENGTH + kill.encodedLength();
    }

    private static String cut(String text) {
        return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
    }
}
