package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.CancelRejectedDecoder;
import io.trade2026.messages.sbe.ExplanationDecoder;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.OrderChangedDecoder;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.ReportFeedEncoder;
import io.trade2026.messages.sbe.UpdatePriceEncoder;
import io.trade2026.messages.sbe.VenueOrderSentDecoder;
import io.trade2026.messages.sbe.VenueReplaceSentDecoder;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Acceptance test 12 of the risk catalogue: replay of a day's log reproduces every decision byte for byte.
 *
 * <p>The days are random: two clients, a venue that is not a sound one, the desk, prices that move and fall silent, and a
 * limit of every control there is, on firm, client or account, that is set anew all the time.
 */
class AcceptanceTest12 {
    private static final CoreLimits LIMITS = new CoreLimits(200, 400 * Desk.STEP_NS);
    private static final int STEPS = 500;
    private static final int SNAPSHOTS = 4;
    private static final int KINDS_OF_REFUSALS = 12;
    /** What is set every other time, however many controls there are. */
    private static final List<Control> AMOUNTS = List.of(
            Control.PT_01,
            Control.PT_02,
            Control.PT_07,
            Control.PT_08,
            Control.PT_09,
            Control.PT_10_NOTIONAL,
            Control.PT_10_COUNT);

    static Stream<Long> seeds() {
        String given = System.getProperty("oms.seed");
        return given != null
                ? Stream.of(Long.parseLong(given))
                : LongStream.of(1, 2, 3, 5, System.nanoTime()).boxed();
    }

    @ParameterizedTest(name = "oms.seed={0}")
    @MethodSource("seeds")
    void replayOfADaysLogGivesEveryDecisionByteForByte(long seed) {
        Desk desk = day(seed);
        byte[][] expected = desk.sink().letters().toArray(new byte[0][]);

        var sink = new RecordingEventSink(0);
        var core = new OmsCore(LIMITS, sink, CoreTimers.NONE);
        List<Desk.Logged> log = desk.log();
        for (int at = 0; at < log.size(); at++) {
            if (at % (log.size() / SNAPSHOTS) == 0) {
                playRest(core, log.subList(at, log.size()), expected);
            }
            log.get(at).playTo(core);
        }

        assertThat(sink.letters().toArray(new byte[0][])).isDeepEqualTo(expected);
        assertThat(core.stateHash()).isEqualTo(desk.core().stateHash());
    }

    /** A replay that decides nothing proves nothing. */
    @Test
    void theDaysHoldOrdersThatPassAndRefusalsOfManyControls() {
        Set<Denial> refusals = EnumSet.noneOf(Denial.class);
        int passed = 0;
        for (long seed : new long[] {1, 2, 3, 5, 8, 13, 21}) {
            for (byte[] letter : day(seed).sink().letters()) {
                int denial = denialOf(new UnsafeBuffer(letter));
                passed += denial == 0 ? 1 : 0;
                Denial refusal = Denial.of(denial);
                if (denial > 0 && refusal != null) {
                    refusals.add(refusal);
                }
            }
        }

        assertThat(passed).as("orders and replaces that passed").isGreaterThan(100);
        assertThat(refusals)
                .as("kinds of refusals")
                .contains(Denial.ORDER_EXCEEDS_QTY, Denial.GROSS_EXPOSURE_EXCEEDED, Denial.NODE_IN_BREACH)
                .hasSizeGreaterThan(KINDS_OF_REFUSALS);
    }

    /** From a snapshot that is taken here. */
    private static void playRest(OmsCore source, List<Desk.Logged> rest, byte[][] expected) {
        var snapshot = new MemorySnapshot();
        source.saveTo(snapshot);
        var sink = new RecordingEventSink(source.lastEventNumber());
        var restored = new OmsCore(LIMITS, sink, CoreTimers.NONE);
        restored.loadFrom(snapshot.source());
        rest.forEach(logged -> logged.playTo(restored));
        int already = Math.toIntExact(source.lastEventNumber());
        assertThat(sink.letters().toArray(new byte[0][]))
                .as("from the snapshot of event %s on", already)
                .isDeepEqualTo(Arrays.copyOfRange(expected, already, expected.length));
    }

    // A day

