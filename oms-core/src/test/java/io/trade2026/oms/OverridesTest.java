package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.LimitLevel;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.OverrideChangedDecoder;
import io.trade2026.messages.sbe.OverrideRefusalEncoder;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.SetLimitEncoder;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.SoftLimitMetDecoder;
import io.trade2026.messages.sbe.VenueOrderSentDecoder;
import io.trade2026.messages.sbe.VenueReplaceSentDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Soft limits for orders by hand, and the override of one refused order (risk-controls 2.9, 2.12). */
class OverridesTest {
    private final Desk desk = new Desk();
    private long version = 1_000_000;

    private void limit(Control control, long value, LimitLevel level) {
        limit(control, LimitSide.BUY, value, level);
    }

    private void limit(Control control, LimitSide side, long value, LimitLevel level) {
        var letter = new SetLimitEncoder()
                .wrapAndApplyHeader(desk.blank(), 0, desk.header())
                .version(++version)
                .limitId(90_000L + control.code() * 4L + side.value())
                .control(control.code())
                .scopeKind(PartyKind.ACCOUNT)
                .scopeId(1)
                .instrumentScope(InstrumentScope.ANY)
                .side(side)
                .enabled(Bool.YES)
                .value(value)
                .level(level)
                .author("risk")
                .reason("test");
        desk.send(letter.encodedLength());
        desk.heard();
    }

    /** Orders by hand of the account are soft from 10 on. */
    private void softAtTen() {
        limit(Control.PT_01, 10 * Decimal8.ONE, LimitLevel.SOFT);
    }

    private void enter(String qty) {
        desk.house().enter(Desk.CLIENT, "ACC1", Side.BUY, qty, "100");
    }

    private void agree(long refusal, boolean ofCompliance, String user) {
        var letter = new OverrideRefusalEncoder()
                .wrapAndApplyHeader(desk.blank(), 0, desk.header())
                .correlationId(77)
                .refusal(refusal)
                .compliance(ofCompliance ? Bool.YES : Bool.NO)
                .user(user)
                .reason("the client is known");
        desk.send(letter.encodedLength());
    }

    /** Enters an order that soft limits refuse; returns the number of its refusal. */
    private long refused(String qty) {
        enter(qty);
        desk.heard();
        return lastMet();
    }

    private <T> List<T> letters(int templateId, Function<UnsafeBuffer, T> read) {
        var header = new MessageHeaderDecoder();
        List<T> found = new ArrayList<>();
        for (byte[] letter : desk.letters()) {
            var from = new UnsafeBuffer(letter);
            if (header.wrap(from, 0).templateId() == templateId) {
                found.add(read.apply(from));
            }
        }
        return found;
    }

    private static MessageHeaderDecoder head() {
        return new MessageHeaderDecoder();
    }

    private List<SoftLimitMetDecoder> met() {
        return letters(
                SoftLimitMetDecoder.TEMPLATE_ID, from -> new SoftLimitMetDecoder().wrapAndApplyHeader(from, 0, head()));
    }

    private long lastMet() {
        List<SoftLimitMetDecoder> all = met();
        return all.get(all.size() - 1).header().eventNumber();
    }

    private List<String> overrides() {
        return letters(OverrideChangedDecoder.TEMPLATE_ID, from -> {
            var told = new OverrideChangedDecoder().wrapAndApplyHeader(from, 0, head());
            return told.state() + " " + told.user() + " " + told.approver() + " " + told.compliance();
        });
    }

    private VenueOrderSentDecoder lastSent() {
        var all = letters(
                VenueOrderSentDecoder.TEMPLATE_ID,
                from -> new VenueOrderSentDecoder().wrapAndApplyHeader(from, 0, head()));
        return all.get(all.size() - 1);
    }

    private List<String> told() {
        return desk.heard().stream()
                .map(told -> told.to() + " " + told.msgType())
                .toList();
    }

    @Test
    void aSoftLimitRefusesAnOrderByHandAndSaysWhoMayLetItPass() {
        softAtTen();
        int orders = desk.core().orderCount();
        enter("10");
        assertThat(told()).contains("venue D");
        enter("11");

        List<Told> heard = desk.heard();
        assertThat(heard).extracting(Told::msgType).containsExactly("SOFT_LIMIT", "REFUSED");
        assertThat(heard.get(1).field(58))
                .startsWith("RSK-01 ORDER_EXCEEDS_QTY")
                .contains("passes with OrderQty <= 10")
                .endsWith("; soft: risk may override refusal " + lastMet() + " within 300 s");
        SoftLimitMetDecoder met = met().get(0);
        assertThat(met.user()).isEqualTo("desk");
        assertThat(met.byRisk()).isEqualTo(Bool.YES);
        assertThat(met.byCompliance()).isEqualTo(Bool.NO);
        assertThat(met.explanation().limit()).isEqualTo(10 * Decimal8.ONE);
        assertThat(met.explanation().thisOrder()).isEqualTo(11 * Decimal8.ONE);
        assertThat(desk.core().orderCount()).isEqualTo(orders + 1);
    }

