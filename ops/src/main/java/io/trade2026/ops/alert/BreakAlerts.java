package io.trade2026.ops.alert;

import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.BreakKind;
import io.trade2026.messages.sbe.BreakReportedDecoder;
import io.trade2026.messages.sbe.PairBlockChangedDecoder;
import io.trade2026.ops.desk.Event;

/**
 * Breaks between drop copies or clearing firms and what we hold, and whom they stop, as alerts (PO-01). Those of a drop copy of the same
 * kind, stage and venue are one, so that a copy that says nothing is not an alert for each execution; each position is one. Used by the
 * desk's thread.
 */
final class BreakAlerts {
    private final AlertBoard board;
    private final BreakReportedDecoder broken = new BreakReportedDecoder();
    private final PairBlockChangedDecoder pair = new PairBlockChangedDecoder();

    BreakAlerts(AlertBoard board) {
        this.board = board;
    }

    void onEvent(Event event) {
        if (event.templateId() == BreakReportedDecoder.TEMPLATE_ID) {
            broken.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
            switch (broken.stage()) {
                case WARNED -> broken(event, "WARNING");
                case ALERTED, FIRM_BLOCKED -> broken(event, "CRITICAL");
                case MATCHED, RESOLVED, NULL_VAL -> {
                    // over; whoever has to look at it finds it in the log of breaks
                }
            }
        } else {
            pair.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
            boolean isBlocked = pair.blocked() == Bool.YES;
            boolean isPair = pair.accountId() == 0;
            String text = "by " + pair.user() + ": " + pair.reason();
            board.raise(
                    event.number(),
                    event.epochNs(),
                    isBlocked ? "CRITICAL" : "NOTICE",
                    (isPair ? "PAIR_" : "HOLDING_") + (isBlocked ? "BLOCKED" : "UNBLOCKED"),
                    isPair
                            ? pair.clientName() + " at " + pair.venueName()
                            : pair.accountName() + " in " + pair.symbol(),
                    "",
                    text);
        }
    }

    private void broken(Event event, String severity) {
        String venue = broken.venueName();
        String elsewhere = venue.isEmpty() ? SessionNames.aboutVenue(broken.venueSessionId()) : venue;
        String about = broken.kind() == BreakKind.POSITION_DIFFERS
                ? broken.accountName() + " in " + broken.symbol()
                : elsewhere;
        board.raise(
                event.number(),
                event.epochNs(),
                severity,
                "RECON_BREAK",
                about,
                broken.kind() + " " + broken.stage(),
                broken.stage() + " " + broken.kind() + ": " + broken.text());
    }
}
