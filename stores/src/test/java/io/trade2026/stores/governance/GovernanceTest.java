package io.trade2026.stores.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trade2026.messages.Control;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.LimitChangeKind;
import io.trade2026.messages.sbe.LimitChangedEncoder;
import io.trade2026.messages.sbe.LimitUseToldEncoder;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.sequencer.client.EventHandler;
import io.trade2026.stores.audit.JournalFeed;
import io.trade2026.stores.postgres.Database;
import io.trade2026.stores.postgres.ScratchPostgres;
import io.trade2026.stores.reference.LimitInForce;
import io.trade2026.stores.reference.LimitRefused;
import io.trade2026.stores.reference.LimitTable;
import io.trade2026.stores.reference.LimitWish;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.agrona.concurrent.UnsafeBuffer;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.generic.GenericType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** GV-01 in the tables: who may loosen what, and what is kept of it. Each test has a client of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GovernanceTest {
    private final ScratchPostgres postgres;
    private final Database database;
    private final ProposalTable proposals;
    private final LimitTable limits;

    GovernanceTest(@TempDir final Path data) throws IOException {
        postgres = new ScratchPostgres(data);
        database = postgres.database();
        proposals = new ProposalTable(database);
        limits = new LimitTable(database);
        database.jdbi().useHandle(handle -> handle.execute("UPDATE firms SET loosening_needs_approver = true"));
    }

    @AfterAll
    void stop() throws IOException {
        postgres.close();
    }

    private static LimitWish wish(final String client, final long value) {
        return LimitWish.of("PT-01", "client", client, BigDecimal.valueOf(value), "risk", "asked for");
    }

    private LimitProposal propose(final String client, final long value) {
        return proposals.propose(wish(client, value), Optional.empty());
    }

    private LimitInForce tighten(final String client, final long value) {
        final LimitProposal tightened = propose(client, value);
        assertThat(tightened.approvalsNeeded()).isZero();
        proposals.carryOut(tightened.proposalId());
        return held(client);
    }

    private LimitInForce held(final String client) {
        return limits.inForce().stream()
                .filter(limit -> limit.control().equals("PT-01"))
                .filter(limit -> limit.scopeName().equals(client))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void tighteningIsDoneAtOnceByOneOperator() {
        assertThat(tighten("CLIENT1", 100).value()).isEqualByComparingTo("100");
    }

    @Test
    void looseningWaitsForAnotherOperator() {
        tighten("CLIENT2", 100);
        final LimitProposal asked = propose("CLIENT2", 150);
        assertThat(asked.state()).isEqualTo("open");
        assertThat(asked.approvalsNeeded()).isEqualTo(1);
        assertThatThrownBy(() -> proposals.carryOut(asked.proposalId()))
                .isInstanceOf(LimitRefused.class)
                .hasMessageContaining("waits for another operator");
        assertThatThrownBy(() -> proposals.approve(asked.proposalId(), "risk"))
                .isInstanceOf(LimitRefused.class)
                .hasMessageContaining("another operator than the one who proposed it");
        assertThatThrownBy(() -> proposals.approve(asked.proposalId(), "desk"))
                .isInstanceOf(LimitRefused.class)
                .hasMessageContaining("must have the role ops or risk");
        assertThat(proposals.approve(asked.proposalId(), "risk2").state()).isEqualTo("approved");
        final LimitProposal done = proposals.carryOut(asked.proposalId());
        assertThat(done.state()).isEqualTo("done");
        assertThat(held("CLIENT2").value()).isEqualByComparingTo("150");
        assertThat(held("CLIENT2").approver()).contains("risk2");
    }

    /** Of PT-05-COUNT the row nearest to the order counts, and no other. */
    @Test
    void aNearerRowThatIsWiderThanTheOneItTakesThePlaceOfTakesAnotherOperator() {
        final LimitProposal ofFirm = nearest("firm", "TRADE2026", 5);
        if (ofFirm.approvalsNeeded() > 0) {
            proposals.approve(ofFirm.proposalId(), "risk2");
        }
        proposals.carryOut(ofFirm.proposalId());
        assertThat(nearest("client", "CLIENT7", 6).approvalsNeeded()).isEqualTo(1);
        final LimitProposal tighter = nearest("client", "CLIENT7", 4);
        assertThat(tighter.approvalsNeeded()).isZero();
        proposals.carryOut(tighter.proposalId());
        assertThat(nearest("account", "ACC7", 5).approvalsNeeded())
                .as("as the firm's, and wider than the client's")
                .isEqualTo(1);
        assertThat(nearest("account", "ACC7", 4).approvalsNeeded()).isZero();
    }

    private LimitProposal nearest(final String scopeKind, final String scopeName, final long count) {
        return proposals.propose(
                LimitWish.of(
                        "PT-05-COUNT", scopeKind, scopeName, BigDecimal.valueOf(count), "risk", "orders of one kind"),
                Optional.empty());
    }

    @Test
    void beyondTheCorridorTwoApprove() {
        tighten("CLIENT3", 100);
        final LimitProposal asked = propose("CLIENT3", 201);
        assertThat(asked.approvalsNeeded()).isEqualTo(2);
        assertThat(asked.whyNeeded()).contains("corridor of 100 % above 100");
        assertThat(proposals.approve(asked.proposalId(), "risk2").state()).isEqualTo("open");
        assertThat(proposals.approve(asked.proposalId(), "risk2").state())
                .as("the same one twice")
                .isEqualTo("open");
        assertThat(proposals.approve(asked.proposalId(), "ops").state()).isEqualTo("approved");
    }

    @Test
    void farAboveItsUseTwoApprove() {
        final long limitId = tighten("CLIENT4", 1_000).limitId();
        database.jdbi()
                .useHandle(handle -> handle.createUpdate(
                                "INSERT INTO limit_use VALUES (:limit, current_date - 3, 100, now(), 1000, 1)")
                        .bind("limit", limitId)
                        .execute());
        assertThat(propose("CLIENT4", 1_001).whyNeeded())
                .isEqualTo("1001 is above 10 times the peak use of 100 in 60 days");
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("UPDATE limit_use SET peak = 950 WHERE limit_id = :limit")
                        .bind("limit", limitId)
                        .execute());
        assertThat(propose("CLIENT4", 1_001).approvalsNeeded()).isEqualTo(1);
        assertThat(report(limitId)).containsEntry("peak", "950").containsEntry("remark", "always near");
    }

    /** The core keeps no use of a rate. */
    @Test
    void aLimitWhoseUseIsNotKeptIsNotCalledUnused() {
        assertThat(new GovernanceTable(database).report().named())
                .filteredOn(line -> List.of("PT-06-RATE", "PT-08").contains(line.get("control")))
                .extracting(line -> line.get("control") + " " + line.get("remark"))
                .contains("PT-06-RATE use not kept", "PT-08 never used")
                .doesNotContain("PT-06-RATE never used");
    }

    private Map<String, String> report(final long limitId) {
        return new GovernanceTable(database)
                .report().named().stream()
                        .filter(line -> Long.toString(limitId).equals(line.get("limit_id")))
                        .findFirst()
                        .orElseThrow();
    }

    /** LIMIT_UNAPPROVED of the core and the trigger on limits speak of the same changes. */
    @Test
    void theTableKnowsWhichWayIsLooserAsTheCoreDoes() {
        final Map<Integer, String> ofTheCore = Arrays.stream(Control.values())
                .filter(Control::takesLimits)
                .collect(Collectors.toMap(
                        Control::code, control -> control.looser().name().toLowerCase(Locale.ROOT)));
        final Map<Integer, String> ofTheTable = database.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT control_code, looser FROM controls")
                        .setMapKeyColumn("control_code")
                        .setMapValueColumn("looser")
                        .collectInto(new GenericType<Map<Integer, String>>() {}));
        assertThat(ofTheTable).containsExactlyInAnyOrderEntriesOf(ofTheCore);
    }

    /** A value of the table is read by the core in its smallest unit, of which each has as many as the decimal places say. */
    @Test
    void theTableCountsInTheUnitsThatTheCoreCountsIn() {
        final Map<Integer, Integer> ofTheCore = Arrays.stream(Control.values())
                .filter(Control::takesLimits)
                .collect(Collectors.toMap(Control::code, control -> switch (control.unit()) {
                    case QTY_E8 -> 8;
                    case MONEY_E4 -> 4;
                    case COUNT -> 0;
                    case NOTHING, PRICE_E8, NULL_VAL -> throw new AssertionError(control);
                }));
        final Map<Integer, Integer> ofTheTable = database.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT control_code, places FROM controls")
                        .setMapKeyColumn("control_code")
                        .setMapValueColumn("places")
                        .collectInto(new GenericType<Map<Integer, Integer>>() {}));
        assertThat(ofTheTable).containsExactlyInAnyOrderEntriesOf(ofTheCore);
    }

    @Test
    void aLeaseOfMarketDataIsNoShorterThanItSpeaks() {
        assertThatThrownBy(() -> proposals.propose(
                        LimitWish.of(
                                "KS-02-LEASE", "firm", "TRADE2026", BigDecimal.valueOf(1_999), "risk", "asked for"),
                        Optional.empty()))
                .isInstanceOf(LimitRefused.class)
                .hasMessage("value: must be at least 2000 for KS-02-LEASE (count), was 1999");
    }

    @Test
    void theTableKnowsWhichControlsTakeASoftLimitAsTheCoreDoes() {
        final List<Integer> ofTheCore = Arrays.stream(Control.values())
                .filter(Control::maySoften)
                .map(Control::code)
                .toList();
        final List<Integer> ofTheTable = database.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT control_code FROM controls WHERE may_soften")
                        .mapTo(Integer.class)
                        .list());
        assertThat(ofTheTable).containsExactlyInAnyOrderElementsOf(ofTheCore);
    }

    private LimitProposal proposeLevel(
            final String control, final String client, final long value, final String level) {
        final LimitWish usual = LimitWish.of(control, "client", client, BigDecimal.valueOf(value), "risk", "asked for");
        return proposals.propose(
                new LimitWish(
                        control,
                        usual.scopeKind(),
                        client,
                        usual.value(),
                        true,
                        usual.target(),
                        usual.authority(),
                        usual.expectedVersion(),
                        level,
                        Optional.empty()),
                Optional.empty());
    }

    @Test
    void softeningALimitTakesAnotherOperatorAndHardeningNone() {
        assertThat(tighten("CLIENT11", 100).level()).isEqualTo("hard");
        final LimitProposal asked = proposeLevel("PT-01", "CLIENT11", 90, "soft");
        assertThat(asked.approvalsNeeded()).as("lower, but soft").isEqualTo(1);
        proposals.approve(asked.proposalId(), "risk2");
        proposals.carryOut(asked.proposalId());
        assertThat(held("CLIENT11").level()).isEqualTo("soft");
        assertThat(tighten("CLIENT11", 80).level()).as("keeps its level").isEqualTo("soft");
        final LimitProposal hardened = proposeLevel("PT-01", "CLIENT11", 80, "hard");
        assertThat(hardened.approvalsNeeded()).isZero();
        proposals.carryOut(hardened.proposalId());
        assertThat(held("CLIENT11").level()).isEqualTo("hard");
        assertThatThrownBy(() -> database.jdbi()
                        .useHandle(handle -> handle.execute("UPDATE current_limits SET level = 'soft', author = 'risk',"
                                + " approver = 'risk2' WHERE control = 'PT-01' AND scope_name = 'CLIENT11'")))
                .hasMessageContaining("takes a proposal that another operator approves");
        assertThatThrownBy(() -> proposeLevel("PT-02", "CLIENT11", 1, "soft"))
                .isInstanceOf(LimitRefused.class)
                .hasMessageContaining("level: must be hard for PT-02, was soft");
    }

    private LimitWish over(
            final String control,
            final String scopeKind,
            final String scopeName,
            final long value,
            final String instrumentScope,
            final String instrument,
            final Optional<Boolean> overAllocated) {
        return new LimitWish(
                control,
                scopeKind,
                scopeName,
                BigDecimal.valueOf(value),
                true,
                new LimitWish.Target(Optional.of(instrumentScope), Optional.of(instrument), "both"),
                new LimitWish.Authority("risk", Optional.empty(), "asked for"),
                OptionalLong.empty(),
                "",
                overAllocated);
    }

    private LimitInForce carriedOut(final LimitProposal asked, final String... approvers) {
        for (final String approver : approvers) {
            proposals.approve(asked.proposalId(), approver);
        }
        proposals.carryOut(asked.proposalId());
        return limits.history(asked.limitId()).get(0);
    }

    @Test
    void limitsOfAProductGroupAndOfAVenueAreProposedNamedAndKept() {
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "INSERT INTO instruments (symbol, asset_class, product_group, calendar_id, currency,"
                                + " tick_size, lot_size, band_pct) SELECT 'ESZ6', 'FUTURE', 'ES', calendar_id, 'USD', 0.25, 1, 5"
                                + " FROM calendars WHERE name = '24X7'"));
        final LimitInForce ofGroup = carriedOut(proposals.propose(
                over("PT-09", "client", "CLIENT12", 50, "product_group", "ES", Optional.empty()), Optional.empty()));
        final LimitInForce ofVenue = carriedOut(proposals.propose(
                over("PT-02", "client", "CLIENT12", 5_000, "venue", "XSIM", Optional.empty()), Optional.empty()));
        assertThat(ofGroup.instrument()).contains("ES");
        assertThat(ofVenue.instrument()).contains("XSIM");
        assertThat(limits.inForce()).contains(ofGroup, ofVenue);

        final LimitProposal raised = proposals.propose(
                over("PT-02", "client", "CLIENT12", 6_000, "venue", "XSIM", Optional.empty()), Optional.empty());
        assertThat(raised.approvalsNeeded()).isEqualTo(1);
        assertThat(carriedOut(raised, "risk2").version()).isEqualTo(2);

        final GovernanceTable table = new GovernanceTable(database);
        assertThat(table.history(ofVenue.limitId()).named().get(0))
                .containsEntry("instrument_scope", "venue")
                .containsEntry("instruments", "XSIM")
                .containsEntry("approver", "risk2");
        assertThat(report(ofGroup.limitId()))
                .containsEntry("instrument_scope", "product_group")
                .containsEntry("instruments", "ES");
        assertThat(table.evidence().get(4).named())
                .anySatisfy(line ->
                        assertThat(line).containsEntry("instruments", "ES").containsEntry("proposer", "risk"));
        assertThatThrownBy(() -> proposals.propose(
                        over("PT-09", "client", "CLIENT12", 50, "product_group", "NQ", Optional.empty()),
                        Optional.empty()))
                .hasMessage("instrument: must be a product group that an instrument has, was 'NQ'");
        assertThatThrownBy(() -> proposals.propose(
                        over("PT-02", "client", "CLIENT12", 50, "venue", "XMOON", Optional.empty()), Optional.empty()))
                .hasMessage("instrument: must be the name of a venue, was 'XMOON'");
    }

    @Test
    void theTableKnowsWhichLimitsAreSharesOfAParentsAsTheCoreDoes() {
        final List<Integer> ofTheCore = Arrays.stream(Control.values())
                .filter(Control::isCap)
                .map(Control::code)
                .toList();
        final List<Integer> ofTheTable = database.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT control_code FROM controls WHERE is_cap")
                        .mapTo(Integer.class)
                        .list());
        assertThat(ofTheTable).containsExactlyInAnyOrderElementsOf(ofTheCore);
    }

    @Test
    void aboveItsParentALimitMustBeOverAllocatedWhichTakesAnotherOperator() {
        tighten("CLIENT13", 100);
        final LimitWish above = over("PT-01", "account", "ACC13", 150, "instrument", "INTC", Optional.empty());
        carriedOut(proposals.propose(
                over("PT-01", "client", "CLIENT13", 100, "instrument", "INTC", Optional.empty()), Optional.empty()));
        assertThatThrownBy(() -> proposals.propose(above, Optional.empty()))
                .isInstanceOf(LimitRefused.class)
                .hasMessage("value: must be at most 100, the limit of client CLIENT13, unless over_allocated; was 150");

        final LimitProposal asked = proposals.propose(
                over("PT-01", "account", "ACC13", 150, "instrument", "INTC", Optional.of(true)), Optional.empty());
        assertThat(asked.overAllocated()).isTrue();
        assertThat(asked.approvalsNeeded())
                .as("a new limit, but above its parent")
                .isEqualTo(1);
        assertThat(carriedOut(asked, "risk2").overAllocated()).isTrue();

        final LimitInForce tightened = carriedOut(proposals.propose(
                over("PT-01", "account", "ACC13", 140, "instrument", "INTC", Optional.empty()), Optional.empty()));
        assertThat(tightened.overAllocated()).as("stays as it is").isTrue();
        assertThatThrownBy(() -> proposals.propose(
                        over("PT-01", "account", "ACC13", 140, "instrument", "INTC", Optional.of(false)),
                        Optional.empty()))
                .hasMessageContaining("unless over_allocated; was 140");
        final LimitProposal below = proposals.propose(
                over("PT-01", "account", "ACC13", 90, "instrument", "INTC", Optional.of(false)), Optional.empty());
        assertThat(below.approvalsNeeded()).isZero();
        assertThat(carriedOut(below).overAllocated()).isFalse();
        assertThatThrownBy(() -> database.jdbi()
                        .useHandle(handle -> handle.execute("SELECT set_limit('PT-01', 'account', 'ACC13', 80, 'risk',"
                                + " 'behind', 'instrument', 'INTC', p_over_allocated => true)")))
                .hasMessageContaining("takes a proposal that another operator approves");
    }

    @Test
    void aLimitOfOneInstrumentIsHeldToItsParentsLimitOfEach() {
        carriedOut(proposals.propose(
                new LimitWish(
                        "PT-09",
                        "client",
                        "CLIENT14",
                        BigDecimal.valueOf(100),
                        true,
                        LimitWish.Target.USUAL,
                        new LimitWish.Authority("risk", Optional.empty(), "asked for"),
                        OptionalLong.empty(),
                        "",
                        Optional.empty()),
                Optional.empty()));
        assertThatThrownBy(() -> proposals.propose(
                        over("PT-09", "account", "ACC14", 101, "instrument", "INTC", Optional.empty()),
                        Optional.empty()))
                .hasMessage("value: must be at most 100, the limit of client CLIENT14, unless over_allocated; was 101");
    }

    @Test
    void sqlCannotLoosenInSilence() {
        tighten("CLIENT5", 100);
        assertThatThrownBy(() -> limits.set(wish("CLIENT5", 101)))
                .isInstanceOf(LimitRefused.class)
                .hasMessageContaining("approver");
        assertThatThrownBy(() -> database.jdbi()
                        .useHandle(handle -> handle.execute("UPDATE current_limits SET value = 200, author = 'risk',"
                                + " approver = 'risk2' WHERE control = 'PT-01' AND scope_name = 'CLIENT5'")))
                .hasMessageContaining("takes a proposal that another operator approves");
        assertThatThrownBy(() -> database.jdbi()
                        .useHandle(handle -> handle.execute("INSERT INTO limits SELECT"
                                + " (jsonb_populate_record(l, '{\"version\": 99, \"value\": 500, \"kind\": \"set\"}')).* FROM"
                                + " limits l JOIN current_limits c USING (limit_id, version) WHERE c.control = 'PT-01' AND"
                                + " c.scope_name = 'CLIENT5'")))
                .hasMessageContaining("takes a proposal that another operator approves");
        assertThat(limits.set(wish("CLIENT5", 90)).value()).as("tightened").isEqualByComparingTo("90");
    }

    @Test
    void aProposalIsCarriedOutOnlyOnWhatTheProposerSaw() {
        tighten("CLIENT6", 100);
        final LimitProposal asked = propose("CLIENT6", 150);
        tighten("CLIENT6", 50);
        proposals.approve(asked.proposalId(), "risk2");
        assertThatThrownBy(() -> proposals.carryOut(asked.proposalId()))
                .isInstanceOf(LimitRefused.class)
                .hasMessageContaining("expected_version");
    }

    @Test
    void aProposalCanBeWithdrawnAndExpires() {
        tighten("CLIENT7", 100);
        final long withdrawn = propose("CLIENT7", 150).proposalId();
        assertThat(proposals.withdraw(withdrawn, "risk", "not needed").state()).isEqualTo("withdrawn");
        assertThatThrownBy(() -> proposals.approve(withdrawn, "risk2")).hasMessageContaining("is withdrawn");
        final long late = propose("CLIENT7", 150).proposalId();
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("UPDATE limit_proposals SET proposed_at = now() - interval"
                                + " '2 days', expires_at = now() - interval '1 day' WHERE proposal_id = :id")
                        .bind("id", late)
                        .execute());
        assertThat(proposals.find(late).orElseThrow().state()).isEqualTo("expired");
        assertThatThrownBy(() -> proposals.approve(late, "risk2")).hasMessageContaining("has expired");
        assertThat(proposals.proposals(true, 100))
                .extracting(LimitProposal::proposalId)
                .doesNotContain(withdrawn, late);
    }

    @Test
    void aTemporaryRaiseEndsTodayAndItsRevertIsTheNextVersion() throws Exception {
        final LimitInForce before = tighten("CLIENT8", 100);
        assertThatThrownBy(() -> proposals.propose(
                        wish("CLIENT8", 150), Optional.of(Instant.now().plus(2, ChronoUnit.DAYS))))
                .hasMessageContaining("end of the day");
        assertThatThrownBy(() -> proposals.propose(
                        wish("CLIENT8", 150), Optional.of(Instant.now().minusSeconds(1))))
                .hasMessageContaining("must lie ahead");
        final Instant until = Instant.now()
                .truncatedTo(ChronoUnit.DAYS)
                .plus(1, ChronoUnit.DAYS)
                .minusMillis(1);
        final LimitProposal asked = proposals.propose(wish("CLIENT8", 150), Optional.of(until));
        proposals.approve(asked.proposalId(), "risk2");
        final long version = proposals.carryOut(asked.proposalId()).version().orElseThrow();
        assertThat(version).isEqualTo(before.version() + 1);

        play(before.limitId(), version, version + 1, until);

        final List<Map<String, String>> history =
                new GovernanceTable(database).history(before.limitId()).named();
        assertThat(history.get(0))
                .containsEntry("kind", "revert")
                .containsEntry("value", "100")
                .containsEntry("from_value", "150")
                .containsEntry("author", "system")
                .containsEntry("event_number", "2");
        assertThat(history.get(1))
                .containsEntry("kind", "temporary")
                .containsEntry("approver", "risk2")
                .containsEntry("valid_until", until.toString())
                .containsEntry("event_number", "1");
        assertThat(report(before.limitId())).containsEntry("peak", "120");
        assertThat(tighten("CLIENT8", 90).version()).isEqualTo(version + 2);
    }

    @Test
    void whatIsSetBeforeItsTimeLeavesTheVersionOfTheRevertFree() {
        tighten("CLIENT9", 100);
        final LimitProposal asked = proposals.propose(
                wish("CLIENT9", 150),
                Optional.of(Instant.now()
                        .truncatedTo(ChronoUnit.DAYS)
                        .plus(1, ChronoUnit.DAYS)
                        .minusMillis(1)));
        proposals.approve(asked.proposalId(), "risk2");
        final long version = proposals.carryOut(asked.proposalId()).version().orElseThrow();
        assertThat(propose("CLIENT9", 120).approvalsNeeded())
                .as("above what it goes back to")
                .isEqualTo(1);
        assertThat(tighten("CLIENT9", 80).version()).isEqualTo(version + 2);
    }

    @Test
    void theReviewIsShownWhatWasDecided() {
        tighten("CLIENT10", 100);
        final List<GovernanceTable.Lines> evidence = new GovernanceTable(database).evidence();
        assertThat(evidence)
                .extracting(GovernanceTable.Lines::title)
                .contains("Controls", "Limits and their use", "Versions", "Proposals", "Kill switches and drills");
        assertThat(evidence.get(3).named())
                .anySatisfy(line -> assertThat(line)
                        .containsEntry("scope_name", "CLIENT10")
                        .containsEntry("author", "risk")
                        .containsEntry("reason", "asked for"));
    }

    /** The core takes the raise, tells its use, and puts it back. */
    private void play(final long limitId, final long version, final long revertVersion, final Instant at) {
        final long epochNs = TimeUnit.MILLISECONDS.toNanos(at.toEpochMilli());
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
        final boolean[] isTold = {false};
        final JournalFeed feed = new JournalFeed() {
            @Override
            public int poll(final EventHandler handler, final int limit) {
                if (isTold[0]) {
                    return 0;
                }
                isTold[0] = true;
                changed(buffer, limitId, version, LimitChangeKind.TEMPORARY);
                handler.onEvent(1, epochNs - 2, buffer, 0, 512, 1);
                changed(buffer, limitId, revertVersion, LimitChangeKind.REVERTED);
                handler.onEvent(2, epochNs - 1, buffer, 0, 512, 2);
                new LimitUseToldEncoder()
                        .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                        .limitId(limitId)
                        .version(version)
                        .limitValue(15_000_000_000L)
                        .peak(12_000_000_000L)
                        .peakEpochNs(epochNs - 5);
                handler.onEvent(3, epochNs, buffer, 0, 512, 3);
                return 3;
            }

            @Override
            public void close() {}
        };
        try (GovernanceLedger ledger = new GovernanceLedger(database, from -> feed, 3, event -> {}).start()) {
            Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> ledger.writtenTo() == 3);
        }
    }

    private static void changed(
            final UnsafeBuffer buffer, final long limitId, final long version, final LimitChangeKind kind) {
        new LimitChangedEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .limitId(limitId)
                .version(version)
                .control(1)
                .scopeKind(PartyKind.CLIENT)
                .scopeId(8)
                .enabled(Bool.YES)
                .oldValue(0)
                .newValue(1)
                .author("risk")
                .kind(kind)
                .untilEpochNs(0)
                .proposalId(0)
                .approver("")
                .reason("");
    }
}