    @Test
    void automatedFlowMeetsASoftLimitAsAHardOne() {
        softAtTen();
        desk.place("A", "11", "100");
        assertThat(desk.heard()).singleElement().asString().contains("RSK-01");
        desk.house().check(Desk.CLIENT, "ACC1", Side.BUY, "11", "100");
        assertThat(desk.lines()).containsExactly("REFUSES ORDER_EXCEEDS_QTY passes 10");
        assertThat(met()).isEmpty();
    }

    @Test
    void anotherPersonLetsThatOneOrderPassOnce() {
        softAtTen();
        long refusal = refused("11");
        agree(refusal, false, "risk1");
        enter("11");

        assertThat(told()).containsExactly("ops ENTER", "desk OVERRIDE_USED", "venue D");
        assertThat(overrides()).containsExactly("GIVEN desk risk1 ", "USED desk risk1 ");
        VenueOrderSentDecoder sent = lastSent();
        assertThat(sent.overrideOf()).isEqualTo(refusal);
        assertThat(sent.explanation().denial()).isZero();
        assertThat(sent.explanation().control()).isEqualTo(Control.PT_01.code());
        assertThat(sent.explanation().limit()).isEqualTo(10 * Decimal8.ONE);
        assertThat(sent.explanation().thisOrder()).isEqualTo(11 * Decimal8.ONE);
        enter("11");
        assertThat(told()).as("once").containsExactly("desk SOFT_LIMIT", "ops REFUSED");
        enter("9");
        assertThat(lastSent().overrideOf()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "0, false, desk,  user: must be another person than the one who entered the order",
        "0, false, '',    user: must be given",
        "0, true,  comp1, 'user: is of compliance, and only risk has to agree'",
        "1, false, risk1, 'refusal: is none that waits for an override, was '",
    })
    void nobodyElseMay(long besides, boolean ofCompliance, String user, String why) {
        softAtTen();
        long refusal = refused("11");
        agree(refusal + besides, ofCompliance, user);
        assertThat(desk.heard())
                .singleElement()
                .extracting(told -> told.field(58))
                .asString()
                .startsWith(why);
        enter("11");
        assertThat(told()).containsExactly("desk SOFT_LIMIT", "ops REFUSED");
        assertThat(overrides()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ACC1, BUY,  12, 100",
        "ACC1, BUY,  11, 101",
        "ACC1, SELL, 11, 100",
    })
    void anotherOrderIsNotCovered(String account, Side side, String qty, String price) {
        softAtTen();
        limit(Control.PT_01, LimitSide.SELL, 10 * Decimal8.ONE, LimitLevel.SOFT);
        agree(refused("11"), false, "risk1");
        desk.heard();
        desk.house().enter(Desk.CLIENT, account, side, qty, price);
        assertThat(told()).containsExactly("desk SOFT_LIMIT", "ops REFUSED");
        enter("11");
        assertThat(told()).as("the one that is covered").contains("desk OVERRIDE_USED", "venue D");
    }

    @Test
    void anOverrideIsOverAfterItsTime() {
        softAtTen();
        agree(refused("11"), false, "risk1");
        desk.pass(Overrides.GOOD_NS - Desk.STEP_NS - 1);
        desk.restart();
        desk.pass(1);
        assertThat(overrides()).containsExactly("GIVEN desk risk1 ", "EXPIRED desk risk1 ");
        desk.heard();
        enter("11");
        assertThat(told()).containsExactly("desk SOFT_LIMIT", "ops REFUSED");
    }

    @Test
    void oneThatHasToMakeRoomForNewerRefusalsIsToldToBeOver() {
        softAtTen();
        agree(refused("11"), false, "risk1");
        for (int qty = 12; qty <= 212; qty++) {
            enter(Integer.toString(qty));
        }
        assertThat(overrides()).containsExactly("GIVEN desk risk1 ", "EXPIRED desk risk1 ");
        desk.heard();
        enter("11");
        assertThat(told()).containsExactly("desk SOFT_LIMIT", "ops REFUSED");
    }

