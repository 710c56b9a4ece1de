package io.trade2026.risk;

import static io.trade2026.risk.RiskWorld.INTC;
import static io.trade2026.risk.RiskWorld.e8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Control;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.LimitLevel;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.Side;
import io.trade2026.risk.controls.OrderView;
import io.trade2026.risk.limits.LimitChange;
import io.trade2026.risk.reference.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Soft and hard limits (risk-controls 2.9): the table levels.csv line by line, and what no table says. */
class SoftLimitsTest {
    private static final List<PartyKind> NODES =
            List.of(PartyKind.TRADER, PartyKind.ACCOUNT, PartyKind.CLIENT, PartyKind.FIRM);

    private long version = 1_000;

    /** One line of the table. */
    record Line(String control, String level, String flow, String agreed, String answer) {
        static Line of(String text) {
            String[] cells =
                    Arrays.stream(text.split(",", -1)).map(String::trim).toArray(String[]::new);
            return new Line(cells[0], cells[1], cells[2], cells[3], cells[4]);
        }

        LimitLevel limitLevel() {
            return level.equals("soft") ? LimitLevel.SOFT : LimitLevel.HARD;
        }
    }

    static List<Line> table() throws IOException {
        try (InputStream from = SoftLimitsTest.class.getResourceAsStream("/levels.csv")) {
            if (from == null) {
                throw new IOException("levels.csv is not on the class path");
            }
            return new String(from.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("control,") && !line.isBlank())
                    .map(Line::of)
                    .toList();
        }
    }

    private LimitChange set(RiskWorld world, Control control, PartyKind node, long value, LimitLevel level) {
        long limitId = 10_000L + control.code() * 100L + node.value();
        world.limitLetter(limitId, ++version, control, node, 1, value)
                .side(LimitSide.BUY)
                .level(level);
        return world.sendLimit();
    }

    /** An order of 10 at 100 that goes beyond the limit of the line. */
    private OrderView beyond(RiskWorld world, Line line, PartyKind node) {
        if (line.control().startsWith("PT-03")) {
            world.instrumentLetter(INTC, "INTC", "EQUITY")
                    .version(2)
                    .productGroup("CHIPS")
                    .passiveBandBp(1_000);
            world.sendInstrument();
            return world.sent(Side.BUY, "10", line.control().endsWith("passive") ? "80" : "170");
        }
        Control control = Control.valueOf(line.control().replace('-', '_'));
        long value = switch (control) {
            case PT_01 -> e8("9");
            case PT_05_COUNT, PT_11_ORD_TYPES -> 1;
            case PT_17_SHARE -> 100;
            default -> 0;
        };
        set(world, Control.PT_17_VOLUME, PartyKind.FIRM, e8("900"), LimitLevel.HARD);
        assertThat(set(world, control, node, value, line.limitLevel()).outcome())
                .isEqualTo(Outcome.APPLIED);
        world.price("INTC", "99", "100", null);
        OrderView order = world.sent(Side.BUY, "10", "100");
        if (control == Control.PT_05_COUNT) {
            world.placed(world.sent(Side.BUY, "10", "100"));
        }
        return order;
    }

    private static String answer(RiskWorld world, OrderView order) {
        Denial denial = world.place(order);
        boolean isSoft = world.decision.soft().stands();
        assertThat(isSoft && denial == null).isFalse();
        return denial == null ? "passes" : isSoft ? "soft" : "refused";
    }

    @ParameterizedTest
    @MethodSource("table")
    void answersAsTheTableSaysOnEveryNodeAndAfterARestart(Line line) {
        for (PartyKind node : NODES) {
            RiskWorld world = RiskWorld.whole();
            OrderView order = beyond(world, line, node);
            if (line.flow().equals("hand")) {
                order.byHand(line.agreed().contains("risk"), line.agreed().contains("compliance"));
            }
            assertThat(answer(world, order)).as("%s of %s", line, node).isEqualTo(line.answer());
            assertThat(answer(world.restarted(), order))
                    .as("after a restart: %s", line)
                    .isEqualTo(line.answer());
        }
    }

