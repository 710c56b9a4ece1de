package io.trade2026.ops.desk;

import io.trade2026.ops.act.DeskOrder;
import io.trade2026.ops.act.EnterOrder;
import io.trade2026.ops.source.JournalReader;
import io.trade2026.ops.source.ProposalRow;
import io.trade2026.sequencer.client.EventHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries operators' orders to the core and brings the events back, with one thread of its own. Its methods are for any
 * thread; their futures complete on the desk's thread, or with a {@link io.trade2026.ops.refusal.Refused}.
 */
public final class OperatorDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorDesk.class);
    private static final int EVENTS_AT_ONCE = 256;
    private static final int LONGEST_COMMAND = 1_024;
    private static final long REST_NS = TimeUnit.MILLISECONDS.toNanos(2);
    /** Somebody waits for an answer. */
    private static final long AWAITING_NS = TimeUnit.MICROSECONDS.toNanos(50);

    private static final long MS_BITS = 20;

    private final CommandOutlet outlet;
    private final EventFeed events;
    private final List<EventObserver> observers;
    private final long patienceNs;
    private final Consumer<Throwable> onFailure;
    private final LimitsInForce limits = new LimitsInForce();
    private final Queue<Errand<?>> orders = new ConcurrentLinkedQueue<>();
    private final List<Journey> journeys = new ArrayList<>();
    private final MissingPast past = new MissingPast();
    private final Event event = new Event();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[LONGEST_COMMAND]);
    private final EventHandler handler = (number, epochNs, letter, offset, length, position) -> {
        onEvent(event.wrap(number, epochNs, letter, offset));
        return true;
    };
    /** Begins with the time, so that no id of an earlier start is used again. */
    private final AtomicLong correlationIds = new AtomicLong(System.currentTimeMillis() << MS_BITS);

    private volatile boolean isRunning = true;
    private volatile @Nullable Thread thread;

    /** An errand and how far it has come. */
    private static final class Journey {
        private final Errand<?> errand;
        private final long deadlineNs;
        private boolean wasOffered;

        Journey(Errand<?> errand, long deadlineNs) {
            this.errand = errand;
            this.deadlineNs = deadlineNs;
        }
    }

    /**
     * Nothing runs before {@link #start()}.
     *
     * @param outlet of commands; closed with the desk
     * @param events to follow; closed with the desk
     * @param observers see every event
     * @param patience how long an order waits for its event
     * @param onFailure told of a mistake of our own that ended the thread
     */
    public OperatorDesk(
            CommandOutlet outlet,
            EventFeed events,
            List<EventObserver> observers,
            Duration patience,
            Consumer<Throwable> onFailure) {
        this.outlet = outlet;
        this.events = events;
        this.observers = List.copyOf(observers);
        this.patienceNs = patience.toNanos();
        this.onFailure = onFailure;
    }

    /** Starts the thread. */
    public void start() {
        Thread fresh = new Thread(this::run, "ops-desk");
        fresh.setDaemon(true);
        fresh.setUncaughtExceptionHandler((dead, failure) -> onFailure.accept(failure));
        thread = fresh;
        fresh.start();
    }

    /**
     * Sets or lifts a kill switch.
     *
     * @param order what is to be done, by whom and why
     * @return the event it became
     */
    public CompletableFuture<KillAnswer> kill(KillOrder order) {
        return send(new KillErrand(order, correlationIds.incrementAndGet()));
    }

    /**
     * Orders that a session is disconnected.
     *
     * @param sessionId of the session
     * @param user who orders it
     * @param reason why
     * @return the event it became
     */
    public CompletableFuture<SessionAnswer> disconnect(int sessionId, String user, String reason) {
        return send(new SessionErrand(SessionErrand.Kind.DISCONNECT, sessionId, user, reason, nowEpochNs()));
    }

    /**
     * Orders that both sequence numbers of a session go back to 1.
     *
     * @param sessionId of the session
     * @param user who orders it
     * @param reason why
     * @return the event it became
     */
    public CompletableFuture<SessionAnswer> resetSequence(int sessionId, String user, String reason) {
        return send(new SessionErrand(SessionErrand.Kind.RESET_SEQUENCE, sessionId, user, reason, nowEpochNs()));
    }

    /**
     * Proposes a repair of sequence numbers, or has one carried out that two operators agree on.
     *
     * @param order what, by whom and why
     * @return that it is proposed, or what the gateway reports
     */
    public CompletableFuture<RepairAnswer> repair(RepairOrder order) {
        return send(new RepairErrand(order, correlationIds.incrementAndGet()));
    }

    /**
     * Asks what the core holds. Every image becomes events in the journal: it is for people, not for polling.
     *
     * @param fromOrderId first OrderID(37); up to 1 for the beginning, then with all positions
     * @param maxOrders most orders to tell
     * @return what it holds
     */
    public CompletableFuture<CoreImage> image(long fromOrderId, int maxOrders) {
        return send(new ImageErrand(correlationIds.incrementAndGet(), fromOrderId, maxOrders));
    }

    /**
     * Has the core do something for the desk.
     *
     * @param order what, by whom and why
     * @return the event it became
     */
    public CompletableFuture<DeskAnswer> act(DeskOrder order) {
        return send(new DeskErrand(order, correlationIds.incrementAndGet()));
    }

    /**
     * Has it in the log that operators agree on a proposal.
     *
     * @param proposal with all its approvers
     * @return number of the event
     */
    public CompletableFuture<Long> approve(ProposalRow proposal) {
        return send(new ApproveErrand(proposal, correlationIds.incrementAndGet()));
    }

    /**
     * Has it in the journal that an operator takes an alert on himself.
     *
     * @param alertId number of the event that raised it
     * @param user who does
     * @param reason what is done about it
     * @return number of the event
     */
    public CompletableFuture<Long> acknowledge(long alertId, String user, String reason) {
        return send(new AcknowledgeErrand(alertId, user, reason, correlationIds.incrementAndGet()));
    }

    /**
     * Closes or opens the house to new risk, for alerts that nobody takes on.
     *
     * @param isOpen whether new risk is taken
     * @param reason why
     * @return number of the event that tells of it; nothing comes when it was so before
     */
    public CompletableFuture<Long> intake(boolean isOpen, String reason) {
        return send(new IntakeErrand(isOpen, reason));
    }

    /**
     * Asks the core what it would decide about an order.
     *
     * @param order that is not sent
     * @return the decision
     */
    public CompletableFuture<CheckAnswer> check(EnterOrder order) {
        return send(new CheckErrand(order, correlationIds.incrementAndGet()));
    }

    /**
     * Waits until the core has a version of a limit.
     *
     * @param limitId of the limit
     * @param version or a later one
     * @return number of the event; the caller bounds its wait
     */
    public CompletableFuture<Long> limitInForce(long limitId, long version) {
        return limits.await(limitId, version);
    }

    /**
     * How far the desk has read.
     *
     * @return state of its follower
     */
    public JournalReader journal() {
        return events.state();
    }

    private static long nowEpochNs() {
        return TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    }

    private <T> CompletableFuture<T> send(Errand<T> errand) {
        orders.add(errand);
        LockSupport.unpark(thread);
        return errand.answer();
    }

    private void run() {
        try (outlet;
                events) {
            while (isRunning) {
                int work = outlet.poll();
                work += depart();
                work += events.poll(handler, EVENTS_AT_ONCE);
                work += past.poll(events, this::image);
                arrive();
                if (work == 0) {
                    LockSupport.parkNanos(this, journeys.isEmpty() ? REST_NS : AWAITING_NS);
                }
            }
        } finally {
            journeys.forEach(journey -> journey.errand.giveUp(journey.wasOffered));
            orders.forEach(errand -> errand.giveUp(false));
        }
    }

    private int depart() {
        long nowNs = System.nanoTime();
        for (Errand<?> errand = orders.poll(); errand != null; errand = orders.poll()) {
            journeys.add(new Journey(errand, nowNs + patienceNs));
        }
        int offered = 0;
        for (Journey journey : journeys) {
            if (!journey.wasOffered && outlet.offer(buffer, journey.errand.encode(buffer))) {
                journey.wasOffered = true;
                offered++;
                if (journey.errand.isLogged()) {
                    LOG.info("ordered: {}", journey.errand.sentence());
                }
            }
        }
        return offered;
    }

    private void onEvent(Event read) {
        past.see(read.number());
        limits.onEvent(read);
        for (EventObserver observer : observers) {
            observer.onEvent(read);
        }
        for (Journey journey : journeys) {
            if (journey.wasOffered && !journey.errand.isDone()) {
                journey.errand.see(read);
            }
        }
    }

    private void arrive() {
        long nowNs = System.nanoTime();
        for (Iterator<Journey> each = journeys.iterator(); each.hasNext(); ) {
            Journey journey = each.next();
            if (nowNs - journey.deadlineNs >= 0) {
                journey.errand.giveUp(journey.wasOffered);
            }
            if (journey.errand.isDone()) {
                each.remove();
            }
        }
    }

    /** Ends the thread; orders without an answer are given up. */
    @Override
    public void close() {
        isRunning = false;
        Thread running = thread;
        if (running == null) {
            outlet.close();
            events.close();
            return;
        }
        LockSupport.unpark(running);
        try {
            running.join(TimeUnit.SECONDS.toMillis(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
