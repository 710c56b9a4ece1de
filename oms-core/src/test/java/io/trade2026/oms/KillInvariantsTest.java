package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.sbe.ChainMode;
import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.OrderImagedDecoder;
import io.trade2026.messages.sbe.ReopenFilled;
import io.trade2026.messages.sbe.SweepReportedDecoder;
import io.trade2026.messages.sbe.SweepResidualDecoder;
import io.trade2026.messages.sbe.SweepState;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A kill of everything at any moment of any trading: no order leaves after the flag, all that is open is cancelled or remains with a
 * reason, and what is reserved stays right at every step.
 */
class KillInvariantsTest {
    private static final long ROUND_NS = 70_000_000_000L;
    private static final int ROUNDS = 4;
    private static final Desk.Profile REOPENING =
            Desk.Profile.USUAL.with(ChainMode.PIPELINE).with(ReopenFilled.FORWARD);
    /** Two orders at a time, and one cancel, every second command. */
    private static final SweepPace SMALLEST = new SweepPace(2, 2, 1, 2 * Desk.STEP_NS);

    @Provide
    static Arbitrary<List<Long>> choices() {
        return Choices.between(5, 80);
    }

    @Property(tries = 60)
    void holdWhileRequestsQueue(@ForAll("choices") List<Long> before, @ForAll("choices") List<Long> after) {
        play(before, after, new Desk(Desk.Profile.USUAL));
    }

    @Property(tries = 60)
    void holdInAPipelineWithFilledOrdersThatReopen(
            @ForAll("choices") List<Long> before, @ForAll("choices") List<Long> after) {
        play(before, after, new Desk(REOPENING));
    }

    @Property(tries = 20)
    void holdWhileTheSweepGoesInTheSmallestOfSlices(
            @ForAll("choices") List<Long> before, @ForAll("choices") List<Long> after) {
        play(before, after, new Desk(Desk.Profile.USUAL, CoreLimits.USUAL, SMALLEST));
    }

    @Property(tries = 20)
    void holdWhileAPipelineIsSweptInTheSmallestOfSlices(
            @ForAll("choices") List<Long> before, @ForAll("choices") List<Long> after) {
        play(before, after, new Desk(REOPENING, CoreLimits.USUAL, SMALLEST));
    }

    private static void play(List<Long> before, List<Long> after, Desk desk) {
        var trading = new RandomTrading(desk, new LedgerModel());
        before.forEach(trading::act);
        int flag = desk.sink().all().size();
        trading.killAll();
        after.forEach(trading::act);
        assertThat(desk.sink().all().subList(flag, desk.sink().all().size()))
                .as("no order leaves after the flag")
                .noneMatch(told -> told.to().equals("venue") && told.msgType().equals("D"));

        trading.settle();
        for (int i = 0; i < ROUNDS; i++) {
            trading.pass(ROUND_NS);
            trading.settle();
        }
        // The last round tells what is open at its beginning; nothing has been answered since.
        trading.pass(ROUND_NS);
        assertThat(remaining(desk)).isEqualTo(open(desk));
    }

    /** What the last report of the firm's kill says is still open, each with its reason. */
    private static Set<Long> remaining(Desk desk) {
        Set<Long> orders = new TreeSet<>();
        var header = new MessageHeaderDecoder();
        int firm = -1;
        int open = 0;
        for (byte[] letter : desk.sink().letters()) {
            var buffer = new UnsafeBuffer(letter);
            int template = header.wrap(buffer, 0).templateId();
            if (template == SweepReportedDecoder.TEMPLATE_ID) {
                var report = new SweepReportedDecoder().wrapAndApplyHeader(buffer, 0, header);
                if (report.scopeKind() == KillScope.FIRM) {
                    firm = report.sweepId();
                    open = report.open();
                    orders.clear();
                    assertThat(report.orders()).isEqualTo(report.confirmed() + report.tooLate() + open);
                    assertThat(report.state() == SweepState.DONE).isEqualTo(open == 0);
                }
            } else if (template == SweepResidualDecoder.TEMPLATE_ID) {
                var residual = new SweepResidualDecoder().wrapAndApplyHeader(buffer, 0, header);
                if (residual.sweepId() == firm) {
                    orders.add(residual.orderId());
                }
            }
        }
        assertThat(orders).hasSize(open);
        return orders;
    }

    private static Set<Long> open(Desk desk) {
        int from = desk.sink().letters().size();
        desk.askImage();
        Set<Long> open = new HashSet<>();
        var header = new MessageHeaderDecoder();
        List<byte[]> letters = desk.sink().letters();
        for (byte[] letter : letters.subList(from, letters.size())) {
            var buffer = new UnsafeBuffer(letter);
            if (header.wrap(buffer, 0).templateId() == OrderImagedDecoder.TEMPLATE_ID) {
                var image = new OrderImagedDecoder().wrapAndApplyHeader(buffer, 0, header);
                if (image.order().leavesQtyE8() > 0) {
                    open.add(image.order().orderId());
                }
            }
        }
        return new TreeSet<>(open);
    }
}