    @Test
    void aHardLimitRefusesWhateverSoftOneComesBeforeIt() {
        RiskWorld world = RiskWorld.whole();
        set(world, Control.PT_01, PartyKind.TRADER, e8("10"), LimitLevel.SOFT);
        set(world, Control.PT_01, PartyKind.ACCOUNT, e8("20"), LimitLevel.HARD);

        assertThat(answer(world, world.sent(Side.BUY, "10", "100").byHand(false, false)))
                .isEqualTo("passes");
        assertThat(answer(world, world.sent(Side.BUY, "20", "100").byHand(false, false)))
                .isEqualTo("soft");
        assertThat(world.decision.wouldPass()).isEqualTo(e8("10"));
        assertThat(answer(world, world.sent(Side.BUY, "20", "100").byHand(true, true)))
                .isEqualTo("passes");
        assertThat(world.decision.limit()).as("evidence of what was passed").isEqualTo(e8("10"));
        assertThat(answer(world, world.sent(Side.BUY, "21", "100").byHand(true, true)))
                .isEqualTo("refused");
        assertThat(world.decision.limit()).isEqualTo(e8("20"));
        assertThat(world.decision.soft().stands()).isFalse();
    }

    @Test
    void aLaterControlThatIsHardLeavesNothingOfTheSoftRefusal() {
        RiskWorld world = RiskWorld.whole();
        set(world, Control.PT_01, PartyKind.TRADER, e8("10"), LimitLevel.SOFT);
        world.limit(Control.PT_10_COUNT, PartyKind.ACCOUNT, 1, InstrumentScope.ANY, 0, 0);

        assertThat(answer(world, world.sent(Side.BUY, "11", "100").byHand(true, true)))
                .isEqualTo("refused");
        assertThat(world.decision.denial()).isEqualTo(Denial.OPEN_ORDERS_EXCEEDED);
        assertThat(world.decision.limit()).isZero();
        assertThat(world.decision.scopeKind()).isEqualTo(PartyKind.ACCOUNT);
    }

    @Test
    void whatTwoSoftLimitsRefuseTakesAllWhoHaveToAgree() {
        RiskWorld world = RiskWorld.whole();
        set(world, Control.PT_01, PartyKind.TRADER, e8("5"), LimitLevel.SOFT);
        set(world, Control.PT_01, PartyKind.FIRM, e8("8"), LimitLevel.SOFT);
        set(world, Control.PT_11_TRADING, PartyKind.CLIENT, 0, LimitLevel.SOFT);

        assertThat(answer(world, world.sent(Side.BUY, "9", "100").byHand(true, false)))
                .isEqualTo("soft");
        assertThat(world.decision.soft().count()).isEqualTo(3);
        assertThat(world.decision.soft().ofRisk()).isTrue();
        assertThat(world.decision.soft().ofCompliance()).isTrue();
        assertThat(answer(world, world.sent(Side.BUY, "9", "100").byHand(true, true)))
                .isEqualTo("passes");
    }

    @ParameterizedTest
    @EnumSource(Control.class)
    void onlyControlsOfTheCatalogueTakeASoftLimit(Control control) {
        RiskWorld world = RiskWorld.whole();
        if (!control.takesLimits()) {
            assertThat(control.maySoften()).isFalse();
            return;
        }
        LimitChange change = set(world, control, PartyKind.ACCOUNT, 0, LimitLevel.SOFT);
        assertThat(change.outcome()).isEqualTo(control.maySoften() ? Outcome.APPLIED : Outcome.NEVER_SOFT);
    }

    @Test
    void softeningLoosensAndATemporaryValueKeepsItsLevel() {
        RiskWorld world = RiskWorld.whole();
        set(world, Control.PT_01, PartyKind.TRADER, e8("10"), LimitLevel.HARD);
        LimitChange softened = set(world, Control.PT_01, PartyKind.TRADER, e8("10"), LimitLevel.SOFT);
        assertThat(softened.loosens()).isTrue();
        assertThat(softened.oldLevel()).isEqualTo(LimitLevel.HARD);
        assertThat(softened.level()).isEqualTo(LimitLevel.SOFT);
        assertThat(set(world, Control.PT_01, PartyKind.TRADER, e8("10"), LimitLevel.HARD)
                        .loosens())
                .isFalse();

        long limitId = 10_000L + Control.PT_01.code() * 100L + PartyKind.TRADER.value();
        world.limitLetter(limitId, ++version, Control.PT_01, PartyKind.TRADER, 1, e8("12"))
                .side(LimitSide.BUY)
                .level(LimitLevel.SOFT)
                .untilEpochNs(world.nowEpochNs + 1)
                .revertVersion(++version)
                .revertValue(e8("10"));
        assertThat(world.sendLimit().level()).isEqualTo(LimitLevel.HARD);
        assertThat(answer(world, world.sent(Side.BUY, "13", "100").byHand(true, true)))
                .isEqualTo("refused");
    }
}