    private static Desk day(long seed) {
        var random = new Random(seed);
        var desk = new Desk(Desk.Profile.USUAL, LIMITS);
        var trading = new RandomTrading(desk);
        for (int step = 0; step < STEPS; step++) {
            int what = random.nextInt(20);
            if (what == 0 || what == 1) {
                limit(desk, random);
            } else if (what == 2) {
                price(desk, random);
            } else if (what == 3 && random.nextInt(4) == 0) {
                feed(desk, random);
            } else {
                trading.act(random.nextLong() & (1L << 60) - 1);
            }
        }
        return desk;
    }

    /** Any control; mostly one that lets some pass and refuses some. */
    private static void limit(Desk desk, Random random) {
        List<Control> among = random.nextBoolean() ? AMOUNTS : List.of(Control.values());
        Control control = among.get(random.nextInt(among.size()));
        PartyKind[] kinds = {PartyKind.FIRM, PartyKind.CLIENT, PartyKind.ACCOUNT};
        PartyKind kind = kinds[random.nextInt(kinds.length)];
        int party = kind == PartyKind.FIRM ? 1 : 1 + random.nextInt(2);
        int instrument = random.nextInt(3);
        LimitSide side = random.nextInt(4) == 0 ? LimitSide.BUY : LimitSide.BOTH;
        desk.limit(control, kind, party, instrument, side, value(control, random));
    }

    private static long value(Control control, Random random) {
        boolean isWide = random.nextBoolean();
        return switch (control.unit()) {
            case QTY_E8 -> (isWide ? 10_000 : 20 + random.nextInt(300)) * Decimal8.ONE;
            case MONEY_E4 -> (isWide ? 10_000_000L : 2_000 + random.nextInt(60_000)) * 10_000L;
            case COUNT -> random.nextInt(6) > 0 ? 15 + random.nextInt(2_000) : random.nextInt(6);
            case PRICE_E8, NOTHING, NULL_VAL -> (1 + random.nextInt(200)) * Decimal8.ONE;
        };
    }

    private static void price(Desk desk, Random random) {
        long midE8 = (90 + random.nextInt(20)) * Decimal8.ONE;
        long spreadE8 = (1 + random.nextInt(200)) * (Decimal8.ONE / 100);
        var letter = new UpdatePriceEncoder().wrapAndApplyHeader(desk.blank(), 0, desk.header());
        letter.symbol(random.nextBoolean() ? "INTC" : "MSFT")
                .bidE8(random.nextInt(6) == 0 ? Decimal8.NULL : midE8 - spreadE8)
                .askE8(random.nextInt(6) == 0 ? Decimal8.NULL : midE8 + spreadE8)
                .lastE8(random.nextInt(6) == 0 ? Decimal8.NULL : midE8)
                .bidQtyE8(Decimal8.ONE)
                .askQtyE8(Decimal8.ONE)
                .sourceEpochNs(desk.nowEpochNs());
        desk.send(UpdatePriceEncoder.BLOCK_LENGTH);
    }

    private static void feed(Desk desk, Random random) {
        new ReportFeedEncoder()
                .wrapAndApplyHeader(desk.blank(), 0, desk.header())
                .feed("FEED")
                .live(random.nextInt(3) > 0 ? Bool.YES : Bool.NO)
                .lastHeardEpochNs(desk.nowEpochNs());
        desk.send(ReportFeedEncoder.BLOCK_LENGTH);
    }

    // What was decided

    /** The denial's code, 0 when a new order or replace passed, -1 when the letter is no decision. */
    private static int denialOf(UnsafeBuffer letter) {
        var header = new MessageHeaderDecoder().wrap(letter, 0);
        return switch (header.templateId()) {
            case VenueOrderSentDecoder.TEMPLATE_ID ->
                code(new VenueOrderSentDecoder()
                        .wrapAndApplyHeader(letter, 0, header)
                        .explanation());
            case VenueReplaceSentDecoder.TEMPLATE_ID ->
                code(new VenueReplaceSentDecoder()
                        .wrapAndApplyHeader(letter, 0, header)
                        .explanation());
            case OrderChangedDecoder.TEMPLATE_ID ->
                refusal(new OrderChangedDecoder()
                        .wrapAndApplyHeader(letter, 0, header)
                        .explanation());
            case CancelRejectedDecoder.TEMPLATE_ID ->
                refusal(new CancelRejectedDecoder()
                        .wrapAndApplyHeader(letter, 0, header)
                        .explanation());
            default -> -1;
        };
    }

    private static int code(ExplanationDecoder explanation) {
        return explanation.denial();
    }

    private static int refusal(ExplanationDecoder explanation) {
        return explanation.denial() == 0 ? -1 : explanation.denial();
    }
}
