package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.sbe.ChainMode;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** The core is a pure function of its log: the same bytes from every core, and from every snapshot on the way. */
class ReplayTest {
    /** So short that most orders are forgotten within the run. */
    private static final CoreLimits FORGETFUL = new CoreLimits(25, 40 * Desk.STEP_NS);
    /** Everything that goes in slices is under way for a while: one order is counted, two are looked at, one is cancelled at a time. */
    private static final SweepPace SMALLEST = new SweepPace(2, 1, 1, 2 * Desk.STEP_NS);
    /** The same where all orders are counted. */
    private static final SweepPace COUNTING = new SweepPace(2, 1_000, 1, 2 * Desk.STEP_NS);

    @Provide
    static Arbitrary<List<Long>> choices() {
        return Choices.between(60, 160);
    }

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    void givesTheSameBytesFromEveryCoreAndEverySnapshot(@ForAll("choices") List<Long> choices) {
        play(choices, SweepPace.USUAL, false);
    }

    @Property(tries = 8, shrinking = ShrinkingMode.OFF)
    void givesTheSameBytesFromTheMiddleOfWhatGoesInSlices(@ForAll("choices") List<Long> choices) {
        play(choices, choices.size() % 2 == 0 ? SMALLEST : COUNTING, false);
    }

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void givesTheSameBytesFromTheMiddleOfHaltsAndStops(@ForAll("choices") List<Long> choices) {
        play(choices, choices.size() % 2 == 0 ? SMALLEST : COUNTING, true);
    }

    private static void play(List<Long> all, SweepPace pace, boolean stops) {
        ChainMode[] modes = {ChainMode.QUEUE, ChainMode.PIPELINE, ChainMode.REJECT};
        Desk desk = new Desk(Desk.Profile.USUAL.with(modes[all.size() % modes.length]), FORGETFUL, pace);
        var trading = new RandomTrading(desk);
        if (stops) {
            trading.withStops();
        }
        all.forEach(trading::act);
        List<Desk.Logged> log = desk.log();
        byte[][] expected = desk.sink().letters().toArray(new byte[0][]);
        long hash = desk.core().stateHash();
        MemorySnapshot end = saved(desk.core());

        var sink = new RecordingEventSink(0);
        var core = new OmsCore(FORGETFUL, sink, CoreTimers.NONE, pace);
        for (int at = 0; at < log.size(); at++) {
            playTail(core, pace, log, at, expected, end);
            play(core, log.get(at));
        }

        assertThat(sink.letters().toArray(new byte[0][])).isDeepEqualTo(expected);
        assertThat(saved(core).differenceTo(end)).isEmpty();
        assertThat(core.stateHash()).isEqualTo(hash);
    }

    @Example
    void goesOnFromASnapshotOfMoreOrdersThanOneBlock() {
        var desk = new Desk(Desk.Profile.USUAL, new CoreLimits(1_000, Desk.STEP_NS * 100_000));
        for (int i = 0; i < 200; i++) {
            desk.place("B" + i, "100", "100");
        }
        MemorySnapshot snapshot = saved(desk.core());
        var restored = new OmsCore(CoreLimits.USUAL, new RecordingEventSink(0), CoreTimers.NONE);
        restored.loadFrom(snapshot.source());

        assertThat(restored.orderCount()).isEqualTo(200);
        assertThat(saved(restored).differenceTo(snapshot)).isEmpty();
    }

    /** Goes on from a snapshot taken here to the end of the log. */
    private static void playTail(
            OmsCore source, SweepPace pace, List<Desk.Logged> log, int from, byte[][] expected, MemorySnapshot end) {
        MemorySnapshot snapshot = saved(source);
        var sink = new RecordingEventSink(source.lastEventNumber());
        var restored = new OmsCore(FORGETFUL, sink, CoreTimers.NONE, pace);
        restored.loadFrom(snapshot.source());
        assertThat(saved(restored).differenceTo(snapshot))
                .as("snapshot of a restored core")
                .isEmpty();
        log.subList(from, log.size()).forEach(logged -> play(restored, logged));
        int already = Math.toIntExact(source.lastEventNumber());
        assertThat(sink.letters().toArray(new byte[0][]))
                .as("events after command %s", from)
                .isDeepEqualTo(Arrays.copyOfRange(expected, already, expected.length));
        assertThat(saved(restored).differenceTo(end))
                .as("state from command %s on", from)
                .isEmpty();
    }

    private static void play(OmsCore core, Desk.Logged logged) {
        logged.playTo(core);
    }

    private static MemorySnapshot saved(OmsCore core) {
        var snapshot = new MemorySnapshot();
        core.saveTo(snapshot);
        return snapshot;
    }
}
