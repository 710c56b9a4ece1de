package io.trade2026.marketdata;

import io.trade2026.sequencer.client.CommandPublisher;
import io.trade2026.sequencer.client.SequencerAddress;
import java.util.function.Consumer;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.agrona.concurrent.SystemNanoClock;

/**
 * The price flow from NATS to the core, with two threads of its own. Neither server needs to be there: it reaches for both
 * until it is closed, and the core knows its feeds as silent meanwhile.
 */
public final class MarketData implements AutoCloseable {
    private final PriceBoard board;
    private final RefusalCounts refusals = new RefusalCounts();
    private final CommandOutlet outlet;
    private final PricePump pump;
    private final NatsLink link;

    /**
     * Nothing runs before {@link #start()}.
     *
     * @param settings how to read and how often to tell
     * @param outlet to the core, for this alone; closed with it
     * @param ticks takes every tick
     * @param onFailure told of a mistake of our own that ended a thread
     */
    public MarketData(
            MarketDataSettings settings, CommandOutlet outlet, TickSink ticks, Consumer<Throwable> onFailure) {
        NanoClock clock = SystemNanoClock.INSTANCE;
        this.outlet = outlet;
        this.board = new PriceBoard(settings, clock.nanoTime());
        this.pump = new PricePump(board, outlet, clock, onFailure);
        FeedIntake intake = new FeedIntake(settings, board, ticks, refusals, new SystemEpochNanoClock(), clock);
        this.link = new NatsLink(
                settings,
                (subject, payload) -> {
                    if (intake.receive(subject, payload)) {
                        pump.wake();
                    }
                },
                () -> {
                    board.loseAll();
                    pump.wake();
                },
                onFailure);
    }

    /**
     * Prices to a sequencer, ticks to nobody.
     *
     * @param settings how to read and how often to tell
     * @param sequencer where commands go
     * @param onFailure told of a mistake of our own that ended a thread
     * @return not started yet
     */
    public static MarketData to(
            MarketDataSettings settings, SequencerAddress sequencer, Consumer<Throwable> onFailure) {
        return new MarketData(
                settings, CommandOutlet.of(new CommandPublisher(sequencer, "market-data")), TickSink.NONE, onFailure);
    }

    /** Starts both threads and returns at once. */
    public void start() {
        pump.start();
        link.start();
    }

    /**
     * How it is doing. For any thread.
     *
     * @return a picture of now
     */
    public MarketDataStatus status() {
        PriceBoard.Counts counts = board.counts();
        return new MarketDataStatus(
                link.isConnected(),
                outlet.isConnected(),
                board.feedStatus(),
                counts.instruments(),
                counts.quotes(),
                counts.outdated(),
                counts.sent(),
                counts.conflated(),
                link.drops(),
                refusals.counts());
    }

    /** Stops reading, tells the core that its feeds are silent if it can be told at once, and closes the outlet. */
    @Override
    public void close() {
        link.close();
        pump.stop();
    }
}
