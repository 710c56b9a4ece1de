package io.trade2026.simulator.certify.orders;

import io.trade2026.simulator.certify.CaseResult;
import io.trade2026.simulator.certify.Verdict;
import io.trade2026.simulator.certify.wire.FixParty;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Plays scenarios one after the other, as client and as venue of one system. */
public final class OrderSuite implements AutoCloseable {
    private static final Map<String, String> USUAL = Map.of(
            "pendingAck", "local",
            "chain", "queue",
            "reopenFilled", "reject",
            "belowCum", "cancelBalance",
            "failedReplaceDependants", "reject");

    private final Floor floor;

    /** Waits to be opened. */
    public OrderSuite(OrderTarget target) {
        this.floor = new Floor(target);
    }

    /** Opens the venue's port. Returns whether the system has logged on to it in time. */
    public boolean open(long patienceMillis) {
        return floor.door().open(patienceMillis);
    }

    /**
     * Plays scenarios.
     *
     * @param beginString of the client, for those that are not written for one version alone
     * @param told hears of each result when it is there
     * @return the results in the order of the scenarios
     * @throws IOException if the acceptor does not answer
     */
    public List<CaseResult> play(List<Scenario> scenarios, String beginString, Consumer<CaseResult> told)
            throws IOException {
        List<CaseResult> results = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            CaseResult result = play(scenario, beginString);
            results.add(result);
            told.accept(result);
        }
        return results;
    }

    private CaseResult play(Scenario scenario, String beginString) throws IOException {
        String version = scenario.clientVersion().equals("FIX.4.4") ? beginString : scenario.clientVersion();
        String sender = floor.target().senders().get(profileOf(scenario));
        if (sender == null) {
            return skipped(scenario, version, "no session with the profile " + profileOf(scenario) + " was named");
        }
        if (floor.target().desk() == null && scenario.needsDesk()) {
            return skipped(scenario, version, "needs the desk of the system, to which there is no way");
        }
        FixParty client = floor.client(version, sender);
        if (client == null) {
            return skipped(scenario, version, "session " + sender + " was not let in")
                    .as(Verdict.FAILED, "");
        }
        return new ScenarioPlayer(scenario, floor, client).play();
    }

    private static CaseResult skipped(Scenario scenario, String version, @Nullable String reason) {
        return new CaseResult(
                version,
                scenario.id(),
                scenario.title(),
                Verdict.SKIPPED,
                "",
                "",
                "",
                String.valueOf(reason),
                scenario.source(),
                List.of(),
                0);
    }

    /** Returns what a scenario asks of the session beyond the usual, such as {@code chain=pipeline}; empty for nothing. */
    public static String profileOf(Scenario scenario) {
        Map<String, String> profile = new TreeMap<>(scenario.profile());
        profile.remove("clientVersion");
        profile.entrySet().removeIf(each -> each.getValue().equals(USUAL.get(each.getKey())));
        List<String> words = new ArrayList<>();
        profile.forEach((key, value) -> words.add(key + "=" + value));
        return String.join(",", words);
    }

    @Override
    public void close() {
        floor.close();
    }
}
