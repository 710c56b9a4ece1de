package io.trade2026.tests.bench.growth;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.OrdStatus;
import io.trade2026.messages.sbe.OrdType;
import io.trade2026.messages.sbe.OrderChangedDecoder;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.OriginEncoder;
import io.trade2026.messages.sbe.PlaceOrderEncoder;
import io.trade2026.messages.sbe.ReportVenueExecutionEncoder;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.TimeInForce;
import io.trade2026.messages.sbe.VenueOrderSentDecoder;
import io.trade2026.sequencer.client.CommandPublisher;
import io.trade2026.sequencer.client.EventFollower;
import io.trade2026.sequencer.client.EventHandler;
import io.trade2026.sequencer.client.JournalPosition;
import io.trade2026.sequencer.client.SequencerAddress;
import io.trade2026.tests.bench.core.CoreWorld;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;
import org.agrona.DirectBuffer;
import org.agrona.collections.LongArrayList;
import org.agrona.concurrent.UnsafeBuffer;

/** Places orders that the venue accepts and never fills, straight into the sequencer, in the world of {@link CoreWorld}. One thread. */
final class OpenOrders implements AutoCloseable {
    private static final long FIRST_NUMBER = 1_000_000_000L;
    private static final int NULL_INT = Integer.MIN_VALUE;
    private static final int POLL = 256;
    private static final long STALLED_NS = TimeUnit.SECONDS.toNanos(60);
    private static final long SLOWEST_NS = TimeUnit.SECONDS.toNanos(60);
    private static final long PAUSE_NS = 20_000;

