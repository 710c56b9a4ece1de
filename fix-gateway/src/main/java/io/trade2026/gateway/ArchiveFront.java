package io.trade2026.gateway;

import io.aeron.protocol.DataHeaderFlyweight;
import io.trade2026.sessions.SessionDefinition;
import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.agrona.collections.Long2LongHashMap;
import org.jspecify.annotations.Nullable;
import uk.co.real_logic.artio.Reply;
import uk.co.real_logic.artio.engine.EngineConfiguration;
import uk.co.real_logic.artio.engine.FixEngine;
import uk.co.real_logic.artio.engine.SessionInfo;
import uk.co.real_logic.artio.engine.logger.ReplayIndexExtractor;
import uk.co.real_logic.artio.session.CompositeKey;
import uk.co.real_logic.artio.storage.messages.ReplayIndexRecordDecoder;

/**
 * How far from its beginning a gateway's FIX archive may be taken out. A session needs all that its engine can still send again or read
 * again: the messages since its numbers began anew last, of which the engine knows the last 262,144 in each direction. For one thread.
 */
public final class ArchiveFront {
    private static final Pattern HEADER = Pattern.compile("replay-index-(\\d+)-(\\d+)-header");
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(60);
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long NO_RECORDING = -1;

    private final FixEngine engine;
    private final Function<CompositeKey, @Nullable SessionDefinition> sessions;

    /**
     * What a session needs of a recording.
     *
     * @param compId of the counterparty
     * @param recordingId of the archive
     * @param position from which on the recording is needed
     */
    public record Need(String compId, long recordingId, long position) {}

    ArchiveFront(FixEngine engine, Function<CompositeKey, @Nullable SessionDefinition> sessions) {
        this.engine = engine;
        this.sessions = sessions;
    }

    /**
     * Reads what each session needs from the engine's index, beside the running engine.
     *
     * @return one for each session and recording
     */
    public List<Need> needs() {
        EngineConfiguration configuration = engine.configuration();
        File[] files = new File(configuration.logFileDir()).listFiles();
        List<Need> needs = new ArrayList<>();
        for (File file : files == null ? new File[0] : files) {
            Matcher name = HEADER.matcher(file.getName());
            if (name.matches()) {
                long sessionId = Long.parseLong(name.group(1));
                Latest latest = new Latest();
                ReplayIndexExtractor.extract(
                        file,
                        configuration.replayIndexFileRecordCapacity(),
                        configuration.replayIndexSegmentRecordCapacity(),
                        sessionId,
                        Integer.parseInt(name.group(2)),
                        configuration.logFileDir(),
                        latest);
                String compId = nameOf(sessionId);
                latest.starts.forEach((id, position) -> needs.add(new Need(compId, id, position)));
            }
        }
        return needs;
    }

    /** Where the messages of the latest epoch of a session begin, by recording. */
    private static final class Latest implements ReplayIndexExtractor.ReplayIndexHandler {
        private final Map<Long, Long> starts = new HashMap<>();
        private int epoch;

        @Override
        public void onEntry(ReplayIndexRecordDecoder entry) {
            if (entry.sequenceIndex() > epoch) {
                starts.clear();
                epoch = entry.sequenceIndex();
            }
            if (entry.sequenceIndex() == epoch) {
                // The index tells where the message begins behind the header of its frame.
                starts.merge(entry.recordingId(), entry.position() - DataHeaderFlyweight.HEADER_LENGTH, Math::min);
            }
        }

        @Override
        public void onLapped() {
            // What was overwritten meanwhile is not known to the engine either.
        }
    }

    private String nameOf(long sessionId) {
        for (SessionInfo known : engine.allSessions()) {
            if (known.sessionId() == sessionId) {
                SessionDefinition defined = sessions.apply(known.sessionKey());
                return defined == null ? known.sessionKey().toString() : defined.compId();
            }
        }
        return "a session that is not defined any more";
    }

    /**
     * Has the engine take out whole files before positions; it takes less where it still needs something itself.
     *
     * @param before position by recording, for every recording of this gateway
     * @throws IllegalStateException when the engine refuses; what is left goes the next time
     */
    public void cut(Map<Long, Long> before) {
        Long2LongHashMap positions = new Long2LongHashMap(NO_RECORDING);
        before.forEach(positions::put);
        long deadlineNs = System.nanoTime() + PATIENCE_NS;
        Reply<Long2LongHashMap> reply = engine.pruneArchive(positions);
        while (reply == null || reply.isExecuting()) {
            if (System.nanoTime() - deadlineNs > 0) {
                throw new IllegalStateException("the FIX engine does not answer whether its archive may be cut");
            }
            LockSupport.parkNanos(PAUSE_NS);
            reply = reply == null ? engine.pruneArchive(positions) : reply;
        }
        if (reply.hasErrored()) {
            throw new IllegalStateException("the FIX engine cannot cut its archive: " + reply.error(), reply.error());
        }
    }
}
