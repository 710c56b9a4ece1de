package io.trade2026.simulator.certify.fuzz;

import io.trade2026.simulator.certify.wire.FixMessage;
import io.trade2026.simulator.certify.wire.FixParty;
import io.trade2026.simulator.certify.wire.FixText;
import io.trade2026.simulator.certify.wire.RawLink;
import io.trade2026.simulator.certify.wire.Transcript;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A client that behaves: it sends an order, waits for its answer, and goes on. While it sings, others are not harmed. */
final class Canary implements Runnable {
    private static final long PAUSE_MILLIS = 10;
    private static final long LOGON_MILLIS = 10_000;

    private final FuzzPlan plan;
    private final FixParty party;
    private final Transcript transcript = Transcript.ofNothing();
    private final long endNanos;
    private final String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    private long orders;
    private long slowestMillis;
    private long totalMillis;
    private String fault = "";

    Canary(FuzzPlan plan, long endNanos) {
        this.plan = plan;
        String sender = plan.senders().get(plan.senders().size() - 1);
        this.party = new FixParty("FIX.4.4", sender, plan.targetCompId(), false);
        this.endNanos = endNanos;
    }

    /** How it went, in words. */
    String summary() {
        return orders + " orders, each answered; the slowest in " + slowestMillis + " ms, "
                + (orders == 0 ? 0 : totalMillis / orders) + " ms on average";
    }

    /** What went wrong; empty when nothing did. */
    String fault() {
        return fault.isEmpty() && orders == 0 ? "it never traded" : fault;
    }

    @Override
    public void run() {
        try {
            party.take(RawLink.connect(plan.address(), "", () -> transcript));
            if (!party.logon(null, null, LOGON_MILLIS)) {
                fault = "it was not let in: " + party.lastLogout();
            }
            while (fault.isEmpty() && System.nanoTime() < endNanos) {
                trade();
                party.hear(PAUSE_MILLIS);
            }
            party.logout(LOGON_MILLIS);
        } catch (IOException e) {
            fault = "no connection: " + e.getMessage();
        }
    }

    private void trade() {
        String id = "C" + run + "-" + ++orders;
        long begun = System.nanoTime();
        party.send("D", order(id));
        long end = begun + plan.canaryMillis() * 1_000_000;
        boolean answered = false;
        while (!answered && System.nanoTime() < end && party.isLoggedOn()) {
            FixMessage message = party.next((end - System.nanoTime()) / 1_000_000);
            answered = message != null
                    && (message.text(11, "").equals(id) || message.text(379, "").equals(id));
        }
        long tookMillis = (System.nanoTime() - begun) / 1_000_000;
        totalMillis += tookMillis;
        slowestMillis = Math.max(slowestMillis, tookMillis);
        if (!answered) {
            fault = party.isLoggedOn()
                    ? "order " + orders + " was not answered within " + plan.canaryMillis() + " ms"
                    : "it was thrown out: " + party.lastLogout();
        }
    }

    private static Map<Integer, String> order(String id) {
        Map<Integer, String> fields = new LinkedHashMap<>();
        fields.put(11, id);
        fields.put(55, "IBM");
        fields.put(54, "1");
        fields.put(60, FixText.time(Instant.now()));
        fields.put(38, "1");
        fields.put(40, "2");
        fields.put(44, "100");
        return fields;
    }
}
