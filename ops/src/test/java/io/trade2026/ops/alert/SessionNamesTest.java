package io.trade2026.ops.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.ops.source.SessionKind;
import io.trade2026.ops.source.SessionStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever reads alerts is told CompIDs, never the numbers of session files. */
class SessionNamesTest {
    private final AlertBoard board = new AlertBoard(AlertSettings.USUAL);
    private final List<SessionStatus> defined = new ArrayList<>();
    private final SessionNames names = new SessionNames(() -> defined);

    private void define(int id, String compId, SessionKind kind) {
        Map<String, Long> none = Map.of();
        defined.add(new SessionStatus(id, compId, kind, "", "ACTIVE", true, 1, 1, "", 0, none, none, none));
    }

    private void raise(long event, String name, String about) {
        board.raise(event, event, "WARNING", name, about, "", "");
    }

    private List<String> abouts() {
        return names.of(board.alerts()).stream()
                .map(alert -> alert.count() + " " + alert.name() + " " + alert.about())
                .toList();
    }

    @Test
    void tellsCompIdsOfClientsAndVenuesAsSoonAsTheyAreKnownAndCountsOn() {
        raise(1, "REJECT_BURST", SessionNames.about(3));
        raise(2, "UNANSWERED", SessionNames.aboutVenue(1));
        raise(3, "FILL_RATE", "account ACC3 IBM");
        assertThat(abouts())
                .containsExactly(
                        "1 FILL_RATE account ACC3 IBM", "1 UNANSWERED venue session 1", "1 REJECT_BURST session 3");
        define(1, "XSIM", SessionKind.VENUE);
        define(3, "CLIENT3", SessionKind.CLIENT);
        define(31, "CLIENT31", SessionKind.CLIENT);
        raise(4, "REJECT_BURST", SessionNames.about(3));
        assertThat(abouts())
                .containsExactly(
                        "1 FILL_RATE account ACC3 IBM",
                        "1 UNANSWERED venue session XSIM",
                        "2 REJECT_BURST session CLIENT3");
    }
}
