package io.trade2026.ops.guard;

import io.trade2026.ops.desk.CommandOutlet;
import io.trade2026.ops.desk.EventFeed;
import io.trade2026.ops.source.JournalReader;
import io.trade2026.ops.source.PartState;
import io.trade2026.sequencer.client.EventHandler;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the journal by itself, holds every event against books of its own, and stops the route of what does not agree.
 *
 * <p>It owns a thread, a reader of the journal and a line to the core, and shares none of them. At a start it reads the journal from its
 * beginning; a breach that the journal shows to have been answered is not answered again. Nothing is stopped before all is read that was there.
 */
public final class ConservationGuard implements AutoCloseable {
    /** Who sets the switches of the guard; no operator has this name. */
    public static final String USER = "conservation-guard";

    private static final Logger LOG = LoggerFactory.getLogger(ConservationGuard.class);
    private static final int EVENTS_AT_ONCE = 256;
    private static final int LONGEST_COMMAND = 1_024;
    private static final int SHOWN = 100;
    private static final long REST_NS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long AGAIN_NS = TimeUnit.SECONDS.toNanos(2);
    private static final long FIRST_LOOK_NS = TimeUnit.MINUTES.toNanos(1);
    private static final long CLOSE_MS = 2_000;
    /** No other question has a number like this: those of operators begin with the time. */
    private static final long FIRST_QUESTION = 1;

    private final CommandOutlet outlet;
    private final EventFeed events;
    private final GuardSettings settings;
    private final RouteHalt halt;
    private final Consumer<Throwable> onFailure;
    private final List<StandingBreach> breaches = new CopyOnWriteArrayList<>();
    private final ConservationBook book = new ConservationBook(this::found);
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[LONGEST_COMMAND]);
    private final EventHandler handler = (number, epochNs, letter, offset, length, position) -> {
        take(number, epochNs, letter, offset);
        return true;
    };
    private final Thread thread;
    private final long written;
    private long question = FIRST_QUESTION;
    private long nextQuestionNs;
    private volatile Figures figures = new Figures(0, true, 0, 0, 0, 0, 0, 0, 0);
    private volatile boolean isRunning = true;

    /** What the books hold, for other threads. */
    private record Figures(
            long checkedTo,
            boolean isWhole,
            int orders,
            long messagesIn,
            long messagesOut,
            long executions,
            int positions,
            long comparedEvent,
            int comparedPositions) {}

    /**
     * Nothing runs before {@link #start()}.
     *
     * @param outlet of commands, for the guard alone; closed with it
     * @param events of the journal from its beginning, for the guard alone; closed with it
     * @param lastEventNumber of the journal now: up to it, what is found may have been answered
     * @param settings of the guard
     * @param names of what is stopped
     * @param onFailure told of a mistake of our own that ended the thread
     */
    public ConservationGuard(
            CommandOutlet outlet,
            EventFeed events,
            long lastEventNumber,
            GuardSettings settings,
            RouteNames names,
            Consumer<Throwable> onFailure) {
        this.outlet = outlet;
        this.events = events;
        this.written = lastEventNumber;
        this.settings = settings;
        this.halt = new RouteHalt(names);
        this.onFailure = onFailure;
        this.thread = new Thread(this::run, "conservation-guard");
    }

    /**
     * Starts the thread.
     *
     * @return this
     */
    public ConservationGuard start() {
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((dead, failure) -> onFailure.accept(failure));
        nextQuestionNs = System.nanoTime()
                + Math.min(FIRST_LOOK_NS, settings.positionsEvery().toNanos());
        thread.start();
        return this;
    }

    private void run() {
        try (outlet;
                events) {
            while (isRunning) {
                int work = outlet.poll() + events.poll(handler, EVENTS_AT_ONCE);
                if (work > 0) {
                    note();
                }
                if (isCaughtUp()) {
                    answer(System.nanoTime());
                }
                if (work == 0) {
                    LockSupport.parkNanos(this, REST_NS);
                }
            }
        }
    }

    private void take(long number, long epochNs, DirectBuffer letter, int offset) {
        book.onEvent(number, epochNs, letter, offset);
        if (!breaches.isEmpty()) {
            halt.see(letter, offset, breaches);
        }
    }

    private boolean isCaughtUp() {
        return book.checkedTo() >= written;
    }

    private void found(Breach breach) {
        LOG.error("{}", breach.sentence());
        breaches.add(new StandingBreach(breach, settings.halts(), System.nanoTime()));
    }

    private void answer(long nowNs) {
        for (StandingBreach breach : breaches) {
            if (breach.isDue(nowNs)) {
                breach.again(nowNs + AGAIN_NS);
                stop(breach.breach());
            }
        }
        if (!settings.positionsEvery().isZero() && nowNs - nextQuestionNs >= 0) {
            nextQuestionNs = nowNs + settings.positionsEvery().toNanos();
            question++;
            book.asked(question);
            offer(halt.writeQuestion(question, buffer));
        }
    }

    private void stop(Breach breach) {
        Optional<Integer> length = halt.write(breach, buffer);
        if (length.isEmpty()) {
            LOG.error("the name of {} {} is not known; it cannot be stopped now", breach.scope(), breach.scopeId());
        } else if (offer(length.get())) {
            LOG.error("kill switch of {} {} is set", breach.scope(), breach.scopeId());
        }
    }

    private boolean offer(int length) {
        return outlet.offer(buffer, length);
    }

    private void note() {
        figures = new Figures(
                book.checkedTo(),
                book.isWhole(),
                book.orders(),
                book.messagesIn(),
                book.messagesOut(),
                book.executions(),
                book.positions(),
                book.comparedEvent(),
                book.comparedPositions());
    }

    /**
     * How it stands. For any thread.
     *
     * @return a copy
     */
    public GuardState state() {
        Figures now = figures;
        List<StandingBreach> all = List.copyOf(breaches);
        boolean isBroken = all.stream().anyMatch(StandingBreach::stands);
        String state = now.checkedTo < written ? "READING" : "GREEN";
        return new GuardState(
                isBroken ? "BREACHED" : state,
                now.checkedTo,
                events.state().lagBytes(),
                now.isWhole,
                now.orders,
                now.messagesIn,
                now.messagesOut,
                now.executions,
                now.positions,
                now.comparedEvent,
                now.comparedPositions,
                all.subList(Math.max(0, all.size() - SHOWN), all.size()).stream()
                        .map(StandingBreach::row)
                        .sorted((a, b) -> Long.compare(b.eventNumber(), a.eventNumber()))
                        .toList());
    }

    /**
     * The same in one sentence, for the health check. For any thread.
     *
     * @return unhealthy while a breach stands, and when the thread has ended
     */
    public PartState health() {
        GuardState now = state();
        String text = now.state() + ", checked up to event " + now.checkedTo() + ": " + now.messagesIn()
                + " messages in, " + now.messagesOut() + " out, " + now.executions() + " executions, "
                + now.breaches().size() + " breaches";
        boolean isAlive = thread.isAlive() || !isRunning;
        return new PartState(
                now.isSound() && isAlive,
                now.breaches().isEmpty()
                        ? text
                        : text + "; " + now.breaches().get(0).text());
    }

    /**
     * How far it has read. For any thread.
     *
     * @return state of its follower
     */
    public JournalReader journal() {
        return events.state();
    }

    @Override
    public void close() {
        isRunning = false;
        LockSupport.unpark(thread);
        if (!thread.isAlive()) {
            return;
        }
        try {
            thread.join(CLOSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
