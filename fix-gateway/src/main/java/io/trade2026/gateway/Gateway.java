package io.trade2026.gateway;

import io.trade2026.gateway.index.LostTail;
import io.trade2026.gateway.index.UnfoundedEpochs;
import io.trade2026.sequencer.client.CommandPublisher;
import io.trade2026.sequencer.client.DriverPulse;
import io.trade2026.sequencer.client.EventFollower;
import io.trade2026.sequencer.client.JournalPosition;
import io.trade2026.sequencer.client.SequencerAddress;
import io.trade2026.sequencer.client.SteadyTime;
import io.trade2026.sessions.SessionBook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.agrona.CloseHelper;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.EpochNanoClock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.co.real_logic.artio.Reply;
import uk.co.real_logic.artio.engine.EngineConfiguration;
import uk.co.real_logic.artio.engine.FixEngine;
import uk.co.real_logic.artio.library.FixLibrary;
import uk.co.real_logic.artio.library.SessionAcquiredInfo;
import uk.co.real_logic.artio.library.SessionHandler;
import uk.co.real_logic.artio.messages.MetaDataStatus;
import uk.co.real_logic.artio.session.Session;

/**
 * The FIX gateway: accepts clients, connects to venues, and opens its port only when every session is where it was before the
 * restart.
 */
