package io.trade2026.ops.recon;

import io.trade2026.messages.sbe.BreakStage;
import io.trade2026.ops.desk.CommandOutlet;
import io.trade2026.ops.desk.EventFeed;
import io.trade2026.ops.desk.JournalThread;
import io.trade2026.ops.source.JournalReader;
import io.trade2026.ops.source.PartState;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Matches drop copies of venues with our own executions all the time, looks after positions that a clearing firm's file has otherwise,
 * tells what does not match once it is old enough, and stops who is concerned.
 *
 * <p>It owns a thread, a reader of the journal and a line to the core, and shares none of them. At a start it reads the journal from its
 * beginning, and tells nothing before it has read what was there; so what was told is not told again.
 */
public final class Reconciliation implements AutoCloseable {
    /** Who tells breaks and blocks for them; no operator has this name. */
    public static final String USER = "reconciliation";

    private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long AGAIN_NS = TimeUnit.SECONDS.toNanos(2);

    private final JournalThread thread;
    private final long written;
    private final EventTime time = new EventTime();
    private final Matcher matcher;
    private final ClearingMirror clearing;
    private final BreakLetters letters = new BreakLetters();
    private long nextLookNs = Long.MIN_VALUE;
    private volatile ReconState state = new ReconState("READING", 0, 0, 0, 0, List.of(), List.of(), List.of());

    /**
     * Nothing runs before {@link #start()}.
     *
     * @param outlet of commands, for the matcher alone; closed with it
     * @param events of the journal from its beginning, for the matcher alone; closed with it
     * @param lastEventNumber of the journal now: up to it, what is found may have been told
     * @param settings how old a break may be
     * @param clearing what is kept of positions that a clearing firm has otherwise; started and closed by whoever made it
     * @param onFailure told of a mistake of our own that ended the thread
     */
    public Reconciliation(
            CommandOutlet outlet,
            EventFeed events,
            long lastEventNumber,
            ReconSettings settings,
            ClearingMirror clearing,
            Consumer<Throwable> onFailure) {
        this.written = lastEventNumber;
        this.matcher = new Matcher(settings);
        this.clearing = clearing;
        this.thread = new JournalThread("reconciliation", outlet, events, this::take, this::round, onFailure);
    }

    /**
     * Starts the thread.
     *
     * @return this
     */
    public Reconciliation start() {
        thread.start();
        return this;
    }

    private void round(int work, long nowNs) {
        if (nextLookNs == Long.MIN_VALUE || nowNs - nextLookNs >= 0) {
            nextLookNs = nowNs + LOOK_NS;
            look(nowNs);
        }
    }

    private void take(long number, long epochNs, DirectBuffer letter, int offset) {
        time.at(epochNs, System.nanoTime());
        matcher.onEvent(number, epochNs, letter, offset);
    }

    private void look(long nowNs) {
        long nowEpochNs = time.epochNs(nowNs);
        boolean isCaughtUp = matcher.checkedTo() >= written;
        lookAtPositions(isCaughtUp);
        if (isCaughtUp) {
            matcher.due(nowEpochNs, nowNs, nowNs + AGAIN_NS).forEach(this::tell);
            matcher.killsDue(nowNs, nowNs + AGAIN_NS).forEach(this::kill);
        }
        state = matcher.state(nowEpochNs, isCaughtUp, thread.journal().lagBytes());
    }

    /** Not before the journal is read: it may say more of them than is kept. */
    private void lookAtPositions(boolean isCaughtUp) {
        if (isCaughtUp) {
            clearing.news().ifPresent(rows -> matcher.positions(rows).forEach(clearing::note));
        }
    }

    private void tell(Matcher.Due due) {
        BreakStage stage = due.stage();
        boolean isOffered = thread.offer(
                letters.report(due.difference(), stage, matcher.settings().blocks(), thread.buffer()));
        if (isOffered) {
            LOG.warn(
                    "{} {}: {}",
                    stage,
                    due.difference().kind(),
                    due.difference().text());
        }
    }

    private void kill(Difference difference) {
        String venue = difference.venue();
        if (venue.isEmpty()) {
            LOG.error(
                    "the core knows no venue of session {}: it cannot be stopped",
                    difference.place().venueSessionId());
        } else if (thread.offer(letters.kill(difference, venue, thread.buffer()))) {
            LOG.error("kill switch of venue {} is set", venue);
        }
    }

    /**
     * How it stands. For any thread.
     *
     * @return as it was a tenth of a second ago
     */
    public ReconState state() {
        return state;
    }

    /**
     * The same in one sentence, for the health check. For any thread.
     *
     * @return unhealthy while a break stands, and when the thread has ended
     */
    public PartState health() {
        ReconState now = state;
        long standing = now.breaks().stream()
                .filter(each -> !each.stage().equals("MATCHED") && !each.stage().equals("RESOLVED"))
                .count();
        return new PartState(
                thread.isSound() && standing == 0,
                now.state() + ", checked up to event " + now.checkedTo() + ": drop copies of "
                        + now.venues().size() + " venues, " + now.matched() + " executions matched, " + standing
                        + " breaks, " + now.blocks().size() + " clients or accounts blocked");
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