    private final CommandPublisher publisher;
    private final EventFollower follower;
    private final EventHandler handler = this::onEvent;
    private final UnsafeBuffer placeLetter = new UnsafeBuffer(new byte[2048]);
    private final UnsafeBuffer reportLetter = new UnsafeBuffer(new byte[2048]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final MessageHeaderDecoder eventHeader = new MessageHeaderDecoder();
    private final VenueOrderSentDecoder sent = new VenueOrderSentDecoder();
    private final OrderChangedDecoder changed = new OrderChangedDecoder();
    private final PlaceOrderEncoder place = new PlaceOrderEncoder();
    private final ReportVenueExecutionEncoder report = new ReportVenueExecutionEncoder();
    private final LongArrayList toAccept = new LongArrayList();
    private final LongArrayList dueNs = new LongArrayList();
    private Histogram latency = new Histogram(SLOWEST_NS, 3);
    private int placeLength;
    private int reportLength;
    private long placed;
    private long seen;
    private long accepted;
    private long commands;
    private long workedNs = System.nanoTime();

    OpenOrders(SequencerAddress address) {
        this(address, ExecType.NEW);
    }

    /** The same with another answer of the venue to every order, such as that it is over. */
    OpenOrders(SequencerAddress address, ExecType answer) {
        publisher = new CommandPublisher(address, "bench");
        follower = new EventFollower(address, JournalPosition.START, "bench");
        blankLetters(answer);
    }

    /** The ClOrdID(11) of an order, counted from 0. */
    static String clOrdId(long number) {
        return "O" + (FIRST_NUMBER + number);
    }

    /** Makes the world in an empty core. */
    void makeWorld() {
        new CoreWorld(this::offer).make();
    }

    long commands() {
        return commands;
    }

    /** Places and accepts orders as fast as the events come back. */
    void fill(int orders, int window) {
        long until = placed + orders;
        while (accepted < until) {
            while (placed < until && placed - accepted < window) {
                dueNs.addLong(0);
                placeNext();
            }
            work();
        }
    }

    /** Places and accepts orders at a pace, and goes on until told to stop; each counts from when it was due. */
    Histogram pace(int perSecond, BooleanSupplier isOver) {
        latency = new Histogram(SLOWEST_NS, 3);
        double intervalNs = (double) TimeUnit.SECONDS.toNanos(1) / perSecond;
        long beginNs = System.nanoTime();
        for (long i = 0; !isOver.getAsBoolean() || seen < placed; ) {
            long due = beginNs + (long) (i * intervalNs);
            if (System.nanoTime() >= due && !isOver.getAsBoolean()) {
                dueNs.addLong(due);
                placeNext();
                i++;
            }
            if (work() == 0) {
                LockSupport.parkNanos(PAUSE_NS);
            }
        }
        while (accepted < placed) {
            work();
        }
        return latency;
    }

    private int work() {
        int work = follower.poll(handler, POLL) + publisher.poll();
        watch(work);
        for (int i = 0; i < toAccept.size(); i++) {
            accept(toAccept.getLong(i));
        }
        toAccept.clear();
        return work;
    }

    /** A sequencer that has ended answers nothing, and takes nothing either. */
    private void watch(int work) {
        if (work > 0 || accepted == placed) {
            workedNs = System.nanoTime();
        } else if (System.nanoTime() - workedNs > STALLED_NS) {
            throw new IllegalStateException("the sequencer has not answered " + (placed - accepted) + " orders for "
                    + TimeUnit.NANOSECONDS.toSeconds(STALLED_NS) + " s");
        }
    }

    private boolean onEvent(
            long eventNumber, long epochNs, DirectBuffer buffer, int offset, int length, long position) {
        int template = eventHeader.wrap(buffer, offset).templateId();
        if (template == VenueOrderSentDecoder.TEMPLATE_ID) {
            toAccept.addLong(
                    sent.wrapAndApplyHeader(buffer, offset, eventHeader).venueRequestId());
            long due = dueNs.getLong((int) seen++);
            if (due > 0) {
                latency.recordValue(Math.min(SLOWEST_NS, System.nanoTime() - due));
            }
        } else if (template == OrderChangedDecoder.TEMPLATE_ID
                && changed.wrapAndApplyHeader(buffer, offset, eventHeader).fact() == OrderFact.DENIED) {
            throw new IllegalStateException("order denied at event " + eventNumber);
        }
        return true;
    }

    private void offer(DirectBuffer letter, int length) {
        long beginNs = System.nanoTime();
        while (publisher.offer(letter, 0, length) < 0) {
            if (System.nanoTime() - beginNs > STALLED_NS) {
                throw new IllegalStateException("the sequencer takes no command");
            }
            if (publisher.poll() == 0) {
                LockSupport.parkNanos(PAUSE_NS);
            }
        }
        commands++;
    }

    private void placeNext() {
        long number = placed++;
        placeLetter.putLongAscii(place.offset() + PlaceOrderEncoder.clOrdIdEncodingOffset() + 1, FIRST_NUMBER + number);
        place.origin().sessionId(1 + (int) (number % CoreWorld.CLIENTS)).msgSeqNum(1 + number / CoreWorld.CLIENTS);
        place.terms().symbol(symbol(number)).side(side(number));
        offer(placeLetter, placeLength);
    }

    private void accept(long venueRequestId) {
        long number = accepted++;
        reportLetter.putLongAscii(
                report.offset() + ReportVenueExecutionEncoder.execIdEncodingOffset() + 1, FIRST_NUMBER + number);
        report.origin().msgSeqNum(1 + number);
        report.venueRequestId(venueRequestId).symbol(symbol(number)).side(side(number));
        offer(reportLetter, reportLength);
    }

    private static String symbol(long number) {
        return CoreWorld.SYMBOLS.get((int) (number % CoreWorld.SYMBOLS.size()));
    }

    private static Side side(long number) {
        return number / CoreWorld.SYMBOLS.size() % 2 == 0 ? Side.BUY : Side.SELL;
    }

    private void blankLetters(ExecType answer) {
        place.wrapAndApplyHeader(placeLetter, 0, header).clOrdId("O");
        origin(place.origin(), 1);
        place.terms()
                .symbol("INTC")
                .currency("USD")
                .orderQtyE8(100 * Decimal8.ONE)
                .priceE8(100 * Decimal8.ONE)
                .stopPxE8(Decimal8.NULL)
                .minQtyE8(Decimal8.NULL)
                .maxFloorE8(Decimal8.NULL)
                .expireEpochNs(Decimal8.NULL)
                .expireDateYmd(NULL_INT)
                .side(Side.BUY)
                .ordType(OrdType.LIMIT)
                .timeInForce(TimeInForce.GTC);
        place.text("").custom("");
        placeLength = MessageHeaderDecoder.ENCODED_LENGTH + place.encodedLength();
        report.wrapAndApplyHeader(reportLetter, 0, header)
                .execId("E")
                .venueOrderId("V1")
                .execType(answer)
                .orderQtyE8(Decimal8.NULL)
                .cumQtyE8(Decimal8.NULL)
                .leavesQtyE8(Decimal8.NULL)
                .priceE8(Decimal8.NULL)
                .lastQtyE8(Decimal8.NULL)
                .lastPxE8(Decimal8.NULL)
                .ordRejReason(NULL_INT)
                .execRestatementReason(NULL_INT)
                .ordStatus(OrdStatus.NULL_VAL);
        origin(report.origin(), CoreWorld.VENUE_SESSION);
        report.text("").custom("");
        reportLength = MessageHeaderDecoder.ENCODED_LENGTH + report.encodedLength();
    }

    private static void origin(OriginEncoder origin, int sessionId) {
        origin.sessionId(sessionId)
                .epoch(1)
                .msgSeqNum(1)
                .receivedEpochNs(0)
                .sendingEpochNs(0)
                .possDup(Bool.NO)
                .possResend(Bool.NO);
    }

    @Override
    public void close() {
        publisher.close();
        follower.close();
    }
}
