package io.trade2026.ops.recon;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.BreakReportedEncoder;
import io.trade2026.messages.sbe.BreakStage;
import io.trade2026.messages.sbe.CopyFate;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.KillSwitchChangedEncoder;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.OrdStatus;
import io.trade2026.messages.sbe.OrderChangedEncoder;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.SessionStateChangedEncoder;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.VenueCopyHeardEncoder;
import io.trade2026.messages.sbe.VenueReportUnmatchedEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every kind of break at every age (PO-01), by a clock of the test's own: 5 s warns, 30 s stops the client, 5 minutes the venue. */
class MatcherTest {
    private static final int VENUE = 900;
    private static final int COPY = 903;
    private static final long S = 1_000_000_000L;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[4_096]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final List<byte[]> journal = new ArrayList<>();
    private final Map<Integer, Long> times = new TreeMap<>();
    private Matcher matcher = new Matcher(ReconSettings.USUAL);
    private long nowNs = 1_795_000_000L * S;

    @BeforeEach
    void copyIsUp() {
        copyLink(true);
    }

    private void send(int encodedLength) {
        byte[] bytes = new byte[MessageHeaderEncoder.ENCODED_LENGTH + encodedLength];
        buffer.getBytes(0, bytes);
        journal.add(bytes);
        times.put(journal.size(), nowNs);
        matcher.onEvent(journal.size(), nowNs, buffer, 0);
        buffer.setMemory(0, buffer.capacity(), (byte) 0);
    }

    private void copyLink(boolean isUp) {
        var letter = new SessionStateChangedEncoder().wrapAndApplyHeader(buffer, 0, header);
        letter.sessionId(COPY).up(isUp ? Bool.YES : Bool.NO).copyOf(VENUE).text("");
        send(letter.encodedLength());
    }

    private void own(OrderFact fact, String orderId, String execId, int qty, int px, int leaves) {
        var letter = new OrderChangedEncoder().wrapAndApplyHeader(buffer, 0, header);
        letter.fact(fact)
                .lastQtyE8(qty * Decimal8.ONE)
                .lastPxE8(px * Decimal8.ONE)
                .venueOrderId(orderId)
                .venueExecId(execId)
                .venueSessionId(VENUE);
        letter.order()
                .orderId(7)
                .accountId(3)
                .venueId(1)
                .leavesQtyE8(leaves * Decimal8.ONE)
                .ordStatus(fact == OrderFact.CANCELED ? OrdStatus.CANCELED : OrdStatus.PARTIALLY_FILLED);
        letter.order().terms().side(Side.BUY).account("ACC3").symbol("INTC");
        letter.text("").custom("");
        send(letter.encodedLength());
    }

    private void filled(String orderId, String execId, int qty, int leaves) {
        own(OrderFact.FILLED, orderId, execId, qty, 100, leaves);
    }

    private void copy(ExecType type, String orderId, String execId, int qty, int px, int leaves, CopyFate fate) {
        var letter = new VenueCopyHeardEncoder().wrapAndApplyHeader(buffer, 0, header);
        letter.venueSessionId(VENUE)
                .venueId(1)
                .venueOrderId(orderId)
                .execId(execId)
                .account("ACC3")
                .execType(type)
                .side(Side.BUY)
                .lastQtyE8(qty * Decimal8.ONE)
                .lastPxE8(px * Decimal8.ONE)
                .leavesQtyE8(leaves * Decimal8.ONE)
                .fate(fate);
        send(VenueCopyHeardEncoder.BLOCK_LENGTH);
    }

    private void copied(String orderId, String execId, int qty, int leaves) {
        copy(ExecType.TRADE, orderId, execId, qty, 100, leaves, CopyFate.KNOWN);
    }

    private void unknown(String orderId, String execId, int qty) {
        copy(ExecType.TRADE, orderId, execId, qty, 100, 0, CopyFate.SUSPENDED);
    }

    /** What is due after so many milliseconds; the core is told, and says so in the journal. */
    private List<String> after(long ms) {
        nowNs += ms * 1_000_000;
        List<String> lines = new ArrayList<>();
        for (Matcher.Due due : matcher.due(nowNs, nowNs, nowNs + S)) {
            lines.add(due.stage() + " " + due.difference().kind() + " "
                    + due.difference().place().accountId());
            say(due.difference(), due.stage(), Reconciliation.USER);
        }
        for (Difference kill : matcher.killsDue(nowNs, nowNs + S)) {
            lines.add("KILL " + kill.venue());
            var letter = new KillSwitchChangedEncoder().wrapAndApplyHeader(buffer, 0, header);
            letter.correlationId(kill.eventNumber())
                    .scopeKind(KillScope.VENUE)
                    .engaged(Bool.YES)
                    .user(Reconciliation.USER)
                    .reason("");
            send(letter.encodedLength());
        }
        return lines;
    }

