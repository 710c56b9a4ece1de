package io.trade2026.tests.flow;

import static io.trade2026.simulator.link.Fields.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.app.explain.Explainer;
import io.trade2026.app.explain.StoryText;
import io.trade2026.app.explain.WhatIf;
import io.trade2026.ops.explain.ControlStep;
import io.trade2026.ops.explain.Judgement;
import io.trade2026.ops.explain.LimitMeasure;
import io.trade2026.ops.explain.LimitVersion;
import io.trade2026.ops.explain.OrderStory;
import io.trade2026.ops.explain.StoryStep;
import io.trade2026.simulator.link.FixVersion;
import io.trade2026.tests.flow.Trader.Pair;
import io.trade2026.tests.lab.AdminPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import quickfix.Message;

/**
 * Why an order passed or was refused can be told from the files of the record, beside the running house and over its REST; and what
 * other limits would have done.
 */
@ExtendWith(SharedFloor.class)
class ExplainTest {
    private final Floor floor;
    private final Trader trader;

    @TempDir
    private Path directory;

    ExplainTest(Floor floor) {
        this.floor = floor;
        this.trader = floor.trader(FixVersion.FIX44, "CLIENT20");
    }

    private OrderStory story(String id) throws IOException {
        List<OrderStory> stories = new Explainer(floor.lab().data()).tell(id);
        assertThat(stories).as("stories of %s", id).hasSize(1);
        return stories.get(0);
    }

    private static Judgement judgement(OrderStory story, int index) {
        return story.steps().stream()
                .map(StoryStep::judgement)
                .filter(Objects::nonNull)
                .toList()
                .get(index);
    }

