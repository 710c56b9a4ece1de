package io.trade2026.tests.chaos.book;

import io.trade2026.simulator.link.Fields;
import io.trade2026.simulator.link.Wire;
import io.trade2026.simulator.link.WireListener;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import quickfix.Message;

/** Every order message that a party sent and every report that it got, with their numbers. Safe for any thread. */
public final class ReportBook implements WireListener {
    private final String name;
    private final Acceptance onAcceptance;
    private final List<Report> reports = new ArrayList<>();
    private final Map<String, Long> unacceptedNs = new HashMap<>();
    private final Map<Character, Integer> sent = new HashMap<>();
    private long sentAgain;

    /** Hears that an order was accepted. */
    @FunctionalInterface
    public interface Acceptance {
        /**
         * Takes note.
         *
         * @param party who had sent it
         * @param sentNs when, {@link System#nanoTime()}
         * @param acceptedNs when the report came
         */
        void accepted(String party, long sentNs, long acceptedNs);
    }

    /**
     * An empty book.
     *
     * @param name of the party
     * @param onAcceptance hears of each order the first time that it is accepted
     */
    public ReportBook(String name, Acceptance onAcceptance) {
        this.name = name;
        this.onAcceptance = onAcceptance;
    }

    @Override
    public synchronized void sending(Wire.Line line, Message message) {
        if (Fields.isPossDup(message)) {
            sentAgain++;
            return;
        }
        char msgType = Fields.msgType(message).charAt(0);
        sent.merge(msgType, 1, Integer::sum);
        if (msgType == 'D') {
            unacceptedNs.put(Fields.text(message, 11, ""), System.nanoTime());
        }
    }

    @Override
    public void received(Wire.Line line, Message message) {
        String msgType = Fields.msgType(message);
        if (!msgType.equals("8") && !msgType.equals("9")) {
            return;
        }
        Report report = read(message, msgType.equals("9"));
        Long sentNs = note(report);
        if (sentNs != null && report.execType() != '8') {
            onAcceptance.accepted(name, sentNs, System.nanoTime());
        }
    }

    private static Report read(Message message, boolean isReject) {
        boolean isRepeat = Fields.isPossDup(message)
                || Fields.text(message.getHeader(), 97, "N").equals("Y");
        return new Report(
                Long.parseLong(Fields.text(message.getHeader(), 34, "0")),
                isRepeat,
                isReject,
                isReject ? "" : Fields.text(message, 17, ""),
                Fields.text(message, 11, ""),
                isReject ? ' ' : Fields.character(message, 150, ' '));
    }

    private synchronized @Nullable Long note(Report report) {
        reports.add(report);
        return unacceptedNs.remove(report.clOrdId());
    }

    /**
     * Returns the name.
     *
     * @return of the party
     */
    public String name() {
        return name;
    }

    /**
     * Returns what came.
     *
     * @return in the order of its coming
     */
    public synchronized List<Report> reports() {
        return List.copyOf(reports);
    }

    /**
     * Counts what came.
     *
     * @return ExecutionReport(8) and OrderCancelReject(9)
     */
    public synchronized int reportCount() {
        return reports.size();
    }

    /**
     * Counts messages that were sent, each once.
     *
     * @param msgType MsgType(35)
     * @return how many
     */
    public synchronized int sent(char msgType) {
        return sent.getOrDefault(msgType, 0);
    }

    /**
     * Counts what was sent again on a ResendRequest(2).
     *
     * @return messages with PossDupFlag(43)=Y
     */
    public synchronized long sentAgain() {
        return sentAgain;
    }
}
