package io.trade2026.tests.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trade2026.sequencer.client.CrashWindow;
import io.trade2026.simulator.client.ClientSettings;
import io.trade2026.simulator.client.SimulatedClient;
import io.trade2026.simulator.client.TradedSymbol;
import io.trade2026.simulator.ledger.OrderRow;
import io.trade2026.simulator.ledger.Totals;
import io.trade2026.simulator.ledger.VenueLedger;
import io.trade2026.simulator.link.FixVersion;
import io.trade2026.simulator.venue.SimulatedVenue;
import io.trade2026.simulator.venue.VenueSettings;
import io.trade2026.tests.lab.AdminPort;
import io.trade2026.tests.lab.LabProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The node is ended within each window of a crash, one after the other, while a client trades; each window has a client and an
 * instrument of its own. When all is over, every order of it is answered, and client, venue and core have booked the same.
 */
class CrashWindowsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PATIENCE_S = 120;
    private static final int KILLED = 137;
    private static final double RATE = 50;
    private static final long SEED = 20261126;
    /** The window is passed so often before the node ends in it: by then orders of all kinds are under way. */
    private static final int TIMES = 25;

    private static final List<CrashWindow> WINDOWS = List.of(CrashWindow.values());
    private static final FixVersion[] VERSIONS = FixVersion.values();
    private static final List<TradedSymbol> SYMBOLS = ClientSettings.labSymbols();

    private static final Map<CrashWindow, Broken> BROKEN = new EnumMap<>(CrashWindow.class);
    private static Map<String, Totals> atVenue = Map.of();
    private static List<String> doubled = List.of();
    private static final AtomicReference<Core> CORE = new AtomicReference<>(new Core("", ""));

    /** What is known of a window when all is over. */
    private record Broken(
            int exitStatus, boolean isQuiet, List<String> problems, List<OrderRow> rows, Map<String, Totals> totals) {}

    /** What operators see, as JSON. */
    private record Core(String openOrders, String positions) {}

    private record Phase(CrashWindow window, SimulatedClient client, int exitStatus) {}

    @BeforeAll
    static void endTheNodeInEachWindow() throws Exception {
        List<Phase> phases = new ArrayList<>();
        try (LabProcess lab = new LabProcess("crash-windows")
                        .with(crashAt(WINDOWS.get(0)))
                        .start();
                SimulatedVenue venue = new SimulatedVenue(VenueSettings.lab("XSIM", lab.venuePort(), SEED)).start()) {
            try {
                for (CrashWindow window : WINDOWS) {
                    SimulatedClient client = client(lab, number(window));
                    phases.add(new Phase(window, client, breakIn(window, lab, client)));
                    int next = number(window) + 1;
                    if (next < WINDOWS.size()) {
                        lab.with(crashAt(WINDOWS.get(next))).start();
                    } else {
                        lab.with().start();
                    }
                }
                for (Phase phase : phases) {
                    boolean isQuiet = phase.client().quiesce(PATIENCE);
                    var ledger = phase.client().ledger();
                    BROKEN.put(
                            phase.window(),
                            new Broken(phase.exitStatus(), isQuiet, ledger.problems(), ledger.rows(), ledger.totals()));
                }
                VenueLedger ledger = venue.ledger();
                atVenue = new TreeMap<>(ledger.totals());
                doubled = ledger.doubled();
                readCore(AdminPort.of(lab));
            } finally {
                phases.forEach(phase -> phase.client().close());
            }
        }
    }

    /** What operators see follows the core: read until it says what the clients say, or for long enough. */
    private static void readCore(AdminPort admin) {
        try {
            await().atMost(PATIENCE).until(() -> {
                CORE.set(new Core(admin.openOrders(), admin.positions()));
                return BROKEN.entrySet().stream().allMatch(entry -> isSameAtCore(entry.getKey(), entry.getValue()));
            });
        } catch (ConditionTimeoutException e) {
            // Each window says what it misses.
            assertThat(core().positions()).as("positions").isNotEmpty();
        }
    }

    private static Core core() {
        return Objects.requireNonNull(CORE.get());
    }

    private static boolean isSameAtCore(CrashWindow window, Broken broken) {
        String symbol = SYMBOLS.get(number(window)).symbol();
        return !core().openOrders().contains("\"" + symbol + "\"")
                && positionAtCore(symbol).compareTo(position(broken, symbol)) == 0;
    }

    private static int breakIn(CrashWindow window, LabProcess lab, SimulatedClient client) {
        assertThat(client.logon(PATIENCE)).as("logged on before " + window).isTrue();
        client.start();
        if (isOfSnapshots(window)) {
            assertThat(client.ledger().await(ledger -> ledger.fills() > TIMES, PATIENCE))
                    .as("trades before " + window)
                    .isTrue();
            askForASnapshot(lab);
        }
        int status = lab.awaitExit(PATIENCE_S);
        client.pause();
        return status;
    }

    private static void askForASnapshot(LabProcess lab) {
        try {
            AdminPort.of(lab).task("snapshot?user=ops&reason=test");
        } catch (UncheckedIOException e) {
            // The node ends before it answers.
            assertThat(e).hasCauseInstanceOf(IOException.class);
        }
    }

    private static boolean isOfSnapshots(CrashWindow window) {
        return window == CrashWindow.SNAPSHOT_DURING || window == CrashWindow.SNAPSHOT_TAKEN;
    }

    private static int number(CrashWindow window) {
        return WINDOWS.indexOf(window);
    }

    private static String crashAt(CrashWindow window) {
        return "trade2026.crashAt=" + window.label() + (isOfSnapshots(window) ? "" : ":" + TIMES);
    }

    private static SimulatedClient client(LabProcess lab, int number) {
        FixVersion version = VERSIONS[number % VERSIONS.length];
        return new SimulatedClient(
                ClientSettings.lab(version, "CLIENT" + (3 + number), null, lab.fixPort(), SEED + number)
                        .symbols(List.of(SYMBOLS.get(number)))
                        .rate(RATE));
    }

    @Test
    void everyWindowHasAnInstrumentOfItsOwn() {
        assertThat(SYMBOLS).hasSizeGreaterThanOrEqualTo(WINDOWS.size());
    }

    @ParameterizedTest
    @EnumSource
    void losesAndDoublesNothingWhenTheNodeEndsIn(CrashWindow window) {
        Broken broken = Objects.requireNonNull(BROKEN.get(window));
        String symbol = SYMBOLS.get(number(window)).symbol();
        assertThat(broken.exitStatus()).as("ended by itself in " + window).isEqualTo(KILLED);
        assertThat(broken.isQuiet())
                .as("every order is answered and none is open: " + broken.rows())
                .isTrue();
        assertThat(broken.problems()).isEmpty();
        assertThat(doubled).as("came twice at the venue").isEmpty();
        assertThat(broken.rows()).hasSizeGreaterThan(1);
        for (String key : List.of(symbol + " 1", symbol + " 2")) {
            Totals client = broken.totals().getOrDefault(key, Totals.NONE);
            Totals venue = atVenue.getOrDefault(key, Totals.NONE);
            assertThat(client.isSame(venue))
                    .as(key + ": the client traded " + client + ", the venue " + venue)
                    .isTrue();
        }
        assertThat(core().openOrders()).doesNotContain("\"" + symbol + "\"");
        assertThat(positionAtCore(symbol)).isEqualByComparingTo(position(broken, symbol));
    }

    private static BigDecimal position(Broken broken, String symbol) {
        Totals bought = broken.totals().getOrDefault(symbol + " 1", Totals.NONE);
        Totals sold = broken.totals().getOrDefault(symbol + " 2", Totals.NONE);
        return bought.qty().subtract(sold.qty());
    }

    private static BigDecimal positionAtCore(String symbol) {
        Matcher holding = Pattern.compile("\"symbol\"\\s*:\\s*\"" + Pattern.quote(symbol)
                        + "\"\\s*,\\s*\"position\"\\s*:\\s*\"([^\"]*)\"")
                .matcher(core().positions());
        return holding.find() ? new BigDecimal(holding.group(1)) : BigDecimal.ZERO;
    }

    @ParameterizedTest
    @EnumSource
    void isInTheBook(CrashWindow window) throws IOException {
        assertThat(Files.readString(Path.of("..", "docs", "reliability.md"))).contains("| `" + window.label() + "` |");
    }
}
