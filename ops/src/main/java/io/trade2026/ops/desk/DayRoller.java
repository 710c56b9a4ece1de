package io.trade2026.ops.desk;

import io.trade2026.ops.act.RollDay;
import io.trade2026.ops.refusal.Refused;
import io.trade2026.ops.source.PartState;
import io.trade2026.ops.source.TradingDays;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins each trading day by schedule, once, also when the node was down at the time: what the journal says has begun is
 * compared with what should have, each second. A day that nobody began while the node was down for longer is passed over.
 *
 * <p>{@link #tick()} is for one thread: its own, or a test's.
 */
public final class DayRoller implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DayRoller.class);
    private static final long TICK_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long AGAIN_S = 30;
    private static final long CLOSE_MS = 2_000;
    private static final String REASON = "by schedule";

    private final TradingDays days;
    private final Function<RollDay, CompletableFuture<DeskAnswer>> desk;
    private final Supplier<@Nullable LocalDate> begun;
    private final BooleanSupplier hasReadJournal;
    private final InstantSource clock;
    private @Nullable CompletableFuture<DeskAnswer> pending;
    private Instant notBefore = Instant.MIN;
    private String trouble = "";
    private volatile PartState state = new PartState(true, "the journal is being read");
    private volatile boolean isRunning = true;
    private volatile @Nullable Thread thread;

    /**
     * Nothing runs before {@link #start}.
     *
     * @param days when they begin
     * @param desk carries the order to the core
     * @param begun trading day of the last TradingDayStarted of the journal; null before the first
     * @param hasReadJournal whether {@code begun} knows all that was in the journal at the start
     * @param clock of this machine
     */
    public DayRoller(
            TradingDays days,
            Function<RollDay, CompletableFuture<DeskAnswer>> desk,
            Supplier<@Nullable LocalDate> begun,
            BooleanSupplier hasReadJournal,
            InstantSource clock) {
        this.days = days;
        this.desk = desk;
        this.begun = begun;
        this.hasReadJournal = hasReadJournal;
        this.clock = clock;
    }

    /**
     * Starts the thread.
     *
     * @param onFailure told of a mistake of our own that ended it
     */
    public void start(Consumer<Throwable> onFailure) {
        Thread fresh = new Thread(this::run, "day-roller");
        fresh.setDaemon(true);
        fresh.setUncaughtExceptionHandler((dead, failure) -> onFailure.accept(failure));
        thread = fresh;
        fresh.start();
    }

    private void run() {
        while (isRunning) {
            tick();
            LockSupport.parkNanos(this, TICK_NS);
        }
    }

    /** Looks at the clock and begins the day that is due. */
    public void tick() {
        if (!hasReadJournal.getAsBoolean()) {
            return;
        }
        Instant now = clock.instant();
        settle(now);
        try {
            LocalDate due = days.dayAt(now);
            LocalDate last = begun.get();
            if (last == null || last.isBefore(due)) {
                begin(due, now);
            } else {
                trouble = "";
            }
            tell(last, now);
        } catch (Refused calendarAway) {
            state = new PartState(false, "when the next day begins is not known: " + calendarAway.getMessage());
        }
    }

    private void begin(LocalDate due, Instant now) {
        if (pending == null && !now.isBefore(notBefore)) {
            LOG.info("trading day {} is due", due);
            pending = desk.apply(new RollDay(due, RollDay.SCHEDULE, REASON));
        }
    }

    /** Repeating it is safe: the core begins a date once. */
    private void settle(Instant now) {
        CompletableFuture<DeskAnswer> asked = pending;
        if (asked == null || !asked.isDone()) {
            return;
        }
        pending = null;
        try {
            DeskAnswer answer = asked.join();
            trouble = "";
            LOG.info(
                    "trading day {} has begun with event {}: {} orders expired, {} renewed",
                    answer.tradingDay(),
                    answer.eventNumber(),
                    answer.expiredOrders(),
                    answer.renewedOrders());
        } catch (CompletionException | CancellationException failed) {
            trouble = String.valueOf(failed.getMessage());
            notBefore = now.plusSeconds(AGAIN_S);
            LOG.error("the trading day could not be begun, tried again in {} s: {}", AGAIN_S, trouble);
        }
    }

    private void tell(@Nullable LocalDate last, Instant now) {
        String goesOn = last == null ? "no day has begun" : "day " + last;
        String next = days.nextRoll(now).map(at -> ", the next begins at " + at).orElse("");
        state = trouble.isEmpty() ? new PartState(true, goesOn + next) : new PartState(false, goesOn + ": " + trouble);
    }

    /**
     * How it stands. For any thread.
     *
     * @return unhealthy while a day that is due cannot be begun
     */
    public PartState state() {
        return state;
    }

    /** Ends the thread. */
    @Override
    public void close() {
        isRunning = false;
        Thread running = thread;
        if (running != null) {
            LockSupport.unpark(running);
            try {
                running.join(CLOSE_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
