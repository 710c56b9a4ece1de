package io.trade2026.ops.clinic;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a repair would do, message by message.
 *
 * @param sentence what it does
 * @param rows what becomes of messages
 * @param warning what an operator has to know before; empty when nothing
 */
public record Preview(String sentence, List<Row> rows, String warning) {
    /** What is never sent to a venue again, since it could be stale risk, and what means nothing later. */
    private static final Set<String> NEVER_RESENT = Set.of("D", "F", "G", "H", "Q", "0", "1", "2", "4", "5", "A");

    private static final int MOST = 500;

    /** Keeps its own list. */
    public Preview {
        rows = List.copyOf(rows);
    }

    /**
     * What becomes of one message, or of several numbers.
     *
     * @param fate RESENT, FILLED over by a gap fill, SKIPPED for ever, or NEEDED by somebody who may not have it
     * @param fromMsgSeqNum first number
     * @param toMsgSeqNum last number
     * @param msgType MsgType(35); empty when nobody knows it
     * @param eventNumber that it tells; 0 when none
     * @param meaning for orders
     */
    public record Row(
            String fate, long fromMsgSeqNum, long toMsgSeqNum, String msgType, long eventNumber, String meaning) {}

    /**
     * Foresees a repair.
     *
     * @param plan what is to be done
     * @param file of the session
     * @param expectedByThem what the counterparty expects of us; 0 when it is not known
     * @param archived messages of the present epoch, of both sides, in any order
     * @return what would come of it
     */
    public static Preview of(RepairPlan plan, SessionFile file, long expectedByThem, List<ArchivedRow> archived) {
        return switch (plan.kind()) {
            case NEXT_OUT -> nextOut(plan, file);
            case NEXT_IN -> nextIn(plan, file, archived);
            case RESET -> reset(plan, file, expectedByThem, archived);
            case RESEND -> resend(plan, archived);
        };
    }

    private static Preview nextOut(RepairPlan plan, SessionFile file) {
        return new Preview(
                plan.sentence(),
                List.of(
                        new Row(
                                "SKIPPED",
                                file.nextOut(),
                                plan.from() - 1,
                                "",
                                0,
                                "numbers that our archive holds no messages for; a request for them is answered with a gap fill")),
                "if the counterparty received messages with these numbers, they are in its store only: compare executions with"
                        + " ./trade2026 reconcile --client-store DIR");
    }

    private static Preview nextIn(RepairPlan plan, SessionFile file, List<ArchivedRow> archived) {
        List<Row> rows = new ArrayList<>();
        long at = file.nextInTaken();
        List<ArchivedRow> early = archived.stream()
                .filter(ArchivedRow::isTheirs)
                .filter(row -> row.msgSeqNum() >= file.nextInTaken() && row.msgSeqNum() < plan.from())
                .sorted((one, other) -> Long.compare(one.msgSeqNum(), other.msgSeqNum()))
                .toList();
        for (ArchivedRow row : early) {
            if (row.msgSeqNum() > at) {
                rows.add(unknown(at, row.msgSeqNum() - 1));
            }
            if (row.msgSeqNum() >= at && rows.size() < MOST) {
                rows.add(row("SKIPPED", row, ", came ahead of the gap and never becomes a command"));
            }
            at = Math.max(at, row.msgSeqNum() + 1);
        }
        if (at < plan.from()) {
            rows.add(unknown(at, plan.from() - 1));
        }
        return new Preview(
                plan.sentence(),
                rows,
                "an order or cancel among these never reaches the core, and its sender gets no answer: it has to send it again with a"
                        + " new ClOrdID(11); an execution of a venue among these is never booked");
    }

    private static Row unknown(long from, long to) {
        return new Row("SKIPPED", from, to, "", 0, "never received: nobody here knows what they are");
    }

    private static Row row(String fate, ArchivedRow row, String more) {
        return new Row(fate, row.msgSeqNum(), row.msgSeqNum(), row.msgType(), row.eventNumber(), row.meaning() + more);
    }

    private static Preview reset(RepairPlan plan, SessionFile file, long expectedByThem, List<ArchivedRow> archived) {
        List<Row> rows = new ArrayList<>();
        for (ArchivedRow row : archived) {
            boolean mayBeUnknown = !row.isTheirs()
                    && row.isApplication()
                    && row.epoch() == file.epoch()
                    && expectedByThem > 0
                    && row.msgSeqNum() >= expectedByThem;
            if (mayBeUnknown && rows.size() < MOST) {
                rows.add(row("SKIPPED", row, ": the counterparty may not know of it, and cannot ask for it any more"));
            }
        }
        if (file.nextInTaken() < file.nextIn()) {
            rows.add(unknown(file.nextInTaken(), file.nextIn() - 1));
        }
        return new Preview(
                plan.sentence(),
                rows,
                expectedByThem > 0
                        ? ""
                        : "the counterparty has not said what it expects, so nobody knows what it lacks: what it has not fetched"
                                + " by now is lost to FIX resend; it can ask with OrderStatusRequest(H)");
    }

    private static Preview resend(RepairPlan plan, List<ArchivedRow> archived) {
        List<Row> rows = new ArrayList<>();
        archived.stream()
                .filter(row -> !row.isTheirs() && row.msgSeqNum() >= plan.from() && row.msgSeqNum() <= plan.to())
                .sorted((one, other) -> Long.compare(one.msgSeqNum(), other.msgSeqNum()))
                .limit(MOST)
                .forEach(row -> rows.add(
                        NEVER_RESENT.contains(row.msgType())
                                ? row("FILLED", row, ", filled over and not sent again")
                                : row("RESENT", row, ", with PossDupFlag(43)=Y")));
        return new Preview(
                plan.sentence(),
                rows,
                "a counterparty that has them already takes them for duplicates, by MsgSeqNum(34) and ExecID(17)");
    }
}
