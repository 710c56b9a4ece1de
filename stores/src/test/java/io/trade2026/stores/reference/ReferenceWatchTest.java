package io.trade2026.stores.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.trade2026.stores.operators.IssuedPassword;
import io.trade2026.stores.operators.Operators;
import io.trade2026.stores.postgres.Database;
import io.trade2026.stores.postgres.ScratchPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReferenceWatchTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Path data;
    private final ScratchPostgres postgres;
    private final Database database;
    private final LimitTable limits;

    ReferenceWatchTest(@TempDir final Path data) throws IOException {
        this.data = data;
        this.postgres = new ScratchPostgres(data);
        this.database = postgres.database();
        this.limits = new LimitTable(database);
    }

    @AfterAll
    void stop() throws IOException {
        postgres.close();
    }

    private LimitInForce set(final String control, final String client, final long value, final String reason) {
        return limits.set(LimitWish.of(control, "client", client, BigDecimal.valueOf(value), "risk", reason));
    }

    private static void deliver(final ReferenceLoader loader, final RecordingCore core) {
        int work = 1;
        while (loader.isBusy() && work > 0) {
            work = loader.poll() + core.poll(loader, 1);
        }
        assertThat(loader.isBusy()).isFalse();
    }

    @Test
    @Order(1)
    void sendsTheWholeWorldInTheUnitsOfTheCore() throws SQLException {
        final RecordingCore core = new RecordingCore();
        final ReferenceLoader loader = new ReferenceLoader(core);
        try (Connection connection = database.open("test")) {
            assertThat(loader.begin(connection)).isTrue();
            deliver(loader, core);
            assertThat(loader.begin(connection)).isFalse();
        }
        assertThat(loader.refusals()).isEmpty();
        assertThat(core.lines())
                .startsWith("FIRM 1 TRADE2026 of 0", "CLIENT 1 CLIENT1 of 1")
                .contains("CLIENT 21 SECURE1 of 1", "ACCOUNT 20 ACC20 of 20", "ACCOUNT 21 ACCS1 of 21")
                .contains(
                        "INSTRUMENT 1 INTC EQUITY USD tick 1000000 lot 100000000 min 0 x 100000000"
                                + " at 10000000000 band 6000 0 buffer 500 haircut 1000 YES",
                        "INSTRUMENT 9 BTC-USD CRYPTO USD tick 1 lot 1 min 0 x 100000000"
                                + " at 6000000000000 band 100000 0 buffer 500 haircut 1000 YES")
                .contains("VENUE 1 XSIM by 900", "ROUTE 1 of 0 to 1")
                .contains(
                        "LIMIT 2 FIRM 1 ANY 0 BOTH 100000000000 YES version 1 system: fixed world of the lab",
                        "LIMIT 1 CLIENT 20 ANY 0 BOTH 100000000000 YES version 1 system: fixed world of the lab",
                        "LIMIT 2 CLIENT 20 ANY 0 BOTH 1000000000 YES version 1 system: fixed world of the lab",
                        "LIMIT 7 CLIENT 20 ANY 0 BOTH 1000000000000 YES version 1 system: fixed world of the lab",
                        "LIMIT 8 CLIENT 20 ANY 0 BOTH 5000000000 YES version 1 system: fixed world of the lab",
                        "LIMIT 9 CLIENT 20 EACH 0 BOTH 500000000000 YES version 1 system: fixed world of the lab",
                        "LIMIT 10 CLIENT 20 ANY 0 BOTH 2000000000 YES version 1 system: fixed world of the lab",
                        "LIMIT 11 CLIENT 20 ANY 0 BOTH 10 YES version 1 system: fixed world of the lab")
                .endsWith("COMMIT")
                .hasSize(1 + 21 + 21 + 10 + 1 + 1 + 7 + 148 + 1);
    }

    @Test
    void bringsAnEditedLimitToTheCoreWithinASecond() throws InterruptedException {
        final RecordingCore core = new RecordingCore();
        try (ReferenceWatch watch = new ReferenceWatch(database, core, core).start()) {
            assertThat(watch.awaitLoaded(PATIENCE)).isTrue();
            core.lines().clear();

            final LimitInForce limit = set("PT-02", "CLIENT5", 7_500, "tighter today");

            await().atMost(SECOND).until(() -> watch.loadedVersion() == limit.referenceVersion());
            assertThat(core.lines())
                    .containsExactly(
                            "LIMIT 2 CLIENT 5 ANY 0 BOTH 75000000 YES version 2 risk: tighter today", "COMMIT");
        }
    }

    @Test
    void sendsOnlyTheCommitWhenACalendarHasChanged() throws InterruptedException {
        final RecordingCore core = new RecordingCore();
        try (ReferenceWatch watch = new ReferenceWatch(database, core, core).start()) {
            assertThat(watch.awaitLoaded(PATIENCE)).isTrue();
            core.lines().clear();
            final long version = watch.loadedVersion();

            database.jdbi()
                    .useHandle(handle -> handle.execute("INSERT INTO calendar_days (calendar_id, day, closes_at, note)"
                            + " SELECT calendar_id, '2028-07-03', '13:00', 'eve of Independence Day'"
                            + " FROM calendars WHERE name = 'XNYS'"));

            await().atMost(PATIENCE).until(() -> watch.loadedVersion() > version);
            assertThat(core.lines()).containsExactly("COMMIT");
        }
    }

    @Test
    void triesAgainWhilePostgresIsAwayAndCatchesUp() throws Exception {
        final RecordingCore core = new RecordingCore();
        try (ReferenceWatch watch = new ReferenceWatch(database, core, core).start()) {
            assertThat(watch.awaitLoaded(PATIENCE)).isTrue();
            core.lines().clear();
            postgres.server().close();
            await().atMost(PATIENCE).until(() -> !watch.isUp());
            assertThat(database.isUp()).isFalse();

            postgres.server().start();
            final LimitInForce limit = set("PT-10-COUNT", "CLIENT6", 3, "after the break");

            await().atMost(PATIENCE).until(watch::isUp);
            await().atMost(PATIENCE).until(() -> watch.loadedVersion() == limit.referenceVersion());
            assertThat(core.lines())
                    .containsExactly("LIMIT 11 CLIENT 6 ANY 0 BOTH 3 YES version 2 risk: after the break", "COMMIT");
        }
    }

    @Test
    void sendsEverythingAgainWhenTheConnectionWasLostInBetween() throws SQLException {
        final RecordingCore core = new RecordingCore();
        final ReferenceLoader loader = new ReferenceLoader(core);
        try (Connection connection = database.open("test")) {
            core.takeOnly(10);
            loader.begin(connection);
            loader.poll();
            assertThat(core.lines()).hasSize(10);

            core.reconnect();
            deliver(loader, core);
        }
        assertThat(core.lines().subList(10, core.lines().size()))
                .startsWith("FIRM 1 TRADE2026 of 0")
                .endsWith("COMMIT");
        assertThat(loader.loadedVersion()).isPositive();
    }

    @Test
    void saysWhatTheCoreRefused() throws SQLException {
        final RecordingCore core = new RecordingCore();
        final ReferenceLoader loader = new ReferenceLoader(core);
        core.refuse("not for long");
        limits.set(LimitWish.of("PT-01", "session", "77", BigDecimal.ONE, "risk", "not for long"));
        try (Connection connection = database.open("test")) {
            loader.begin(connection);
            deliver(loader, core);
            assertThat(loader.refusals())
                    .containsExactly("limit PT-01 of session 77 = 1 (version 1 by risk: not for long):"
                            + " the party is not defined");
            core.refuse("");
            loader.beginAnew(connection);
            deliver(loader, core);
        }
        assertThat(loader.refusals()).isEmpty();
    }

    @Test
    void keepsTheHistoryOfALimitAndGuardsAgainstAnEditInBetween() {
        final LimitInForce first = set("PT-09", "CLIENT8", 400, "first");
        final LimitInForce second = set("PT-09", "CLIENT8", 300, "second");

        assertThat(limits.history(second.limitId()))
                .extracting(LimitInForce::reason)
                .containsExactly("second", "first", "fixed world of the lab");
        assertThat(limits.inForce()).contains(second).doesNotContain(first);
        final LimitWish stale = new LimitWish(
                "PT-09",
                "client",
                "CLIENT8",
                BigDecimal.TEN,
                true,
                LimitWish.Target.USUAL,
                new LimitWish.Authority("desk", Optional.empty(), "third"),
                OptionalLong.of(first.version()),
                "",
                Optional.empty());
        assertThatThrownBy(() -> limits.set(stale))
                .isInstanceOfSatisfying(
                        LimitRefused.class,
                        refusal -> assertThat(refusal.faults())
                                .containsExactly("author: must have the role ops or risk, 'desk' has desk"));
        final LimitWish late = new LimitWish(
                "PT-09",
                "client",
                "CLIENT8",
                BigDecimal.TEN,
                true,
                LimitWish.Target.USUAL,
                new LimitWish.Authority("risk2", Optional.empty(), "third"),
                OptionalLong.of(first.version()),
                "",
                Optional.empty());
        assertThatThrownBy(() -> limits.set(late))
                .isInstanceOf(LimitRefused.class)
                .hasMessage("expected_version: the limit is at version 3, set to 300 by risk; was 2");
    }

    @Test
    void issuesPasswordsOnceAndKnowsThemAgain() throws IOException {
        final Operators operators = new Operators(database);
        final List<IssuedPassword> issued = operators.issuePasswords(data.resolve("secrets"));

        assertThat(issued)
                .extracting(IssuedPassword::operator)
                .containsExactly("compliance", "desk", "ops", "risk", "risk2", "trader");
        assertThat(operators.issuePasswords(data.resolve("secrets"))).isEqualTo(issued);
        final IssuedPassword risk = issued.get(3);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(risk.file())))
                .isEqualTo("rw-------");
        assertThat(operators.verified("risk", risk.password()))
                .hasValueSatisfying(operator -> assertThat(operator.role()).isEqualTo("risk"));
        assertThat(operators.verified("risk", "guessed")).isEmpty();
        assertThat(operators.verified("risk2", risk.password())).isEmpty();
        assertThat(operators.verified("nobody", "nobody")).isEmpty();
        assertThat(operators.verified("system", "")).isEmpty();
    }
}
