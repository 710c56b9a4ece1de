package io.trade2026.app.demo;

import io.trade2026.ops.desk.CommandOutlet;
import io.trade2026.ops.desk.CoreImage;
import io.trade2026.ops.desk.EventFeed;
import io.trade2026.ops.desk.OperatorDesk;
import io.trade2026.ops.desk.OrderRow;
import io.trade2026.sequencer.client.CommandPublisher;
import io.trade2026.sequencer.client.EventFollower;
import io.trade2026.sequencer.client.JournalPosition;
import io.trade2026.sequencer.client.SequencerAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** Asks the core itself what it holds: through the log, as every command. */
public final class CoreQuestions implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int PART = 1_000;

    private final OperatorDesk desk;

    private CoreQuestions(OperatorDesk desk) {
        this.desk = desk;
    }

    /**
     * Connects.
     *
     * @param address of the sequencer
     * @param fromEventNumber after which answers may come
     * @param onFailure told of a mistake of our own
     * @return to be closed
     */
    public static CoreQuestions open(SequencerAddress address, long fromEventNumber, Consumer<Throwable> onFailure) {
        OperatorDesk desk = new OperatorDesk(
                CommandOutlet.of(new CommandPublisher(address, "demo")),
                EventFeed.of(new EventFollower(address, JournalPosition.after(fromEventNumber), "demo"), "demo"),
                List.of(),
                PATIENCE,
                onFailure);
        desk.start();
        return new CoreQuestions(desk);
    }

    /**
     * Asks for positions only.
     *
     * @return without orders
     * @throws CompletionException when no answer came
     */
    public CoreImage positions() {
        return desk.image(0, 1).join();
    }

    /**
     * Asks for everything, a part at a time.
     *
     * @param orders receives the orders of all parts
     * @return the first part, which has the positions
     * @throws CompletionException when no answer came
     */
    public CoreImage everything(List<OrderRow> orders) {
        CoreImage first = desk.image(0, PART).join();
        List<OrderRow> all = new ArrayList<>(first.orders());
        long next = first.nextOrderId();
        while (next != 0) {
            CoreImage part = desk.image(next, PART).join();
            all.addAll(part.orders());
            next = part.nextOrderId();
        }
        orders.addAll(all);
        return first;
    }

    @Override
    public void close() {
        desk.close();
    }
}
