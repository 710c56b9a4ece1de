package io.trade2026.tests.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trade2026.simulator.link.Fields;
import io.trade2026.simulator.link.FixClient;
import io.trade2026.simulator.link.FixVenue;
import io.trade2026.simulator.link.FixVersion;
import io.trade2026.simulator.link.SeqNumReset;
import io.trade2026.simulator.link.SessionPlan;
import io.trade2026.tests.lab.AdminPort;
import io.trade2026.tests.lab.Fleet;
import io.trade2026.tests.lab.TradeCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client of the second gateway loses its store; two operators mend it with the verbs, which ask {@code ops}, which asks that gateway. */
final class DoctorVisit {
    private static final String PATIENT = "CLIENT12";
    private static final Pattern PROPOSED = Pattern.compile("proposed +both sides begin.*, event ([0-9]+)");

    private final Fleet fleet;
    private final Path stores;

    DoctorVisit(Fleet fleet, Path stores) {
        this.fleet = fleet;
        this.stores = stores;
    }

    void tell(FixClient healthy, FixVenue venue) {
        assertThat(healthy.isLoggedOn()).isTrue();
        assertThat(session(0, "doctor", PATIENT)).anyMatch(line -> line.matches("cause +nothing wrong: .*"));
        healthy.logout();
        try (FixClient forgetful = client("forgetful")) {
            forgetful.logon(Duration.ZERO);
            await("its refusal")
                    .atMost(Fleet.PATIENCE)
                    .until(() -> !forgetful.adminInbox().all("5").isEmpty());
        }
        // It may have tried again meanwhile, with the number behind.
        assertThat(session(1, "doctor", PATIENT))
                .anyMatch(line -> line.matches("cause +(they began anew|their numbers fell back): .*"))
                .anyMatch(line -> line.contains("propose: ./trade2026 session repair " + PATIENT + " --reset"));
        String proposal = proposal(
                session(0, "repair", PATIENT, "--reset", "--reason", "they called, store lost", "--user", "risk"));
        assertThat(session(1, "approve", proposal, "--user", "risk"))
                .anyMatch(line -> line.contains("must be another person than the one who proposed it"));
        assertThat(session(0, "approve", proposal, "--user", "ops"))
                .anyMatch(line -> line.startsWith("done") && line.contains("by risk and ops"));
        assertThat(AdminPort.of(fleet).get("/api/desk/actions")).contains("PROPOSE_REPAIR", "REPAIR_DONE");
        try (FixClient anew = client("anew")) {
            assertThat(anew.logon(Fleet.PATIENCE)).as(anew.logoutText()).isTrue();
            anew.order("mended", "IBM", '1', "10", "100");
            venue.accept(venue.nextOrder(Fleet.PATIENCE));
            assertThat(Fields.text(anew.expectReport("mended", '0', Fleet.PATIENCE), 39))
                    .isEqualTo("0");
            assertThat(anew.rejectsSent()).isEmpty();
        }
    }

    private FixClient client(String store) {
        return new FixClient(SessionPlan.of(FixVersion.FIX44, PATIENT, SessionPlan.TRADE2026, fleet.fixPort(2))
                .resetSeqNum(SeqNumReset.NEVER)
                .store(stores.resolve(store)));
    }

    private static String proposal(List<String> said) {
        return said.stream()
                .map(PROPOSED::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError(String.join("\n", said)));
    }

    private List<String> session(int status, String... words) {
        String[] all = new String[words.length + 5];
        all[0] = "session";
        System.arraycopy(words, 0, all, 1, words.length);
        all[words.length + 1] = "--http-port";
        all[words.length + 2] = Integer.toString(fleet.httpPort());
        all[words.length + 3] = "--data";
        all[words.length + 4] = fleet.data().toString();
        TradeCommand verb = TradeCommand.run(all);
        assertThat(verb.status()).as(String.join("\n", verb.output())).isEqualTo(status);
        return verb.output();
    }
}