    private void say(Difference difference, BreakStage stage, String user) {
        var letter = new BreakReportedEncoder().wrapAndApplyHeader(buffer, 0, header);
        letter.breakEvent(difference.eventNumber())
                .stage(stage)
                .kind(difference.kind())
                .venueName("XSIM")
                .user(user)
                .text("said");
        send(letter.encodedLength());
    }

    private ReconState state() {
        return matcher.state(nowNs, true, 0);
    }

    private List<String> texts() {
        return state().breaks().stream()
                .map(each -> each.stage() + " " + each.text())
                .toList();
    }

    @Test
    void whatBothSidesTellAlikeIsNoBreakWhicheverIsFirst() {
        filled("V1", "E1", 40, 60);
        copied("V1", "E1", 40, 60);
        copy(ExecType.TRADE, "V1", "E2", 60, 100, 0, CopyFate.SUSPENDED);
        filled("V1", "E2", 60, 0);
        copied("V1", "E2", 60, 0);
        assertThat(after(10_000)).isEmpty();
        assertThat(state().state()).isEqualTo("MATCHED");
        assertThat(state().matched()).isEqualTo(2);
        assertThat(state().waiting()).isZero();
    }

    @Test
    void anExecutionThatIsMissingHereGrowsOlderUntilTheVenueIsStopped() {
        own(OrderFact.ACCEPTED, "V1", "", 0, 0, 100);
        unknown("V1", "E1", 40);
        own(OrderFact.CANCELED, "V1", "", 0, 0, 0);
        assertThat(after(5_000)).isEmpty();
        assertThat(after(1)).containsExactly("WARNED MISSING_HERE 3");
        assertThat(after(24_000)).isEmpty();
        assertThat(after(1_000)).containsExactly("ALERTED MISSING_HERE 3");
        assertThat(after(269_000)).isEmpty();
        assertThat(after(1_000)).containsExactly("FIRM_BLOCKED MISSING_HERE 3", "KILL XSIM");
        assertThat(after(60_000)).as("each once").isEmpty();
        assertThat(texts())
                .containsExactly("FIRM_BLOCKED ExecID(17) E1 of OrderID(37) V1: bought 40 at 100 is in the drop copy,"
                        + " and not booked here; it is in suspense");
        filled("V1", "E1", 40, 0);
        assertThat(after(0)).containsExactly("MATCHED MISSING_HERE 3");
        assertThat(state().state()).isEqualTo("MATCHED");
        assertThat(state().breaks()).extracting(ReconState.BreakRow::stage).containsExactly("MATCHED");
    }

    @Test
    void anExecutionThatIsMissingThereAgesOnlyWhileACopyCanCome() {
        filled("V1", "E1", 40, 60);
        assertThat(after(4_000)).isEmpty();
        copyLink(false);
        assertThat(after(600_000)).isEmpty();
        copyLink(true);
        assertThat(after(5_000)).isEmpty();
        assertThat(after(1)).containsExactly("WARNED MISSING_THERE 3");
        assertThat(texts())
                .containsExactly("WARNED ExecID(17) E1 of OrderID(37) V1: bought 40 at 100 is booked here,"
                        + " and not in the drop copy");
        copied("V1", "E1", 40, 60);
        assertThat(after(0)).containsExactly("MATCHED MISSING_THERE 3");
    }

    @Test
    void fieldsThatDifferStandUntilSomebodyResolvesThem() {
        filled("V1", "E1", 40, 0);
        copy(ExecType.TRADE, "V1", "E1", 41, 101, 0, CopyFate.KNOWN);
        assertThat(after(5_001)).containsExactly("WARNED FIELDS_DIFFER 3");
        assertThat(texts())
                .containsExactly("WARNED ExecID(17) E1: LastQty(32) is 41 in the drop copy, booked is 40,"
                        + " LastPx(31) is 101 in the drop copy, booked is 100");
        say(
                matcher.due(nowNs + 60 * S, nowNs + 60 * S, nowNs + 61 * S)
                        .get(0)
                        .difference(),
                BreakStage.RESOLVED,
                "risk");
        assertThat(after(600_000)).isEmpty();
        assertThat(state().breaks())
                .extracting(each -> each.stage() + " by " + each.user())
                .containsExactly("RESOLVED by risk");
    }

