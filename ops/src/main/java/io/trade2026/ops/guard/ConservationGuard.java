package io.trade2026.ops.guard;

import io.trade2026.ops.desk.CommandOutlet;
import io.trade2026.ops.desk.EventFeed;
import io.trade2026.ops.desk.JournalThread;
import io.trade2026.ops.source.JournalReader;
import io.trade2026.ops.source.PartState;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
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
    private static final int SHOWN = 100;
    private static final long AGAIN_NS = TimeUnit.SECONDS.toNanos(2);
    private static final long FIRST_LOOK_NS = TimeUnit.MINUTES.toNanos(1);
    /** No other question has a number like this: those of operators begin with the time. */
    private static final long FIRST_QUESTION = 1;

    private final JournalThread thread;
    private final GuardSettings settings;
    private final RouteHalt halt;
    private final List<StandingBreach> breaches = new CopyOnWriteArrayList<>();
    private final ConservationBook book = new ConservationBook(this::found);
    private final long written;
    private long question = FIRST_QUESTION;
    private long nextQuestionNs;
    private volatile Figures figures = new Figures(0, true, 0, 0, 0, 0, 0, 0, 0);

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
        this.written = lastEventNumber;
        this.settings = settings;
        this.halt = new RouteHalt(names);
        this.thread = new JournalThread("conservation-guard", outlet, events, this::take, this::round, onFailure);
    }

    /**
     * Starts the thread.
     *
     * @return this
     */
    public ConservationGuard start() {
        nextQuestionNs = System.nanoTime()
                + Math.min(FIRST_LOOK_NS, settings.positionsEvery().toNanos());
        thread.start();
        return this;
    }

    private void round(int work, long nowNs) {
        if (work > 0) {
            note();
        }
        if (isCaughtUp()) {
            answer(nowNs);
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
            thread.offer(halt.writeQuestion(question, thread.buffer()));
        }
    }

    private void stop(Breach breach) {
        Optional<Integer> length = halt.write(breach, thread.buffer());
        if (length.isEmpty()) {
            LOG.error("the name of {} {} is not known; it cannot be stopped now", breach.scope(), breach.scopeId());
        } else if (thread.offer(length.get())) {
            LOG.error("kill switch of {} {} is set", breach.scope(), breach.scopeId());
        }
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
                thread.journal().lagBytes(),
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
        return new PartState(
                now.isSound() && thread.isSound(),
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
        return thread.journal();
    }

    @Override
    public void close() {
        thread.close();
    }
}
