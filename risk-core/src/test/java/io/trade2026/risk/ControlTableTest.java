package io.trade2026.risk;

import static io.trade2026.risk.RiskWorld.INTC;
import static io.trade2026.risk.RiskWorld.e4;
import static io.trade2026.risk.RiskWorld.e8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Control;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.Side;
import io.trade2026.risk.controls.Decision;
import io.trade2026.risk.controls.OrderView;
import io.trade2026.risk.exposure.Reservation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table controls.csv, line by line: one step below the limit, at it, one step above it, on every node and set. */
class ControlTableTest {
    private static final List<PartyKind> NODES = List.of(
            PartyKind.STRATEGY,
            PartyKind.TRADER,
            PartyKind.SESSION,
            PartyKind.ACCOUNT,
            PartyKind.DESK,
            PartyKind.CLIENT,
            PartyKind.CLEARING,
            PartyKind.FIRM);
    private static final List<InstrumentScope> SCOPES = List.of(
            InstrumentScope.INSTRUMENT,
            InstrumentScope.EACH,
            InstrumentScope.PRODUCT_GROUP,
            InstrumentScope.ASSET_CLASS,
            InstrumentScope.VENUE,
            InstrumentScope.ANY);

    /** One line of the table. */
    record Line(
            String control,
            String before,
            String action,
            Side side,
            String qty,
            String price,
            String measure,
            Denial refusal) {
        static Line of(String text) {
            String[] cells = text.split(",", -1);
            for (int i = 0; i < cells.length; i++) {
                cells[i] = cells[i].trim();
            }
            return new Line(
                    cells[0],
                    cells[1],
                    cells[2],
                    cells[3].equals("buy") ? Side.BUY : Side.SELL,
                    cells[4],
                    cells[5],
                    cells[6],
                    Denial.valueOf(cells[7]));
        }

        Control limited() {
            return Control.valueOf(control.replace('-', '_'));
        }

        /** In the control's unit. */
        long amount() {
            return switch (limited().unit()) {
                case QTY_E8 -> e8(measure);
                case MONEY_E4 -> e4(measure);
                case COUNT -> Long.parseLong(measure);
                default -> throw new IllegalArgumentException(control);
            };
        }

        /** Such as "bought 5 at 100", word by word; empty for nothing. */
        String[] done() {
            return before.equals("-") ? new String[0] : before.split(" ", -1);
        }
    }

    static List<Line> table() throws IOException {
        try (InputStream from = ControlTableTest.class.getResourceAsStream("/controls.csv")) {
            if (from == null) {
                throw new IOException("controls.csv is not on the class path");
            }
            return new String(from.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("control,") && !line.isBlank())
                    .map(Line::of)
                    .toList();
        }
    }

    /** The world with a party on every node, after what the line says was done before. */
    private static final class Stage {
        private final RiskWorld world = RiskWorld.whole();
        private final Line line;
        private final OrderView order;
        private @Nullable Reservation replaced;

        Stage(Line line) {
            this.line = line;
            this.order = world.sent(line.side(), line.qty(), line.price());
            String[] done = line.done();
            if (done.length > 0) {
                before(done);
            }
            if (line.action().startsWith("replace")) {
                String qty = line.action().split(" ", -1)[1];
                replaced = world.placed(world.sent(line.side(), qty, line.price()));
                order.replacedQtyE8(e8(qty)).replacedPriceE8(order.priceE8());
            }
        }

        private void before(String[] done) {
            boolean isFill = done[0].equals("bought") || done[0].equals("sold");
            Side side = done[0].equals("bought") || (!isFill && done[1].equals("buy")) ? Side.BUY : Side.SELL;
            OrderView first = world.sent(side, done[isFill ? 1 : 2], done[isFill ? 3 : 4]);
            if (isFill) {
                world.fill(first, done[1], done[3]);
            } else {
                Reservation held = world.placed(first);
                if (done[0].equals("canceled")) {
                    world.core.holdings().hold(held, 0, 0, false);
                }
            }
        }