    @Test
    void leavesThatDifferAreABreakOnceTheOrderRests() {
        own(OrderFact.ACCEPTED, "V1", "", 0, 0, 100);
        copy(ExecType.NEW, "V1", "N1", 0, 0, 100, CopyFate.NOTED);
        assertThat(after(600_000)).isEmpty();
        copy(ExecType.CANCELED, "V1", "C1", 0, 0, 0, CopyFate.NOTED);
        assertThat(after(4_000)).isEmpty();
        own(OrderFact.FILLED, "V1", "", 0, 0, 90);
        assertThat(after(4_000)).as("it has moved").isEmpty();
        assertThat(after(1_001)).containsExactly("WARNED LEAVES_DIFFER 3");
        assertThat(texts())
                .containsExactly("WARNED OrderID(37) V1: LeavesQty(151) is 0 in the drop copy, here it is 90");
        own(OrderFact.CANCELED, "V1", "", 0, 0, 0);
        assertThat(after(0)).containsExactly("MATCHED LEAVES_DIFFER 3");
        assertThat(after(600_000)).isEmpty();
    }

    @Test
    void anOrderOfNobodyIsNobodysClientButStopsTheVenue() {
        unknown("V9", "E9", 5);
        assertThat(after(5_001)).containsExactly("WARNED MISSING_HERE 0");
        assertThat(after(25_000)).containsExactly("ALERTED MISSING_HERE 0");
        assertThat(after(270_000)).containsExactly("FIRM_BLOCKED MISSING_HERE 0", "KILL XSIM");
    }

    @Test
    void whatTheSessionToldOfAnUnknownOrderIsNotMissing() {
        var letter = new VenueReportUnmatchedEncoder().wrapAndApplyHeader(buffer, 0, header);
        letter.venueSessionId(VENUE)
                .venueOrderId("V9")
                .execId("E9")
                .execType(ExecType.TRADE)
                .side(Side.BUY)
                .lastQtyE8(5 * Decimal8.ONE)
                .lastPxE8(100 * Decimal8.ONE);
        send(VenueReportUnmatchedEncoder.BLOCK_LENGTH);
        copied("V9", "E9", 5, 0);
        assertThat(after(600_000)).isEmpty();
        assertThat(state().matched()).isEqualTo(1);
    }

    @Test
    void aBustEndsWhatOnlyTheCopyHadTold() {
        unknown("V1", "E1", 40);
        assertThat(after(5_001)).containsExactly("WARNED MISSING_HERE 0");
        var letter = new VenueCopyHeardEncoder().wrapAndApplyHeader(buffer, 0, header);
        letter.venueSessionId(VENUE)
                .venueOrderId("V1")
                .execId("H1")
                .execRefId("E1")
                .execType(ExecType.TRADE_CANCEL)
                .leavesQtyE8(Decimal8.NULL)
                .fate(CopyFate.TAKEN_BACK);
        send(VenueCopyHeardEncoder.BLOCK_LENGTH);
        assertThat(after(0)).containsExactly("MATCHED MISSING_HERE 0");
    }

    @Test
    void aVenueWithoutADropCopyHasNoBreaks() {
        matcher = new Matcher(ReconSettings.USUAL);
        filled("V1", "E1", 40, 0);
        assertThat(after(600_000)).isEmpty();
        assertThat(state().venues()).isEmpty();
    }

    @Test
    void aRestartTellsNothingTwiceAndForgetsNothing() {
        filled("V1", "E1", 40, 60);
        unknown("V9", "E9", 5);
        after(5_001);
        after(25_000);
        after(270_000);
        List<String> before = texts();
        matcher = new Matcher(ReconSettings.USUAL);
        for (int number = 1; number <= journal.size(); number++) {
            matcher.onEvent(number, times.getOrDefault(number, 0L), new UnsafeBuffer(journal.get(number - 1)), 0);
        }
        assertThat(texts()).isEqualTo(before).hasSize(2);
        assertThat(after(60_000)).isEmpty();
        assertThat(state().state()).isEqualTo("BROKEN");
    }
}
