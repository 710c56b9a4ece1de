package io.trade2026.gateway.dropcopy;

import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.OrderChangedDecoder;
import io.trade2026.sequencer.client.EventFollower;
import io.trade2026.sequencer.client.EventHandler;
import io.trade2026.sequencer.client.JournalPosition;
import io.trade2026.sequencer.client.SequencerAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.ControlledMessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the journal again for one request, on a thread of its own, and hands over what is wanted. It reads no further than it is taken
 * from, so neither a long request nor a slow counterparty keeps the gateway's thread or holds memory.
 */
public final class JournalRun implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalRun.class);
    private static final int RING_CAPACITY = 256 * 1024;
    private static final int ORDER_CHANGED = 1;
    private static final int BATCH = 256;
    /** Between batches: the archive that is read from also records what trading goes on with. */
    private static final long PAUSE_NS = TimeUnit.MICROSECONDS.toNanos(100);

    private static final long IDLE_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(30);

    private final SequencerAddress sequencer;
    private final JournalIndex index;
    private final CopyRequest request;
    private final CopyFilter filter;
    private final long upTo;
    private final Thread thread;
    private final OneToOneRingBuffer ring = new OneToOneRingBuffer(
            new UnsafeBuffer(ByteBuffer.allocateDirect(RING_CAPACITY + RingBufferDescriptor.TRAILER_LENGTH)));
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OrderChangedDecoder read = new OrderChangedDecoder();
    private final MessageHeaderDecoder takenHeader = new MessageHeaderDecoder();
    private final OrderChangedDecoder taken = new OrderChangedDecoder();
    private boolean isAtEnd;
    private boolean isFull;
    private volatile boolean isRead;
    private volatile boolean isClosed;
    private volatile @Nullable String failure;
    private volatile long beginsAt = 1;
    private volatile boolean isCut;

    /** Takes what was read. */
    @FunctionalInterface
    public interface Taker {
        /**
         * One event that was asked for.
         *
         * @param event valid during the call
         * @return true when it is taken; false to get it again at the next call
         */
        boolean take(OrderChangedDecoder event);
    }

    /**
     * Does not begin yet.
     *
     * @param compId of the drop copy, for the log
     * @param sequencer whose journal is read
     * @param index of the journal
     * @param request what is wanted
     * @param filter of the drop copy
     * @param upTo last event to read
     */
    public JournalRun(
            String compId,
            SequencerAddress sequencer,
            JournalIndex index,
            CopyRequest request,
            CopyFilter filter,
            long upTo) {
        this.sequencer = sequencer;
        this.index = index;
        this.request = request;
        this.filter = filter;
        this.upTo = upTo;
        this.thread = new Thread(this::run, "drop-copy-" + compId);
        this.thread.setDaemon(true);
        this.thread.setUncaughtExceptionHandler((dead, error) -> {
            LOG.error("{}: request {} is not answered to its end", dead.getName(), request.requestId(), error);
            failure = String.valueOf(error.getMessage());
        });
    }

    /** Begins to read. */
    public void start() {
        thread.start();
    }

    /**
     * Returns what is answered.
     *
     * @return as given
     */
    public CopyRequest request() {
        return request;
    }

    /**
     * Hands over what was read. For one thread.
     *
     * @param taker takes it
     * @param limit most events
     * @return how many were taken
     */
    public int poll(Taker taker, int limit) {
        return ring.controlledRead(
                (type, buffer, at, length) -> taker.take(taken.wrapAndApplyHeader(buffer, at, takenHeader))
                        ? ControlledMessageHandler.Action.COMMIT
                        : ControlledMessageHandler.Action.ABORT,
                limit);
    }

    /**
     * Says whether everything was read and taken.
     *
     * @return false while more may come
     */
    public boolean isComplete() {
        return isRead && ring.size() == 0;
    }

    /**
     * Says where the journal begins, when more was asked for than it still holds.
     *
     * @return number of the first event that is kept; 0 when it holds all that was asked for
     */
    public long cutAt() {
        return isCut ? beginsAt : 0;
    }

    /**
     * Says why no more comes.
     *
     * @return null when nothing is wrong
     */
    public @Nullable String failure() {
        return failure;
    }

    /** Gives up. The thread ends soon after. */
    @Override
    public void close() {
        isClosed = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        JournalIndex.@Nullable Entry first = upTo == 0 ? null : probe(JournalPosition.FIRST_KEPT);
        beginsAt = first == null ? 1 : first.eventNumber();
        isCut = first != null && beginsAt - 1 > request.afterEvent() && reachesBefore(first.epochNs());
        JournalPosition from =
                new JournalSeek(index, beginsAt - 1, after -> probe(JournalPosition.after(after))).start(request, upTo);
        isAtEnd = from.eventNumber() >= upTo;
        long begunNs = System.nanoTime();
        follow(from, this::pass);
        LOG.info(
                "{}: read the journal from event {} to {} in {} ms",
                thread.getName(),
                from.eventNumber(),
                upTo,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begunNs));
        isRead = true;
    }

    private void follow(JournalPosition from, EventHandler handler) {
        if (isAtEnd) {
            return;
        }
        try (EventFollower follower = new EventFollower(sequencer, from, thread.getName())) {
            long progressNs = System.nanoTime();
            while (!isAtEnd && !isClosed) {
                isFull = false;
                long before = follower.checkpoint().eventNumber();
                follower.poll(handler, BATCH);
                boolean hasMoved = follower.checkpoint().eventNumber() > before;
                if (hasMoved || isFull) {
                    progressNs = System.nanoTime();
                } else if (System.nanoTime() - progressNs > PATIENCE_NS) {
                    throw new IllegalStateException("the journal cannot be read now");
                }
                LockSupport.parkNanos(hasMoved ? PAUSE_NS : IDLE_NS);
            }
        }
    }

    private boolean reachesBefore(long epochNs) {
        return request.fromEpochMs() == CopyRequest.ANY_FROM || request.fromEpochNs() < epochNs;
    }

    private JournalIndex.@Nullable Entry probe(JournalPosition from) {
        JournalIndex.Entry[] found = {null};
        follow(from, (number, epochNs, buffer, offset, length, position) -> {
            if (isAtEnd) {
                return false;
            }
            found[0] = new JournalIndex.Entry(number, epochNs, position);
            isAtEnd = true;
            return true;
        });
        isAtEnd = false;
        return found[0];
    }

    private boolean pass(long number, long epochNs, DirectBuffer buffer, int offset, int length, long position) {
        if (isAtEnd) {
            return false;
        }
        header.wrap(buffer, offset);
        if (header.templateId() == OrderChangedDecoder.TEMPLATE_ID) {
            read.wrapAndApplyHeader(buffer, offset, header);
            if (request.wants(read) && filter.passes(read) && !hand(buffer, offset, length)) {
                isFull = true;
                return false;
            }
        }
        index.read(number, epochNs, position);
        isAtEnd = number >= upTo || request.endsBefore(epochNs);
        return true;
    }

    private boolean hand(DirectBuffer buffer, int offset, int length) {
        int claimed = ring.tryClaim(ORDER_CHANGED, length);
        if (claimed < 0) {
            return false;
        }
        MutableDirectBuffer to = ring.buffer();
        to.putBytes(claimed, buffer, offset, length);
        ring.commit(claimed);
        return true;
    }
}