        void limit(PartyKind node, InstrumentScope scope, LimitSide side, long value) {
            world.limit(line.limited(), node, 1, scope, INTC, side, value);
        }

        @Nullable Denial ask() {
            return replaced == null ? world.place(order) : world.replace(order, replaced);
        }
    }

    @ParameterizedTest
    @MethodSource("table")
    void passesAtTheLimitAndIsRefusedOneStepBelowItOnEveryNodeAndSet(Line line) {
        for (PartyKind node : NODES) {
            for (InstrumentScope scope : SCOPES) {
                for (LimitSide side :
                        List.of(LimitSide.BOTH, line.side() == Side.BUY ? LimitSide.BUY : LimitSide.SELL)) {
                    var stage = new Stage(line);
                    String where = line + " of " + node + " over " + scope + ", " + side;
                    stage.limit(node, scope, side, line.amount() + 1);
                    assertThat(stage.ask()).as("one step of room: %s", where).isNull();
                    stage.limit(node, scope, side, line.amount());
                    assertThat(stage.ask()).as("at the limit: %s", where).isNull();
                    assertTells(stage.world.decision, line, node, scope, line.amount());
                    stage.limit(node, scope, side, line.amount() - 1);
                    assertThat(stage.ask()).as("one step too much: %s", where).isEqualTo(line.refusal());

                    Decision decision = stage.world.decision;
                    assertTells(decision, line, node, scope, line.amount() - 1);
                    assertThat(decision.fxE8()).as(where).isEqualTo(e8("1"));
                }
            }
        }
    }

    /** Whether it refused, or is the tightest of an order that passed: the decision holds the limit with its numbers. */
    private static void assertTells(Decision decision, Line line, PartyKind node, InstrumentScope scope, long limit) {
        String where = line + " of " + node + " over " + scope;
        assertThat(decision.control()).as(where).isEqualTo(line.limited());
        assertThat(decision.unit()).as(where).isEqualTo(line.limited().unit());
        assertThat(decision.scopeKind()).as(where).isEqualTo(node);
        assertThat(decision.scopeId()).as(where).isEqualTo(1);
        assertThat(decision.instrumentScope()).as(where).isEqualTo(scope);
        assertThat(decision.limit()).as(where).isEqualTo(limit);
        assertThat(decision.used() + decision.thisOrder()).as(where).isEqualTo(line.amount());
        assertThat(decision.limitVersion()).as(where).isPositive();
    }

    @ParameterizedTest
    @MethodSource("table")
    void decidesTheSameAfterARestartFromASnapshot(Line line) {
        for (PartyKind node : NODES) {
            for (long limit : new long[] {line.amount() - 1, line.amount()}) {
                var stage = new Stage(line);
                stage.limit(node, InstrumentScope.INSTRUMENT, LimitSide.BOTH, limit);
                Denial before = stage.ask();
                RiskWorld restarted = stage.world.restarted();
                Denial after = stage.replaced == null
                        ? restarted.place(stage.order)
                        : restarted.replace(stage.order, restarted.restored(stage.replaced));
                assertThat(after).as("%s of %s", line, node).isEqualTo(before);
                assertThat(after).isEqualTo(limit == line.amount() ? null : line.refusal());
                assertThat(restarted.decision.limitVersion()).isEqualTo(stage.world.decision.limitVersion());
                assertThat(restarted.core.stateHash()).isEqualTo(stage.world.core.stateHash());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("table")
    void letsOneOfTwoThatOnlyFitSinglyPass(Line line) {
        boolean addsUp = line.limited() != Control.PT_01 && line.limited() != Control.PT_02;
        var stage = new Stage(line);
        stage.limit(PartyKind.TRADER, InstrumentScope.ANY, LimitSide.BOTH, line.amount());
        if (!addsUp || stage.replaced != null) {
            return;
        }
        stage.world.placed(stage.order);
        assertThat(stage.ask()).isEqualTo(line.refusal());
    }
}