    private static LimitMeasure measure(Judgement judgement, String measure) {
        return judgement.controls().stream()
                .map(ControlStep::measures)
                .flatMap(List::stream)
                .filter(each -> each.measure().equals(measure) && each.scope().startsWith("CLIENT"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(measure + " of the client in " + judgement));
    }

    @Test
    void tellsEveryControlOfAnOrderThatPassedAndOfAReplaceThatDidNot() throws IOException {
        AdminPort.of(floor.lab()).task("snapshot?user=ops&reason=test");
        Pair order = trader.open(Trader.limit("MSFT", '1', "500", "100"));
        Message up = trader.client().replace(Floor.id(), order.ofClient(), "1001", "50");
        trader.cancelReject(up);
        Pair cancel = trader.cancel(order);
        floor.venue().cancelled(cancel.atVenue());
        trader.report(cancel.ofClient(), '4');

        OrderStory story = story(text(order.ofClient(), 11, ""));

        assertThat(story.order()).isEqualTo("BUY 500 MSFT LIMIT 100 DAY for ACC20");
        assertThat(story.notes())
                .anyMatch(note -> note.contains(" commands were played again from the snapshot of event ")
                        && note.endsWith("each the same as in the journal, byte for byte"));
        assertThat(new Explainer(floor.lab().data(), false).tell(story.orderId()))
                .as("from the beginning of the log")
                .singleElement()
                .satisfies(whole -> {
                    assertThat(whole.steps()).isEqualTo(story.steps());
                    assertThat(whole.limits()).isEqualTo(story.limits());
                    assertThat(whole.notes()).noneMatch(note -> note.contains("snapshot"));
                });
        Judgement passed = judgement(story, 0);
        assertThat(passed.passed()).isTrue();
        assertThat(passed.controls()).allMatch(ControlStep::passed);
        assertThat(passed.controls())
                .extracting(ControlStep::control)
                .contains("AC-01", "PT-14", "KS-01", "PT-01", "PT-02", "PT-03", "PT-07", "PT-08", "PT-09", "PT-10");
        assertThat(passed.notional()).isEqualTo("50000");
        assertThat(passed.tightest()).singleElement().satisfies(limit -> {
            assertThat(limit.scope()).isEqualTo("CLIENT CLIENT20");
            assertThat(limit.limitId()).isPositive();
            assertThat(limit.version()).isPositive();
            assertThat(passed.controls().stream().flatMap(step -> step.measures().stream()))
                    .as("worked out again, as the event holds it")
                    .anyMatch(each -> each.limitId() == limit.limitId()
                            && each.used().equals(limit.used())
                            && each.thisOrder().equals(limit.thisOrder()));
        });
        assertThat(passed.priceSource()).isNotEmpty();
        assertThat(measure(passed, "OrderQty").thisOrder()).isEqualTo("500");
        assertThat(measure(passed, "Notional").limit()).isEqualTo("100000");
        Judgement refused = judgement(story, 1);
        assertThat(refused.denial()).isEqualTo("ORDER_EXCEEDS_QTY");
        assertThat(refused.refusal()).singleElement().satisfies(why -> {
            assertThat(why.scope()).isEqualTo("CLIENT CLIENT20");
            assertThat(why.limit()).isEqualTo("1000");
            assertThat(why.thisOrder()).isEqualTo("1001");
        });
        LimitMeasure binding = refused.refusal().get(0);
        LimitVersion version = story.limits().stream()
                .filter(each -> each.limitId() == binding.limitId())
                .findFirst()
                .orElseThrow();
        assertThat(version.value()).isEqualTo("1000");
        assertThat(version.setBy()).isNotEmpty();
        assertThat(version.eventNumber()).isPositive();
        assertThat(StoryText.lines(story))
                .anyMatch(line -> line.contains("REFUSED RSK-01 ORDER_EXCEEDS_QTY"))
                .anyMatch(line -> line.contains("refused by OrderQty of CLIENT CLIENT20"))
                .anyMatch(line -> line.contains("pass   PT-02 order notional limit"));
    }

    @Test
    void tellsTheSameOverRest() throws IOException {
        Message order = Trader.limit("MSFT", '1', "1001", "50");
        trader.client().send(order);
        Message report = trader.report(order, '8');

        String json = AdminPort.of(floor.lab()).get("/api/risk/explain/" + text(report, 37, ""));

        assertThat(json)
                .contains("\"denial\":\"ORDER_EXCEEDS_QTY\"")
                .contains("\"clOrdId\":\"" + text(order, 11, "") + "\"")
                .contains("\"control\":\"PT-14\",\"name\":\"order validity\",\"passed\":true");
        assertThat(story(text(report, 37, "")).steps()).hasSize(1);
        assertThat(AdminPort.of(floor.lab())
                        .get("/api/refusals?order=O" + text(report, 37, "").replace("O", "")))
                .as("the desk reads whose limit it was, who made it, and what would have passed")
                .contains("\"limitAuthor\":\"system\"")
                .contains("\"passesWith\":\"OrderQty \u2264 1000\"");
        assertThat(text(report, 58)).as("the client does not").doesNotContain("system");
    }

    private WhatIf.Report whatIf(Instant from, String... lines) throws IOException {
        Path file = directory.resolve("limits.csv");
        Files.write(file, List.of(lines));
        long fromNs = TimeUnit.SECONDS.toNanos(from.getEpochSecond()) + from.getNano();
        return WhatIf.run(floor.lab().data(), file, fromNs, Long.MAX_VALUE);
    }

    @Test
    void tellsWhichOrdersOtherLimitsWouldHaveRefusedOrLetPass() throws IOException {
        Instant from = Instant.now();
        Pair first = trader.open(Trader.limit("MSFT", '1', "500", "100"));
        floor.venue().fill(first.atVenue(), "100", "100");
        trader.report(first.ofClient(), 'F');
        Message tooLarge = Trader.limit("MSFT", '1', "1001", "50");
        trader.client().send(tooLarge);
        trader.report(tooLarge, '8');
        Pair cancel = trader.cancel(first);
        floor.venue().cancelled(cancel.atVenue());
        trader.report(cancel.ofClient(), '4');
        Pair back = trader.open(Trader.limit("MSFT", '2', "100", "100"));
        floor.venue().fill(back.atVenue(), "100", "100");
        trader.report(back.ofClient(), 'F');

        WhatIf.Report wider = whatIf(from, "control,scope_kind,scope_name,value", "PT-01,client,CLIENT20,2000");
        WhatIf.Report tighter = whatIf(
                from,
                "control,scope_kind,scope_name,instrument_scope,side,value",
                "PT-01,client,CLIENT20,any,both,400");

        assertThat(wider.refused()).isEmpty();
        assertThat(wider.passed()).singleElement().satisfies(change -> {
            assertThat(change.clOrdId()).isEqualTo(text(tooLarge, 11));
            assertThat(change.why()).startsWith("RSK-01 ORDER_EXCEEDS_QTY: OrderQty of CLIENT CLIENT20");
        });
        assertThat(wider.leftOut()).isZero();
        assertThat(tighter.passed()).isEmpty();
        assertThat(tighter.refused()).singleElement().satisfies(change -> {
            assertThat(change.clOrdId()).isEqualTo(text(first.ofClient(), 11));
            assertThat(change.why()).contains("limit 400, used 0, this order 500");
        });
        assertThat(tighter.decisions()).isEqualTo(3);
        assertThat(tighter.leftOut()).as("accepted, filled, cancelled").isEqualTo(3);
        assertThat(tighter.peaks())
                .filteredOn(
                        peak -> peak.control().equals("PT-01") && peak.what().startsWith("CLIENT CLIENT20"))
                .singleElement()
                .satisfies(peak -> {
                    assertThat(peak.peak()).isEqualTo("100");
                    assertThat(peak.limit()).isEqualTo("400");
                    assertThat(peak.percent()).isEqualTo(25);
                    assertThat(peak.peakAsItWas()).isEqualTo("500");
                });
    }

    @Test
    void countsNoUseOfOrdersThatWereRefusedBehindTheControls() throws IOException {
        Instant from = Instant.now();
        Message nowhere = Trader.limit("MSFT", '1', "700", "100");
        trader.send(nowhere, order -> order.setString(100, "NOWHERE"));
        assertThat(text(trader.report(nowhere, '8'), 58)).startsWith("RTE-02");
        String third = Floor.id();
        trader.client()
                .send(OrderListTest.list(
                        Floor.id(),
                        3,
                        '1',
                        "38=800|11=" + Floor.id(),
                        "38=800|11=" + Floor.id(),
                        "38=800|11=" + third));
        trader.client()
                .expect(
                        "8",
                        m -> text(m, 11, "").equals(third) && text(m, 150, "").equals("8"),
                        Floor.PATIENCE);
        Pair order = trader.open(Trader.limit("MSFT", '1', "100", "100"));
        Pair cancel = trader.cancel(order);
        floor.venue().cancelled(cancel.atVenue());
        trader.report(cancel.ofClient(), '4');

        WhatIf.Report same = whatIf(from, "control,scope_kind,scope_name,value", "PT-01,client,CLIENT20,1000");

        assertThat(same.decisions()).isEqualTo(5);
        assertThat(same.peaks())
                .filteredOn(
                        peak -> peak.control().equals("PT-01") && peak.what().startsWith("CLIENT CLIENT20"))
                .singleElement()
                .satisfies(peak -> {
                    assertThat(peak.peak()).isEqualTo("100");
                    assertThat(peak.peakAsItWas()).isEqualTo("100");
                });
        assertThat(same.peaks())
                .filteredOn(peak -> peak.control().equals("PT-10-NOTIONAL"))
                .isNotEmpty()
                .allSatisfy(peak -> assertThat(peak.peak()).isEqualTo("10000"));
    }
}
