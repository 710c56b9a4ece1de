package io.trade2026.ops.alert;

import io.trade2026.ops.desk.OperatorDesk;
import io.trade2026.sequencer.client.SteadyTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks four times a second for what only time makes an alert: orders that are not answered, critical alerts that nobody takes on. Where
 * the firm wants it so, the house takes no new risk from then on until somebody has (risk-controls AT-01).
 */
public final class AlertPulse implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AlertPulse.class);
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long CLOSE_MS = 2_000;

    private final AlertBoard board;
    private final AlertSource source;
    private final OperatorDesk desk;
    private final boolean blocks;
    private final BooleanSupplier isCaughtUp;
    /** A wall clock that is set must not make every alert an old one. */
    private final SteadyTime time = SteadyTime.ofMachine();

    private final Thread thread;
    /** What the core was told of; null before: it may stand as an earlier life has left it. */
    private @Nullable Boolean isClosed;

    private volatile boolean isEnding;

    /**
     * Creates a pulse; nothing runs yet.
     *
     * @param board of alerts
     * @param source that looks
     * @param desk to the core
     * @param blocks whether an escalated alert closes the house to new risk
     * @param isCaughtUp whether the journal has been read so far that acknowledgements are known
     */
    public AlertPulse(
            AlertBoard board, AlertSource source, OperatorDesk desk, boolean blocks, BooleanSupplier isCaughtUp) {
        this.board = board;
        this.source = source;
        this.desk = desk;
        this.blocks = blocks;
        this.isCaughtUp = isCaughtUp;
        this.thread = new Thread(this::run, "alert-pulse");
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((failed, error) -> LOG.error("the pulse of alerts has failed", error));
    }

    /** Starts the thread. */
    public void start() {
        thread.start();
    }

    private void run() {
        while (!isEnding) {
            if (isCaughtUp.getAsBoolean()) {
                beat(time.epochNs());
            }
            LockSupport.parkNanos(this, PAUSE_NS);
        }
    }

    private void beat(long nowEpochNs) {
        source.look(nowEpochNs);
        tell(board.escalate(nowEpochNs));
        if (!blocks) {
            return;
        }
        boolean hasEscalated = board.hasEscalated();
        if (!Boolean.valueOf(hasEscalated).equals(isClosed)) {
            isClosed = hasEscalated;
            String why = hasEscalated
                    ? "a critical alert waits too long for an operator"
                    : "all critical alerts are taken on";
            var told = desk.intake(!hasEscalated, why);
            LOG.debug("intake: {}", told);
        }
    }

    /** One line in all: after a start there may be hundreds, and the page has each of them. */
    private static void tell(List<Alert> late) {
        if (late.isEmpty()) {
            return;
        }
        Alert first = late.get(0);
        LOG.warn(
                "{} alerts were taken on by nobody in time and are for the next in charge now; the first is {}, for {}: {} {} {}",
                late.size(),
                first.alertId(),
                first.owner(),
                first.name(),
                first.about(),
                first.text());
    }

    @Override
    public void close() {
        isEnding = true;
        LockSupport.unpark(thread);
        try {
            thread.join(CLOSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
