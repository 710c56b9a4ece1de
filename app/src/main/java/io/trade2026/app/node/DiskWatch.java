package io.trade2026.app.node;

import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.ReportGatewayAlarmEncoder;
import io.trade2026.messages.sbe.SetIntakeEncoder;
import io.trade2026.ops.source.PartState;
import io.trade2026.sequencer.client.CommandPublisher;
import io.trade2026.sequencer.client.SequencerAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks each second how much of the disk is free, of two the one with less. Below the first threshold people are told; below the second the core takes no new risk
 * (SYS-01), so that there is room for cancels, fills and the reports of them. It opens again by itself when there is a quarter more.
 */
final class DiskWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DiskWatch.class);
    private static final long STEP_MS = 100;
    private static final long LOOK_NS = TimeUnit.SECONDS.toNanos(1);
    /** Told again and again, since an offer is not yet a command that was taken; the core ignores what is no news. */
    private static final long REPEAT_NS = TimeUnit.SECONDS.toNanos(10);

    private static final long BYTES_PER_MB = 1_000_000;
    private static final long JOIN_MS = 2_000;

    /** How it stands. */
    enum Level {
        /** Enough. */
        ENOUGH,
        /** People are told. */
        LOW,
        /** No new risk. */
        CLOSED
    }

    private final List<Path> directories;
    private final DiskSettings settings;
    private final SequencerAddress address;
    private final int reporter;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1024]);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "disk-watch");
    private volatile Level level = Level.ENOUGH;
    private volatile long freeBytes;
    private boolean owesAlarm;
    private boolean owesState = true;
    private long nextLookNs = System.nanoTime();
    private long nextRepeatNs = nextLookNs;

    /**
     * Creates it; nothing runs yet.
     *
     * @param directories on the disks that are watched
     * @param settings thresholds
     * @param address of the core
     * @param reporter which part of the house this is, 0 to 30
     */
    DiskWatch(List<Path> directories, DiskSettings settings, SequencerAddress address, int reporter) {
        this.directories = List.copyOf(directories);
        this.settings = settings;
        this.address = address;
        this.reporter = reporter;
    }

    DiskWatch start() {
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    private void run() {
        try (CommandPublisher publisher = new CommandPublisher(address, "disk-watch")) {
            while (!closing.await(STEP_MS, TimeUnit.MILLISECONDS)) {
                publisher.poll();
                look();
                tell(publisher);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        long nowNs = System.nanoTime();
        if (nowNs - nextLookNs < 0) {
            return;
        }
        nextLookNs = nowNs + LOOK_NS;
        owesState |= nowNs - nextRepeatNs >= 0;
        try {
            long least = Long.MAX_VALUE;
            for (Path directory : directories) {
                least = Math.min(least, Files.getFileStore(directory).getUsableSpace());
            }
            freeBytes = least;
        } catch (IOException e) {
            LOG.warn("free space of {} is not known: {}", directories, e.toString());
            return;
        }
        Level before = level;
        level = next(before, freeBytes, settings);
        if (level != before) {
            LOG.warn("{}", sentence());
            owesState = true;
            owesAlarm = before == Level.ENOUGH;
        }
    }

    /** A level is left upwards only when there is a quarter more than its threshold. */
    static Level next(Level before, long free, DiskSettings settings) {
        if (free < settings.refuseBelow() || (before == Level.CLOSED && free < more(settings.refuseBelow()))) {
            return Level.CLOSED;
        }
        if (free < settings.warnBelow() || (before != Level.ENOUGH && free < more(settings.warnBelow()))) {
            return Level.LOW;
        }
        return Level.ENOUGH;
    }

    private static long more(long bytes) {
        return bytes + bytes / 4;
    }

    private void tell(CommandPublisher publisher) {
        if (owesAlarm) {
            var letter = new ReportGatewayAlarmEncoder().wrapAndApplyHeader(blank(), 0, header);
            letter.sessionId(0).name("DISK_LOW").text(sentence());
            owesAlarm = publisher.offer(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + letter.encodedLength()) < 0;
        }
        if (owesState) {
            var letter = new SetIntakeEncoder().wrapAndApplyHeader(blank(), 0, header);
            letter.reporter(reporter)
                    .open(level == Level.CLOSED ? Bool.NO : Bool.YES)
                    .text(sentence());
            owesState = publisher.offer(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + letter.encodedLength()) < 0;
            nextRepeatNs = System.nanoTime() + REPEAT_NS;
        }
    }

    private UnsafeBuffer blank() {
        buffer.setMemory(0, buffer.capacity(), (byte) 0);
        return buffer;
    }

    private String sentence() {
        return switch (level) {
            case ENOUGH -> free();
            case LOW -> free() + ", below " + settings.warnBelow() / BYTES_PER_MB + " MB";
            case CLOSED ->
                free() + ", below " + settings.refuseBelow() / BYTES_PER_MB
                        + " MB: no new orders until there is a quarter more; cancels pass";
        };
    }

    private String free() {
        return freeBytes / BYTES_PER_MB + " MB of the disk are free";
    }

    /**
     * How it stands, for the health check. For any thread.
     *
     * @return up while there is enough
     */
    PartState state() {
        return new PartState(level == Level.ENOUGH, sentence());
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(JOIN_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
