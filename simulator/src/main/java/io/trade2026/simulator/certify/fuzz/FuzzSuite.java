package io.trade2026.simulator.certify.fuzz;

import io.trade2026.simulator.certify.CaseResult;
import io.trade2026.simulator.certify.Verdict;
import io.trade2026.simulator.certify.wire.FixParty;
import io.trade2026.simulator.certify.wire.RawLink;
import io.trade2026.simulator.certify.wire.Transcript;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Attacks an acceptor from several sessions at once, while a canary trades; then asks each session whether it still works. */
public final class FuzzSuite {
    private static final List<String> VERSIONS = List.of("FIX.4.2", "FIX.4.4", "FIXT.1.1");
    private static final long AFTER_MILLIS = 30_000;

    private final FuzzPlan plan;

    /** Prepares to attack. */
    public FuzzSuite(FuzzPlan plan) {
        this.plan = plan;
    }

    /**
     * Attacks, and returns what was found: one case for each attacked session, one for the canary.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    public List<CaseResult> play() throws InterruptedException {
        long endNanos = System.nanoTime() + plan.millis() * 1_000_000;
        SplittableRandom dice = new SplittableRandom(plan.seed());
        List<Attacker> attackers = new ArrayList<>();
        for (int i = 0; i < plan.senders().size() - 1; i++) {
            String version = VERSIONS.get(i % VERSIONS.size());
            attackers.add(new Attacker(plan, version, plan.senders().get(i), dice.split(), endNanos));
        }
        Canary canary = new Canary(plan, endNanos);
        List<Thread> threads = new ArrayList<>();
        threads.add(begin(canary, "canary"));
        for (Attacker attacker : attackers) {
            threads.add(begin(attacker, "attack-" + attacker.sender()));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        List<CaseResult> results = new ArrayList<>();
        results.add(result("FIX.4.4", "canary", "a client beside it trades on", canary.fault(), canary.summary()));
        for (Attacker attacker : attackers) {
            String fault = attacker.fault().isEmpty() ? afterwards(attacker) : attacker.fault();
            results.add(result(
                    attacker.beginString(),
                    "attack of " + attacker.sender(),
                    "the session works when the rain is over",
                    fault,
                    attacker.summary()));
        }
        return results;
    }

    private static Thread begin(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** The last connection may not have been noticed as closed yet, so it is tried for a while. */
    private String afterwards(Attacker attacker) {
        Transcript none = Transcript.ofNothing();
        String fault = "";
        long end = System.nanoTime() + AFTER_MILLIS * 1_000_000;
        do {
            FixParty party = new FixParty(attacker.beginString(), attacker.sender(), plan.targetCompId(), false);
            try {
                party.take(RawLink.connect(plan.address(), "", () -> none));
                boolean isWell = party.logon(null, null, plan.canaryMillis())
                        && party.isThere("STILL-THERE", plan.canaryMillis());
                fault = isWell ? "" : "no logon afterwards: " + party.lastLogout();
                party.logout(1_000);
            } catch (IOException e) {
                fault = "no connection afterwards: " + e.getMessage();
            }
        } while (!fault.isEmpty() && System.nanoTime() < end);
        return fault;
    }

    private CaseResult result(String version, String name, String title, String fault, String summary) {
        return new CaseResult(
                version,
                name,
                title,
                fault.isEmpty() ? Verdict.PASSED : Verdict.FAILED,
                fault.isEmpty() ? "" : "seed " + plan.seed(),
                fault.isEmpty() ? "" : "the session goes on",
                "",
                fault,
                "",
                List.of("seed " + plan.seed(), summary),
                plan.millis());
    }
}