public final class Gateway implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
    private static final int FRAGMENTS = 10;
    private static final int EVENTS = 32;
    private static final long CHECKPOINT_NS = TimeUnit.SECONDS.toNanos(2);
    /** The driver's sign of life comes once a second; half a second is left to the archive. */
    private static final long FRESH_MS = 1_500;

    private static final long ABANDON_MS = 10_000;
    private static final int CLOSE_TIMEOUT_MS = 2_000;
    private static final long LEAVE_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(5);

    private final GatewaySettings settings;
    private final Links links;
    private final SteadyTime time = SteadyTime.ofMachine();
    private final EpochNanoClock clock = time::epochNs;
    private final HopTimes times = new HopTimes();
    private final KillGate gate = new KillGate();
    private final CommandPublisher publisher;
    private final Offers offers;
    private final GatewayLetters letters;
    private final DropCopies copies;
    private final Inbox inbox;
    private final Outbox outbox;
    private final Openings openings;
    private final LinkWatch watch;
    private final CheckpointFile checkpoint;
    private final LogonGuard guard;
    private final Unrecorded unrecorded;
    private final DriverPulse pulse;
    private final EngineErrors errors = new EngineErrors();
    private final FixEngine engine;
    private final FixLibrary library;
    private @Nullable EventFollower follower;
    private @Nullable AgentRunner runner;
    private long nextCheckpointNs;
    private volatile boolean isLeaving;

    private Gateway(GatewaySettings settings, Supplier<SessionBook> books) {
        this.settings = settings;
        this.links = new Links(books.get(), settings.gatewayId());
        this.pulse = DriverPulse.of(settings.sequencer());
        this.publisher = new CommandPublisher(settings.sequencer(), "gateway", gate, pulse);
        this.offers = new Offers(Ingress.of(publisher), gate);
        this.letters = new GatewayLetters(offers, settings.gatewayId(), clock.nanoTime());
        this.copies = new DropCopies(links, settings.sequencer(), clock);
        SessionMessages messages = new SessionMessages(clock);
        this.inbox = new Inbox(offers, copies, messages, links.pressure(), settings.crash());
        this.openings = new Openings(new OpeningFile(settings.directory()), links.all());
        this.watch = new LinkWatch(links, letters, messages, clock, books, settings.reconnectMs(), openings);
        this.checkpoint = new CheckpointFile(settings.directory());
        this.guard = new LogonGuard(links, clock);
        Supplier<EngineConfiguration> configurations =
                () -> EngineSettings.engine(settings, guard, links, clock, errors);
        this.unrecorded = unrecorded(configurations.get(), settings);
        boolean isCertain = !unrecorded.isInDoubt();
        this.outbox = new Outbox(links, copies, letters, clock, times, isCertain, settings.crash(), offers);
        this.engine = UnfoundedEpochs.launch(configurations);
        this.library = FixLibrary.connect(EngineSettings.library(settings, this::acquired, links, clock, errors));
    }

    /** Takes out of the indexes what is in no archive, and notes it before. */
    private static Unrecorded unrecorded(EngineConfiguration engine, GatewaySettings settings) {
        Unrecorded unrecorded = new Unrecorded(settings.directory());
        if (settings.media() == MediaFate.DIED) {
            unrecorded.suspect();
        }
        LostTail.cut(engine, settings.sequencer(), unrecorded::suspect);
        return unrecorded;
    }

    /**
     * Starts the gateway and returns when clients can log on.
     *
     * @param settings where it lives
     * @param books the sessions as they are now; asked again and again, from the gateway's thread
     * @param onFailure told of what the gateway's thread cannot go on after; the process should then end
     * @return the running gateway
     * @throws IllegalStateException when it cannot start, with the reason
     */
    public static Gateway start(GatewaySettings settings, Supplier<SessionBook> books, Consumer<Throwable> onFailure) {
        try {
            Files.createDirectories(settings.directory());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + settings.directory(), e);
        }
        new EngineStreams(settings.gatewayId()).awaitEarlierLife(settings);
        Gateway gateway = new Gateway(settings, books);
        boolean started = false;
        try {
            gateway.recover();
            gateway.runner = new AgentRunner(settings.idling().get(), onFailure::accept, null, gateway.new Duty());
            AgentRunner.startOnThread(gateway.runner);
            started = true;
            return gateway;
        } finally {
            if (!started) {
                gateway.abandon();
            }
        }
    }

    /**
     * Lets go what a start has taken before it failed. When driver and archive died under it, the engine waits for ever for threads that have
     * ended; then the start fails anyway, and the process ends with what is left.
     */
    private void abandon() {
        Thread closing = new Thread(this::close, "gateway-abandoned");
        closing.setDaemon(true);
        closing.start();
        try {
            closing.join(ABANDON_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (closing.isAlive()) {
            LOG.warn("the FIX engine does not let go within {} ms after a start that failed", ABANDON_MS);
        }
    }

    private void recover() {
        long beganNs = System.nanoTime();
        Recovery recovery = new Recovery(engine, library, offers, letters, links, errors);
        recovery.await("the FIX library", library::isConnected);
        openings.recover();
        JournalPosition told = checkpoint.read();
        recovery.run(settings.sequencer(), told, !unrecorded.owesJump(), clock.nanoTime());
        unrecorded.jumped();
        offers.recovered();
        EventFollower opened = new EventFollower(settings.sequencer(), told, "gateway");
        follower = opened;
        recovery.await("the events of before the start to be told", () -> {
            opened.poll(outbox, EVENTS);
            return opened.isFollowing() && opened.caughtUp();
        });
        recovery.await("repairs of before the start", outbox::settleRepairs);
        outbox.recovered();
        unrecorded.settledBy(opened.checkpoint().eventNumber());
        Reply<?> bound = engine.bind();
        recovery.await("the port to be bound", () -> !bound.isExecuting());
        if (!bound.hasCompleted()) {
            throw new IllegalStateException("FIX port " + settings.fixPort() + " cannot be bound: " + bound.error());
        }
        guard.open();
        LOG.info(
                "open for FIX clients on {}:{}, recovered up to event {} in {} ms",
                settings.host(),
                settings.fixPort(),
                opened.checkpoint().eventNumber(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNs));
    }

    private SessionHandler acquired(Session session, SessionAcquiredInfo acquired) {
        Link link = links.byKey(session.compositeKey());
        if (link == null) {
            // Cannot come about but by a definition that went away between the check of the logon and now.
            throw new IllegalStateException("session " + session.compositeKey() + " is not defined");
        }
        boolean isFirst = link.session() == null && follower != null;
        link.acquire(session);
        if (isFirst && link.definition().isDropCopy()) {
            copies.welcome(link);
        }
        if (acquired.metaDataStatus() == MetaDataStatus.OK
                && acquired.metaDataBuffer().capacity() >= Outbox.META_LENGTH) {
            told(
                    link,
                    session,
                    acquired.metaDataBuffer().getLong(0),
                    acquired.metaDataBuffer().getLong(Long.BYTES));
        }
        if (session.isConnected()) {
            link.connected(session.connectedHost(), session.connectedPort());
        }
        LOG.info(
                "{}: acquired {}, received {}, sent {}, epoch {}, told up to event {}",
                link.definition().compId(),
                session.isConnected() ? "connected" : "offline",
                session.lastReceivedMsgSeqNum(),
                session.lastSentMsgSeqNum(),
                session.sequenceIndex(),
                link.deliveredEventNumber());
        return inbox.handlerOf(link);
    }

    /**
     * What stands beside the last message of a session. Artio writes it before the message is in the archive; should the message never
     * have come there, or its numbers have begun anew since, it says too much, and the core's copy counts.
     */
    private static void told(Link link, Session session, long eventNumber, long msgSeqNum) {
        if (msgSeqNum <= session.lastSentMsgSeqNum()) {
            link.delivered(eventNumber);
        } else {
            LOG.warn(
                    "{}: event {} was told as MsgSeqNum(34) {}, but the last one in the archive is {}: the core's copy"
                            + " counts",
                    link.definition().compId(),
                    eventNumber,
                    msgSeqNum,
                    session.lastSentMsgSeqNum());
        }
    }

    /**
     * Returns every session as it is now. For any thread.
     *
     * @return in the order of the session files
     */
    public List<LinkStatus> status() {
        return links.all().stream().map(Link::status).toList();
    }

    /**
     * Returns how a session stands with its sequence numbers. For any thread.
     *
     * @param sessionId of the session file
     * @return empty when there is no such session
     */
    public Optional<LinkNumbers> numbers(int sessionId) {
        return links.all().stream()
                .filter(link -> link.id() == sessionId)
                .findFirst()
                .map(Link::numbers);
    }

    /**
     * Returns whose driver and archive it uses.
     *
     * @return as it was set
     */
    public SequencerAddress sequencer() {
        return settings.sequencer();
    }

    /**
     * Returns how far from its beginning the archive may be taken out.
     *
     * @return for one thread, as long as the gateway runs
     */
    public ArchiveFront archiveFront() {
        return new ArchiveFront(engine, key -> {
            Link link = links.byKey(key);
            return link == null ? null : link.definition();
        });
    }

    /**
     * Returns which gateway this is.
     *
     * @return its number, from 1
     */
    public int id() {
        return settings.gatewayId();
    }

    /**
     * Returns how long messages take. For any thread.
     *
     * @return totals since the start
     */
    public List<HopTime> hopTimes() {
        return times.all();
    }

    /**
     * Returns how far the gateway has told. For any thread.
     *
     * @return last event and its end in the journal
     */
    public JournalPosition checkpoint() {
        EventFollower followed = follower;
        return followed == null ? JournalPosition.START : followed.checkpoint();
    }

    /**
     * Says whether the gateway has the journal open. For any thread.
     *
     * @return false while it waits for driver, archive or journal
     */
    public boolean isFollowing() {
        EventFollower followed = follower;
        return followed != null && followed.isFollowing();
    }

    /**
     * Returns what the journal holds and the gateway has not told yet. For any thread.
     *
     * @return bytes
     */
    public long lagBytes() {
        EventFollower followed = follower;
        return followed == null ? 0 : followed.lagBytes();
    }

    /**
     * Returns for how long counterparties have been waiting for the sequencer, which takes nothing or too little. For any thread.
     *
     * @return nanoseconds; 0 when they do not wait
     */
    public long heldUpNs() {
        return links.pressure().heldUpNs(System.nanoTime());
    }

    /**
     * By how much the wall clock was ahead of this gateway's time when it was looked at last. For any thread.
     *
     * @return nanoseconds, negative when it was behind
     */
    public long behindWallNs() {
        return time.behindWallNs();
    }

    /** Logs everybody out, in order; clients find their sessions as they were when the gateway is back. */
    @Override
    public void close() {
        AgentRunner running = runner;
        if (running == null) {
            release();
            return;
        }
        isLeaving = true;
        long deadlineNs = System.nanoTime() + LEAVE_NS;
        while (!watch.hasLeft() && System.nanoTime() < deadlineNs) {
            LockSupport.parkNanos(PAUSE_NS);
        }
        // Before the library, which it still has to hear from.
        CloseHelper.quietClose(engine);
        running.close(CLOSE_TIMEOUT_MS, thread -> LOG.warn("the gateway's thread ends late"));
    }

    private void release() {
        copies.close();
        EventFollower followed = follower;
        if (followed != null) {
            checkpoint.advance(followed.checkpoint(), isRecorded());
        }
        CloseHelper.quietCloseAll(library, engine, followed, publisher);
    }

    /** What was told before the last checkpoint is in the archive when the driver, which is one process with it, has lived on since. */
    private boolean isRecorded() {
        return pulse.isFresh(FRESH_MS);
    }

    private final class Duty implements Agent {
        @Override
        public int doWork() {
            mustServe();
            int work = offers.poll();
            work += pollLibrary();
            work += inbox.work();
            guard.work();
            EventFollower followed = follower;
            if (followed != null) {
                int told = followed.poll(outbox, EVENTS);
                work += told;
                if (told < EVENTS) {
                    // What was missed waits while there is much to tell now.
                    work += copies.work();
                }
                long nowNs = clock.nanoTime();
                if (nowNs > nextCheckpointNs) {
                    nextCheckpointNs = nowNs + CHECKPOINT_NS;
                    checkpoint.advance(followed.checkpoint(), isRecorded());
                    unrecorded.checkpoint(checkpoint.written());
                }
            }
            return work + (isLeaving ? watch.leave() : watch.watch(library));
        }

        /** After a standstill of the process the engine's thread may have ended, while all others go on. */
        private void mustServe() {
            Throwable end = errors.end();
            if (end != null && !isLeaving) {
                throw new IllegalStateException("the FIX engine has ended: " + end.getMessage(), end);
            }
        }

        /** While the gateway leaves, the engine ends before the library, which takes that for a mistake. */
        private int pollLibrary() {
            try {
                return library.poll(FRAGMENTS);
            } catch (IllegalStateException e) {
                if (!isLeaving) {
                    throw e;
                }
                return 0;
            }
        }

        @Override
        public void onClose() {
            release();
        }

        @Override
        public String roleName() {
            return "fix-gateway";
        }
    }
}
