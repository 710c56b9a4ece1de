package io.trade2026.gateway.index;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.agrona.CloseHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.co.real_logic.artio.engine.EngineConfiguration;
import uk.co.real_logic.artio.engine.FixEngine;
import uk.co.real_logic.artio.engine.MappedFile;
import uk.co.real_logic.artio.engine.SessionInfo;
import uk.co.real_logic.artio.engine.framer.FixContexts;
import uk.co.real_logic.artio.session.Session;

/**
 * Puts an epoch back that the engine's file of sessions names and of which no message was ever recorded, sent or received.
 *
 * <p>Artio counts the epoch of a session on, and writes that down, before it writes the message that it does so for: a Logon(A) that begins the
 * numbers anew, or what it takes for the first message of a connection, which after a standstill of the process may be any
 * ({@code FixReceiverEndPoint.saveMessage} asks a counter of the driver's, which others have by then). Should the process end in
 * between, the numbers go on in an epoch that the counterparty knows nothing of: all that it ever sent would be asked for again, and decided again.
 */
public final class UnfoundedEpochs {
    private static final Logger LOG = LoggerFactory.getLogger(UnfoundedEpochs.class);
    private static final int SESSION_FILE_BYTES = EngineConfiguration.DEFAULT_SESSION_ID_BUFFER_SIZE;

    private UnfoundedEpochs() {}

    /**
     * Launches an engine; once more when an epoch had to be put back. Only a launched engine has all that is recorded in its indexes.
     *
     * @param configurations gives one that was not used, as often as asked
     * @return the engine, with its port closed
     */
    public static FixEngine launch(Supplier<EngineConfiguration> configurations) {
        EngineConfiguration configuration = configurations.get();
        FixEngine engine = FixEngine.launch(configuration);
        Map<Long, Integer> founded = find(configuration, engine.allSessions());
        if (founded.isEmpty()) {
            return engine;
        }
        CloseHelper.close(engine);
        putBack(configuration, founded);
        return FixEngine.launch(configurations.get());
    }

    /**
     * Finds them.
     *
     * @param engine whose indexes hold all that is recorded
     * @param sessions as its file has them
     * @return by Artio's number of the session, the epoch of the last message; empty as nearly always
     */
    static Map<Long, Integer> find(EngineConfiguration engine, List<SessionInfo> sessions) {
        Map<Long, Integer> founded = new HashMap<>();
        for (SessionInfo session : sessions) {
            int last = Math.max(
                    lastEpoch(engine, session.sessionId(), engine.inboundLibraryStream()),
                    lastEpoch(engine, session.sessionId(), engine.outboundLibraryStream()));
            if (last >= 0 && session.sequenceIndex() > last) {
                LOG.warn(
                        "{}: no message was ever recorded in epoch {} of its numbers: epoch {} goes on",
                        session.sessionKey(),
                        session.sequenceIndex(),
                        last);
                founded.put(session.sessionId(), last);
            }
        }
        return founded;
    }

    private static int lastEpoch(EngineConfiguration engine, long sessionId, int streamId) {
        Path directory = Path.of(engine.logFileDir());
        if (!Files.exists(directory.resolve(ReplayIndexFile.headerOf(sessionId, streamId)))) {
            return -1;
        }
        try (ReplayIndexFile index = new ReplayIndexFile(
                directory,
                sessionId,
                streamId,
                engine.replayIndexFileRecordCapacity(),
                engine.replayIndexSegmentRecordCapacity())) {
            return index.lastEpoch();
        }
    }

    /**
     * Writes epochs into the engine's file of sessions.
     *
     * @param engine which does not run
     * @param epochs by Artio's number of the session
     */
    static void putBack(EngineConfiguration engine, Map<Long, Integer> epochs) {
        Path file = Path.of(engine.logFileDir()).resolve(EngineConfiguration.DEFAULT_SESSION_ID_FILE);
        try (MappedFile mapped = MappedFile.map(file.toFile(), SESSION_FILE_BYTES)) {
            FixContexts contexts = new FixContexts(
                    mapped,
                    engine.sessionIdStrategy(),
                    EngineConfiguration.DEFAULT_INITIAL_SEQUENCE_INDEX,
                    LostTail::fail,
                    false);
            for (SessionInfo session : contexts.allSessions()) {
                Integer epoch = epochs.get(session.sessionId());
                if (epoch != null) {
                    contexts.onSequenceIndex(session.sessionId(), Session.UNKNOWN_TIME, epoch);
                }
            }
        }
    }
}
