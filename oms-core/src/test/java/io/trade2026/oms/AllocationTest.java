package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.PlaceOrderEncoder;
import io.trade2026.messages.sbe.ReportVenueExecutionEncoder;
import io.trade2026.messages.sbe.VenueCancelSentDecoder;
import io.trade2026.messages.sbe.VenueOrderSentDecoder;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** In steady state, when pools are filled by what was forgotten, an order from D to its last fill allocates nothing. */
class AllocationTest {
    private static final int ORDERS = 20_000;
    private static final int WARM_UP = 30_000;
    private static final int KEPT = 4_000;
    /** Controls that are asked only where they have a row, those that count among them. */
    private static final List<Control> OF_THE_HOUSE = List.of(
            Control.PT_13_ENTRY,
            Control.PT_15_COUNT,
            Control.PT_16_QTY,
            Control.PT_16_NOTIONAL,
            Control.PT_16_FILLS,
            Control.PT_17_SHARE,
            Control.PT_17_VOLUME,
            Control.PT_18_MODE,
            Control.PT_19_LOSS,
            Control.PT_19_DRAWDOWN,
            Control.PT_23_CASH);

    /** Takes nothing but the id of the last order that was sent to the venue, and how many cancels were. */
    private static final class LastSent implements EventSink {
        private final MessageHeaderDecoder header = new MessageHeaderDecoder();
        private final VenueOrderSentDecoder sent = new VenueOrderSentDecoder();
        private long venueRequestId;
        private int cancels;

        @Override
        public void append(long eventNumber, org.agrona.DirectBuffer buffer, int offset, int length) {
            int templateId = header.wrap(buffer, offset).templateId();
            if (templateId == VenueOrderSentDecoder.TEMPLATE_ID) {
                venueRequestId = sent.wrapAndApplyHeader(buffer, offset, header).venueRequestId();
            } else if (templateId == VenueCancelSentDecoder.TEMPLATE_ID) {
                cancels++;
            }
        }
    }

    private final LastSent sink = new LastSent();
    private final OmsCore core = new OmsCore(new CoreLimits(KEPT * 2, KEPT * 3L * Desk.STEP_NS), sink, CoreTimers.NONE);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final PlaceOrderEncoder place = new PlaceOrderEncoder();
    private final ReportVenueExecutionEncoder report = new ReportVenueExecutionEncoder();
    private UnsafeBuffer placeLetter = new UnsafeBuffer(new byte[0]);
    private UnsafeBuffer reportLetter = new UnsafeBuffer(new byte[0]);
    private long nowEpochNs;
    private long seqNum = 1_000;

    @Test
    void allocatesNothingPerOrder() {
        prepare();
        for (int i = 0; i < WARM_UP; i++) {
            trade(i);
        }
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
            long before = threads.getThreadAllocatedBytes(thread);
            for (int i = 0; i < ORDERS; i++) {
                trade(WARM_UP + round * ORDERS + i);
            }
            least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
        }

        assertThat(core.orderCount()).isBetween(KEPT / 2, KEPT * 2);
        assertThat(core.lastEventNumber()).isGreaterThan(4L * (WARM_UP + 3 * ORDERS));
        assertThat(least / ORDERS).as("bytes per order, %s in all", least).isZero();
    }

    /** What it makes of each cancel lay in stock: were it made now, a collector would copy all of it while everybody waits. */
    @Test
    void makesNoRequestsForTheCancelsOfAKill() {
        KillRehearsal.play();
        prepare();
        for (int i = 0; i < KEPT; i++) {
            open(i);
        }
        Desk desk = new Desk();
        desk.kill(KillScope.FIRM, "HOUSE", true);
        UnsafeBuffer kill = copy(desk.log().get(desk.log().size() - 1));
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        int cancelsBefore = sink.cancels;
        long before = threads.getThreadAllocatedBytes(thread);
        send(kill);
        for (int i = 0; i < KEPT / SweepPace.USUAL.cancels() + 1; i++) {
            nowEpochNs += SweepPace.USUAL.gapNs();
            core.onTimer(TimerKind.SWEEP.of(1), nowEpochNs);
        }
        long bytes = threads.getThreadAllocatedBytes(thread) - before;

        assertThat(sink.cancels - cancelsBefore).isGreaterThanOrEqualTo(KEPT);
        assertThat(bytes / KEPT).as("bytes per cancel, %s in all", bytes).isLessThan(100);
    }

    /** Takes the world and the letters over from a desk. */
    private void prepare() {
        Desk desk = new Desk();
        for (Control control : OF_THE_HOUSE) {
            desk.limit(control, PartyKind.ACCOUNT, 1, control == Control.PT_17_SHARE ? 10_000 : Desk.WIDE);
            desk.limit(control, PartyKind.SESSION, Desk.CLIENT, control == Control.PT_17_SHARE ? 10_000 : Desk.WIDE);
        }
        desk.place("O", "100", "100");
        desk.venue(ExecType.TRADE, 1, "E").last("50", "100").send();
        List<Desk.Logged> log = desk.log();
        for (Desk.Logged logged : log.subList(0, log.size() - 2)) {
            logged.playTo(core);
            nowEpochNs = logged.epochNs();
        }
        placeLetter = copy(log.get(log.size() - 2));
        reportLetter = copy(log.get(log.size() - 1));
        place.wrap(placeLetter, MessageHeaderDecoder.ENCODED_LENGTH);
        report.wrap(reportLetter, MessageHeaderDecoder.ENCODED_LENGTH);
        header.wrap(placeLetter, 0);
    }

    private static UnsafeBuffer copy(Desk.Logged logged) {
        byte[] bytes = new byte[logged.letter().capacity()];
        logged.letter().getBytes(0, bytes);
        return new UnsafeBuffer(bytes);
    }

    private void trade(int number) {
        open(number);
        venue(ExecType.TRADE, number, 1);
        venue(ExecType.TRADE, number, 2);
    }

    private void open(int number) {
        placeLetter.putLongAscii(place.offset() + PlaceOrderEncoder.clOrdIdEncodingOffset() + 1, 1_000_000L + number);
        place.origin().msgSeqNum(seqNum++);
        send(placeLetter);
        venue(ExecType.NEW, number, 0);
    }

    private void venue(ExecType execType, int number, int part) {
        reportLetter.putLongAscii(
                report.offset() + ReportVenueExecutionEncoder.execIdEncodingOffset() + 1,
                10_000_000L + number * 10L + part);
        report.origin().msgSeqNum(seqNum++);
        report.venueRequestId(sink.venueRequestId).execType(execType).lastQtyE8(50 * Decimal8.ONE);
        send(reportLetter);
    }

    private void send(UnsafeBuffer letter) {
        nowEpochNs += Desk.STEP_NS;
        core.onCommand(nowEpochNs, letter, 0, letter.capacity());
    }
}
