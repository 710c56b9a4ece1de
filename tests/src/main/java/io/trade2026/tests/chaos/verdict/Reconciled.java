package io.trade2026.tests.chaos.verdict;

import io.trade2026.app.process.StartFault;
import io.trade2026.app.reconcile.Difference;
import io.trade2026.app.reconcile.Differences;
import io.trade2026.app.reconcile.Kind;
import io.trade2026.app.reconcile.Period;
import io.trade2026.app.reconcile.Reconciler;
import io.trade2026.sequencer.client.SequencerAddress;
import io.trade2026.sessions.SessionFault;
import io.trade2026.sessions.SessionFiles;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What {@code ./trade2026 reconcile} says after a run, from the stores of those outside, the FIX archive, the journal and the core. */
public final class Reconciled {
    /**
     * An archive that is killed takes its last messages with it, which are on the wire already, and the gateway jumps over numbers
     * afterwards. Whether such a message was told twice, the books of those outside show.
     */
    private static final Set<Kind> LAST_WORDS = EnumSet.of(
            Kind.SEQUENCE_GAP,
            Kind.SEQUENCE_REUSED,
            Kind.REPORT_UNKNOWN,
            Kind.ORDER_UNKNOWN,
            Kind.MESSAGE_NOT_ARCHIVED);

    private Reconciled() {}

    /**
     * Compares.
     *
     * @param sequencer on the media of the gateways
     * @param sessions directory of the session files
     * @param stores directory of the stores of clients and venues
     * @param log told how much was compared
     * @return a line for each difference
     */
    public static List<String> differences(
            SequencerAddress sequencer, Path sessions, Path stores, Consumer<String> log) {
        try {
            Differences found = new Reconciler(new Reconciler.Inputs(
                            sequencer,
                            List.of(),
                            SessionFiles.load(sessions),
                            Set.of(),
                            "",
                            List.of(stores),
                            List.of(),
                            Optional.empty(),
                            true,
                            Period.EVER))
                    .run();
            log.accept("reconcile compared " + found.compared() + ", found " + found.byKind());
            return found.all().stream()
                    .filter(difference -> !LAST_WORDS.contains(difference.kind()))
                    .map(Reconciled::line)
                    .toList();
        } catch (StartFault | SessionFault fault) {
            return List.of("reconcile: " + fault.getMessage());
        }
    }

    private static String line(Difference found) {
        return "reconcile: " + found.kind() + " " + found.session() + " " + found.clOrdId() + " MsgSeqNum(34) "
                + found.msgSeqNum() + " event " + found.eventNumber() + ": " + found.text();
    }
}