    @Test
    void itIsOverBeforeTheNextDecisionWhenTheCoreWasDownAtThatInstant() {
        softAtTen();
        agree(refused("11"), false, "risk1");
        desk.restart();
        desk.heard();
        desk.withoutLeader(Overrides.GOOD_NS);
        enter("11");
        assertThat(overrides()).containsExactly("GIVEN desk risk1 ", "EXPIRED desk risk1 ");
        assertThat(told()).containsExactly("desk SOFT_LIMIT", "ops REFUSED");
    }

    @Test
    void aRefusalCannotBeOverriddenAfterItsTime() {
        softAtTen();
        long refusal = refused("11");
        desk.pass(Overrides.WAITS_NS);
        agree(refusal, false, "risk1");
        assertThat(told()).containsExactly("ops REFUSED");
        assertThat(overrides()).isEmpty();
    }

    @Test
    void anOverrideSurvivesARestartAndAReplayDecidesTheSame() {
        softAtTen();
        long refusal = refused("11");
        desk.restart();
        agree(refusal, false, "risk1");
        desk.restart();
        enter("11");
        assertThat(overrides()).containsExactly("GIVEN desk risk1 ", "USED desk risk1 ");

        var sink = new RecordingEventSink(0);
        var replayed = new OmsCore(CoreLimits.USUAL, sink, CoreTimers.NONE);
        desk.log().forEach(logged -> logged.playTo(replayed));
        assertThat(replayed.stateHash()).isEqualTo(desk.core().stateHash());
        assertThat(sink.letters()).usingRecursiveComparison().isEqualTo(desk.letters());
    }

    @Test
    void neverLetsAHardLimitOrAKillSwitchPass() {
        softAtTen();
        agree(refused("11"), false, "risk1");
        desk.kill(KillScope.ACCOUNT, "ACC1", true);
        desk.heard();
        enter("11");
        assertThat(desk.heard())
                .extracting(told -> told.field(58))
                .singleElement()
                .asString()
                .contains("KS-01");
        desk.kill(KillScope.ACCOUNT, "ACC1", false);
        limit(Control.PT_01, 10 * Decimal8.ONE, LimitLevel.HARD);
        enter("11");
        assertThat(desk.heard())
                .extracting(told -> told.field(58))
                .singleElement()
                .asString()
                .startsWith("RSK-01")
                .doesNotContain("soft");
        softAtTen();
        enter("11");
        assertThat(told()).as("it was not used up").contains("desk OVERRIDE_USED", "venue D");
    }

    @Test
    void aReplaceByHandIsOverriddenLikeAnOrder() {
        softAtTen();
        enter("10");
        desk.venue(ExecType.NEW, desk.lastVenueRequestId(), "n1").send();
        long orderId = lastSent().orderId();
        desk.house().replace(orderId, "15", "");
        assertThat(met().get(0).orderId()).isEqualTo(orderId);
        desk.heard();
        agree(lastMet(), false, "risk1");
        desk.house().replace(orderId, "15", "");

        assertThat(told()).containsExactly("ops REPLACE", "desk OVERRIDE_USED", "venue G");
        var replaced = letters(
                VenueReplaceSentDecoder.TEMPLATE_ID,
                from -> new VenueReplaceSentDecoder().wrapAndApplyHeader(from, 0, head()));
        assertThat(replaced.get(0).overrideOf()).isEqualTo(lastMet());
    }

    @Test
    void aListIsPassedByComplianceAndASizeByRiskNeverBothByOne() {
        softAtTen();
        limit(Control.PT_11_TRADING, 0, LimitLevel.SOFT);
        long refusal = refused("11");
        assertThat(met().get(0).limitsMet()).isEqualTo(2);
        agree(refusal, false, "risk1");
        agree(refusal, true, "risk1");
        assertThat(desk.heard())
                .extracting(told -> told.field(58))
                .singleElement()
                .isEqualTo("user: nobody agrees for both risk and compliance");
        enter("11");
        assertThat(told()).as("one of two").containsExactly("desk SOFT_LIMIT", "ops REFUSED");
        agree(refusal, true, "comp1");
        enter("11");
        assertThat(told()).contains("desk OVERRIDE_USED", "venue D");
        assertThat(overrides())
                .containsExactly("AGREED desk risk1 ", "GIVEN desk risk1 comp1", "USED desk risk1 comp1");
    }
}
