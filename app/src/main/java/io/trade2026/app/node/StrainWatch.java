package io.trade2026.app.node;

import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.ReportGatewayAlarmEncoder;
import io.trade2026.messages.sbe.Severity;
import io.trade2026.ops.source.PartCheck;
import io.trade2026.ops.source.PartState;
import io.trade2026.sequencer.client.CommandPublisher;
import io.trade2026.sequencer.client.SequencerAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks several times a second what strains this process, and tells people once when something begins and once when it is over: by the
 * log, by an alarm in the journal, and by the health check while it lasts. An alarm that cannot be told now, since it is the way to the
 * core that is strained, is told later.
 */
final class StrainWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StrainWatch.class);
    private static final long STEP_MS = 100;
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(200);
    /** Well for so long: it is over. So something that comes and goes is told once. */
    private static final long CALM_NS = TimeUnit.SECONDS.toNanos(3);

    private static final long JOIN_MS = 2_000;
    private static final int MAX_TEXT = 254;
    /** What is owed to people and cannot be told; beyond it the oldest is dropped, which the log has. */
    private static final int MOST_OWED = 64;
    /** A core that has died may have been offered what it never took; that is noticed within this time. */
    private static final long UNSURE_NS = TimeUnit.SECONDS.toNanos(30);

    private final List<Watched> watched = new ArrayList<>();
    private final SequencerAddress address;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final ReportGatewayAlarmEncoder alarm = new ReportGatewayAlarmEncoder();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1024]);
    private final Deque<Owed> owed = new ArrayDeque<>();
    private final Deque<Offered> offered = new ArrayDeque<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "strain-watch");
    private long nextLookNs = System.nanoTime();
    private long generation;

    private record Owed(Severity severity, String name, String text) {}

    private record Offered(Owed news, long atNs) {}

    /** One strain as it is now. Owned by the thread, but for the sentence. */
    private static final class Watched {
        private final Strain strain;
        private volatile String sentence = "";
        private long beganNs;
        private long lastNs;

        Watched(Strain strain) {
            this.strain = strain;
        }
    }

    /**
     * Creates it; nothing runs yet.
     *
     * @param address of the core
     * @param strains that can strain this process
     */
    StrainWatch(SequencerAddress address, List<Strain> strains) {
        this.address = address;
        strains.forEach(strain -> watched.add(new Watched(strain)));
    }

    StrainWatch start() {
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    private void run() {
        try (CommandPublisher publisher = new CommandPublisher(address, "strain-watch")) {
            while (!closing.await(STEP_MS, TimeUnit.MILLISECONDS)) {
                publisher.poll();
                long nowNs = System.nanoTime();
                if (nowNs - nextLookNs >= 0) {
                    nextLookNs = nowNs + LOOK_NS;
                    watched.forEach(each -> look(each, nowNs));
                }
                tellAgain(publisher, nowNs);
                tell(publisher, nowNs);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(Watched each, long nowNs) {
        String name = each.strain.name();
        String now = each.strain.look().get();
        boolean isOn = !each.sentence.isEmpty();
        if (!now.isEmpty()) {
            each.lastNs = nowNs;
            if (!isOn) {
                each.beganNs = nowNs;
                LOG.warn("{}: {}", name, now);
                owe(new Owed(Severity.WARNING, name, now));
            }
            each.sentence = now;
        } else if (isOn && nowNs - each.lastNs > CALM_NS) {
            String over = "over after " + TimeUnit.NANOSECONDS.toMillis(each.lastNs - each.beganNs) + " ms; was: "
                    + each.sentence;
            LOG.info("{}: {}", name, over);
            owe(new Owed(Severity.NOTICE, name + "_OVER", over));
            each.sentence = "";
        }
    }

    private void owe(Owed news) {
        if (owed.size() >= MOST_OWED) {
            owed.remove();
        }
        owed.add(news);
    }

    /** With a session or a leader goes what was offered to it and not taken; told twice is better than not at all. */
    private void tellAgain(CommandPublisher publisher, long nowNs) {
        offered.removeIf(each -> nowNs - each.atNs > UNSURE_NS);
        long now = publisher.sessionCount() + publisher.leadershipTermId();
        if (now != generation) {
            generation = now;
            while (!offered.isEmpty()) {
                owed.addFirst(offered.removeLast().news);
            }
        }
    }

    private void tell(CommandPublisher publisher, long nowNs) {
        Owed first = owed.peek();
        if (first == null) {
            return;
        }
        buffer.setMemory(0, buffer.capacity(), (byte) 0);
        String text = first.text;
        alarm.wrapAndApplyHeader(buffer, 0, header)
                .sessionId(0)
                .name(first.name)
                .severity(first.severity)
                .text(text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text);
        if (publisher.offer(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + alarm.encodedLength()) > 0) {
            offered.add(new Offered(owed.remove(), nowNs));
        }
    }

    /**
     * How it stands, for the health check. For any thread.
     *
     * @param name of the check
     * @return well while nothing strains
     */
    PartCheck check(String name) {
        return new PartCheck(name, () -> {
            List<String> now = new ArrayList<>();
            for (Watched each : watched) {
                String sentence = each.sentence;
                if (!sentence.isEmpty()) {
                    now.add(each.strain.name() + ": " + sentence);
                }
            }
            return new PartState(now.isEmpty(), now.isEmpty() ? "none" : String.join("; ", now));
        });
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
