package io.trade2026.stores.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.BreakKind;
import io.trade2026.messages.sbe.BreakReportedEncoder;
import io.trade2026.messages.sbe.BreakStage;
import io.trade2026.messages.sbe.DeskAct;
import io.trade2026.messages.sbe.DeskActionTakenEncoder;
import io.trade2026.messages.sbe.FeedStateChangedEncoder;
import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.KillSwitchChangedEncoder;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.PairBlockChangedEncoder;
import io.trade2026.messages.sbe.TradingDayStartedEncoder;
import io.trade2026.sequencer.client.EventHandler;
import io.trade2026.sequencer.client.JournalPosition;
import io.trade2026.stores.postgres.ScratchPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class OperatorLedgerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long BEGIN_EPOCH_NS = 1_764_000_000_123_456_789L;

    @TempDir
    private Path directory;

    private final List<UnsafeBuffer> journal = Collections.synchronizedList(new ArrayList<>());
    private final List<Long> openedAfter = Collections.synchronizedList(new ArrayList<>());
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private ScratchPostgres postgres;
    private long beginEpochNs = BEGIN_EPOCH_NS;

    @BeforeEach
    void start() throws IOException {
        postgres = new ScratchPostgres(directory);
    }

    @AfterEach
    void stop() throws IOException {
        postgres.close();
    }

    private OperatorLedger ledger() {
        return new OperatorLedger(postgres.database(), this::open, journal.size()).start();
    }

    private JournalFeed open(final JournalPosition from) {
        openedAfter.add(from.eventNumber());
        return new JournalFeed() {
            private int next = Math.toIntExact(from.eventNumber());

            @Override
            public int poll(final EventHandler handler, final int limit) {
                if (next == journal.size()) {
                    return 0;
                }
                final UnsafeBuffer event = journal.get(next);
                final long epochNs = beginEpochNs + next * 1_000L;
                if (!handler.onEvent(next + 1, epochNs, event, 0, event.capacity(), 0)) {
                    return 0;
                }
                next++;
                return 1;
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
    }

    private void cancelled(final long orderId, final String reason) {
        final UnsafeBuffer event = new UnsafeBuffer(new byte[512]);
        new DeskActionTakenEncoder()
                .wrapAndApplyHeader(event, 0, header)
                .act(DeskAct.CANCEL)
                .orderId(orderId)
                .sessionId(4)
                .user("desk")
                .reason(reason);
        journal.add(event);
    }

    private void dayBegan() {
        final UnsafeBuffer event = new UnsafeBuffer(new byte[512]);
        new TradingDayStartedEncoder()
                .wrapAndApplyHeader(event, 0, header)
                .tradingDateYmd(20261127)
                .user("schedule")
                .expiredOrders(3)
                .renewedOrders(2)
                .reason("by schedule");
        journal.add(event);
    }

    private void lifted() {
        final UnsafeBuffer event = new UnsafeBuffer(new byte[512]);
        new KillSwitchChangedEncoder()
                .wrapAndApplyHeader(event, 0, header)
                .scopeKind(KillScope.CLIENT)
                .scopeId(7)
                .engaged(Bool.NO)
                .user("risk")
                .secondUser("risk2")
                .reason("drill over");
        journal.add(event);
    }

    private void other() {
        final UnsafeBuffer event = new UnsafeBuffer(new byte[512]);
        new FeedStateChangedEncoder()
                .wrapAndApplyHeader(event, 0, header)
                .feed("XSIM")
                .live(Bool.YES);
        journal.add(event);
    }

    private void position(final BreakStage stage, final String user) {
        final UnsafeBuffer event = new UnsafeBuffer(new byte[512]);
        new BreakReportedEncoder()
                .wrapAndApplyHeader(event, 0, header)
                .breakEvent(12)
                .stage(stage)
                .kind(BreakKind.POSITION_DIFFERS)
                .user(user)
                .accountName("ACC7")
                .symbol("IBM")
                .text("their mistake");
        journal.add(event);
    }

    private void released() {
        final UnsafeBuffer event = new UnsafeBuffer(new byte[512]);
        new BreakReportedEncoder()
                .wrapAndApplyHeader(event, 0, header)
                .breakEvent(90)
                .stage(BreakStage.RESOLVED)
                .kind(BreakKind.MISSING_HERE)
                .orderId(17)
                .venueOrderId("V17")
                .execId("E3")
                .released(Bool.YES)
                .user("risk")
                .secondUser("ops")
                .venueName("XSIM")
                .text("was none");
        journal.add(event);
    }

    private void holding(final boolean isBlocked, final String user, final String secondUser) {
        final UnsafeBuffer event = new UnsafeBuffer(new byte[512]);
        new PairBlockChangedEncoder()
                .wrapAndApplyHeader(event, 0, header)
                .blocked(isBlocked ? Bool.YES : Bool.NO)
                .user(user)
                .secondUser(secondUser)
                .accountId(7)
                .accountName("ACC7")
                .symbol("IBM")
                .reason("agreed with the firm");
        journal.add(event);
    }

    private void pair() {
        final UnsafeBuffer event = new UnsafeBuffer(new byte[512]);
        new PairBlockChangedEncoder()
                .wrapAndApplyHeader(event, 0, header)
                .blocked(Bool.YES)
                .user("ops")
                .clientId(2)
                .venueId(1)
                .clientName("CLIENT2")
                .venueName("XSIM")
                .reason("copy is wrong");
        journal.add(event);
    }

    private List<String> rows() {
        return texts(
                "SELECT concat_ws('|', event_number, actor, second_actor, act, order_id, session_id, detail, reason)"
                        + " FROM operator_actions ORDER BY event_number");
    }

    private List<String> texts(final String query) {
        return postgres.database()
                .jdbi()
                .withHandle(
                        handle -> handle.createQuery(query).mapTo(String.class).list());
    }

    private void awaitWritten(final OperatorLedger ledger, final long eventNumber) {
        await().atMost(PATIENCE).until(() -> ledger.writtenTo() >= eventNumber);
    }

    @Test
    void writesEachActionOnceAlsoOverARestart() {
        other();
        cancelled(17, "Ms Smith called");
        dayBegan();
        try (OperatorLedger ledger = ledger()) {
            awaitWritten(ledger, 3);
            assertThat(ledger.isUp()).isTrue();
        }
        lifted();
        try (OperatorLedger ledger = ledger()) {
            awaitWritten(ledger, 4);
        }
        assertThat(rows())
                .containsExactly(
                        "2|desk|CANCEL|17|4||Ms Smith called",
                        "3|schedule|ROLL_DAY|20261127: 3 orders expired, 2 renewed|by schedule",
                        "4|risk|risk2|UN_KILL|CLIENT 7, 0 orders to cancel|drill over");
        assertThat(openedAfter).containsExactly(0L, 3L);
        assertThat(texts("SELECT concat_ws(' ', actor, action, subject) FROM audit_trail WHERE actor = 'desk'"))
                .containsExactly("desk CANCEL order 17 session 4");
    }

    @Test
    void whoResolvedABreakAndWhoLetPartiesGoOnAreThereAndTheReconciliationIsNot() {
        position(BreakStage.ALERTED, "reconciliation");
        holding(true, "reconciliation", "");
        position(BreakStage.RESOLVED, "risk");
        released();
        holding(false, "risk", "risk2");
        pair();
        position(BreakStage.MATCHED, "reconciliation");
        try (OperatorLedger ledger = ledger()) {
            awaitWritten(ledger, 7);
        }
        assertThat(rows())
                .containsExactly(
                        "3|risk|RESOLVE_BREAK|break 12 POSITION_DIFFERS: ACC7 in IBM|their mistake",
                        "4|risk|ops|RESOLVE_BREAK|17|break 90 MISSING_HERE: XSIM V17 E3, out of suspense|was none",
                        "5|risk|risk2|UNBLOCK|ACC7 in IBM|agreed with the firm",
                        "6|ops|BLOCK|CLIENT2 at XSIM|copy is wrong");
    }

    @Test
    void losesNothingWhilePostgresIsAway() {
        cancelled(1, "before");
        try (OperatorLedger ledger = ledger()) {
            awaitWritten(ledger, 1);
            postgres.server().close();
            for (int orderId = 2; orderId <= 2_500; orderId++) {
                cancelled(orderId, "while it is away");
            }
            await().atMost(PATIENCE).until(() -> !ledger.isUp());
            postgres.server().start();
            awaitWritten(ledger, 2_500);
        }
        assertThat(rows()).hasSize(2_500);
    }

    @Test
    void readsAJournalThatBeganAnewFromItsBeginning() {
        cancelled(1, "of the first journal");
        dayBegan();
        try (OperatorLedger ledger = ledger()) {
            awaitWritten(ledger, 2);
        }
        journal.clear();
        beginEpochNs += 1_000_000_000L;
        cancelled(1, "of the second journal");
        try (OperatorLedger ledger = ledger()) {
            awaitWritten(ledger, 1);
        }
        assertThat(rows()).hasSize(3);
        assertThat(openedAfter).containsExactly(0L, 0L);
    }

    @Test
    void whatIsWrittenStays() {
        assertThatThrownBy(() ->
                        postgres.database().jdbi().useHandle(handle -> handle.execute("DELETE FROM operator_actions")))
                .hasMessageContaining("operator_actions: rows are written once and never changed");
    }
}
