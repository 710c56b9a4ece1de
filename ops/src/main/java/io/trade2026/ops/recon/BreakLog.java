package io.trade2026.ops.recon;

import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.BreakKind;
import io.trade2026.messages.sbe.BreakReportedDecoder;
import io.trade2026.messages.sbe.BreakStage;
import io.trade2026.messages.sbe.CommandRefusedDecoder;
import io.trade2026.messages.sbe.KillSwitchChangedDecoder;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.PairBlockChangedDecoder;
import io.trade2026.messages.sbe.SetKillSwitchEncoder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;

/** What the journal says of breaks: how far each was told, which are over, who is blocked. Used by one thread. */
final class BreakLog {
    private static final int KEPT = 500;

    private final CopyBook book;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final BreakReportedDecoder reported = new BreakReportedDecoder();
    private final KillSwitchChangedDecoder kill = new KillSwitchChangedDecoder();
    private final CommandRefusedDecoder refused = new CommandRefusedDecoder();
    private final PairBlockChangedDecoder pair = new PairBlockChangedDecoder();
    private final Deque<ReconState.BreakRow> over = new ArrayDeque<>();
    private final Map<String, ReconState.PairBlock> blocks = new LinkedHashMap<>();

    BreakLog(CopyBook book) {
        this.book = book;
    }

    /** Takes the next event, after the book has. */
    void onEvent(long epochNs, DirectBuffer buffer, int offset) {
        header.wrap(buffer, offset);
        switch (header.templateId()) {
            case BreakReportedDecoder.TEMPLATE_ID -> {
                reported.wrapAndApplyHeader(buffer, offset, header);
                told(epochNs, reported.kind(), reported.stage());
            }
            case KillSwitchChangedDecoder.TEMPLATE_ID -> {
                kill.wrapAndApplyHeader(buffer, offset, header);
                if (kill.engaged() == Bool.YES && Reconciliation.USER.equals(kill.user())) {
                    killAnswered(kill.correlationId());
                }
            }
            case CommandRefusedDecoder.TEMPLATE_ID -> {
                refused.wrapAndApplyHeader(buffer, offset, header);
                if (refused.templateId() == SetKillSwitchEncoder.TEMPLATE_ID) {
                    killAnswered(refused.correlationId());
                }
            }
            case PairBlockChangedDecoder.TEMPLATE_ID -> {
                pair.wrapAndApplyHeader(buffer, offset, header);
                block(epochNs);
            }
            default -> {
                // nothing of breaks
            }
        }
    }

    private void told(long epochNs, BreakKind kind, BreakStage stage) {
        Difference difference = book.find(kind, reported.breakEvent());
        if (difference != null) {
            String by = reported.user() + (reported.secondUser().isEmpty() ? "" : " with " + reported.secondUser());
            difference.told(stage, epochNs, by, reported.text());
            difference.venue(reported.venueName());
            if (difference.isClosed()) {
                over.addFirst(difference.row(epochNs - difference.beganEpochNs()));
                book.close(difference);
            }
        }
        while (over.size() > KEPT) {
            over.removeLast();
        }
    }

    private void killAnswered(long eventNumber) {
        book.standing().stream()
                .filter(each -> each.eventNumber() == eventNumber)
                .forEach(Difference::killAnswered);
    }

    private void block(long epochNs) {
        String key = String.join(
                "|",
                Integer.toString(pair.clientId()),
                Integer.toString(pair.venueId()),
                Integer.toString(pair.accountId()),
                Integer.toString(pair.instrumentId()));
        if (pair.blocked() == Bool.YES) {
            blocks.put(
                    key,
                    new ReconState.PairBlock(
                            pair.clientName(),
                            pair.venueName(),
                            pair.accountName(),
                            pair.symbol(),
                            epochNs,
                            pair.user(),
                            pair.reason()));
        } else {
            blocks.remove(key);
        }
    }

    List<ReconState.PairBlock> blocks() {
        return List.copyOf(blocks.values());
    }

    /** Those that stand and are old enough to be told of, newest first, then those that are over, newest first. */
    List<ReconState.BreakRow> rows(long nowEpochNs) {
        List<ReconState.BreakRow> rows = new ArrayList<>();
        for (Difference each : book.standing()) {
            if (each.isTold()) {
                rows.add(each.row(book.ageNs(each, nowEpochNs)));
            }
        }
        Collections.reverse(rows);
        rows.addAll(over);
        return rows;
    }
}
