package io.trade2026.app.demo;

import io.trade2026.simulator.ledger.ClientLedger;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** One line that says how trading goes: rewritten each second on a terminal, a new one every five seconds elsewhere. */
public final class StatusLine {
    private static final int SECONDS_APART = 5;
    private static final double NS_PER_MS = 1e6;
    private static final int WIDTH = 118;

    private final PrintStream out;
    private final boolean isTerminal;
    private int lastSent;
    private int seconds;

    /**
     * Creates a line.
     *
     * @param out where it goes
     * @param isTerminal whether it can be rewritten
     */
    public StatusLine(PrintStream out, boolean isTerminal) {
        this.out = out;
        this.isTerminal = isTerminal;
    }

    /**
     * Shows the state; to be called each second.
     *
     * @param ledgers of all clients
     */
    public void show(List<ClientLedger> ledgers) {
        int sent = ledgers.stream().mapToInt(ClientLedger::sentOrders).sum();
        seconds++;
        if (isTerminal || seconds % SECONDS_APART == 0) {
            String line = text(ledgers, (sent - lastSent) / (isTerminal ? 1 : SECONDS_APART));
            if (isTerminal) {
                out.print("\r" + (line + " ".repeat(WIDTH)).substring(0, Math.max(WIDTH, line.length())));
            } else {
                out.println(line);
            }
            out.flush();
            lastSent = sent;
        }
    }

    /** Ends the line, so that other text may follow. */
    public void end() {
        if (isTerminal) {
            out.println();
        }
    }

    private static String text(List<ClientLedger> ledgers, int perSecond) {
        long fills = ledgers.stream().mapToLong(ClientLedger::fills).sum();
        int open = ledgers.stream().mapToInt(ClientLedger::openOrders).sum();
        return String.format(
                Locale.ROOT,
                "orders/s %d  open %d  fills %d  %s  rejects %s",
                perSecond,
                open,
                fills,
                latency(ledgers),
                rejects(ledgers));
    }

    static Map<String, Integer> rejects(List<ClientLedger> ledgers) {
        Map<String, Integer> rejects = new TreeMap<>();
        for (ClientLedger ledger : ledgers) {
            ledger.rejects().forEach((reason, count) -> rejects.merge(reason, count, Integer::sum));
        }
        return rejects;
    }

    static String latency(List<ClientLedger> ledgers) {
        Histogram all = ledgers.get(0).latencyNs();
        ledgers.stream().skip(1).forEach(ledger -> all.add(ledger.latencyNs()));
        return String.format(
                Locale.ROOT,
                "p50 %.2f ms  p99 %.2f ms",
                all.getValueAtPercentile(50) / NS_PER_MS,
                all.getValueAtPercentile(99) / NS_PER_MS);
    }
}
