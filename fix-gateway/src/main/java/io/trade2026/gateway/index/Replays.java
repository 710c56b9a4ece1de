package io.trade2026.gateway.index;

import io.trade2026.gateway.wire.FixReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.collections.Long2ObjectHashMap;
import uk.co.real_logic.artio.engine.EngineConfiguration;
import uk.co.real_logic.artio.engine.ReplayHandler;

/**
 * What Artio has read from the archive to answer ResendRequest(2), held against the index of what was sent.
 *
 * <p>Artio fills with a gap whatever it could not read, be it that the archive went or did not answer
 * ({@code FixReplayerSession.completeReplay}, {@code ReplayOperation.onEndOfImage}): the counterparty would take reports for nothing, and never
 * ask for them again. It does not tell of it in most cases, and of good answers in others. Used by the engine's thread alone, which runs the
 * replays and writes to the connections.
 */
public final class Replays implements ReplayHandler {
    private static final int SEQUENCE_RESET = '4';
    private static final int MSG_SEQ_NUM = 34;
    private static final int NEW_SEQ_NO = 36;

    private final EngineConfiguration engine;
    private final FixReader fields = new FixReader();
    private final Long2ObjectHashMap<Read> readBySession = new Long2ObjectHashMap<>();
    private int connections;

    /**
     * Begins with nothing read.
     *
     * @param engine of the sessions; where its files are and how large is asked when they are read
     */
    public Replays(EngineConfiguration engine) {
        this.engine = engine;
    }

    /**
     * A connection begins: what was read before is no answer on it.
     *
     * @return what to name it by
     */
    public int connectionBegan() {
        return ++connections;
    }

    @Override
    public void onReplayedMessage(
            DirectBuffer buffer,
            int offset,
            int length,
            int libraryId,
            long sessionId,
            int sequenceIndex,
            long messageType) {
        fields.wrap(buffer, offset, length);
        int first = (int) fields.integer(MSG_SEQ_NUM, 0);
        int behind = messageType == SEQUENCE_RESET ? (int) fields.integer(NEW_SEQ_NO, 0) : 0;
        readBySession
                .computeIfAbsent(sessionId, id -> new Read())
                .add(first, Math.max(first, behind - 1), sequenceIndex, connections);
    }

    /**
     * Says which message a gap fill would pass over though it was never read.
     *
     * @param sessionId Artio's number of the session
     * @param connection which the gap fill is for, as it was named
     * @param from MsgSeqNum(34) of the gap fill
     * @param to its NewSeqNo(36)
     * @return the first number from {@code from} on, below {@code to}, which the index has and which was not read for that connection; 0 when
     *     there is none
     */
    public int firstUnread(long sessionId, int connection, int from, int to) {
        Path directory = Path.of(engine.logFileDir());
        int stream = engine.outboundLibraryStream();
        if (!Files.exists(directory.resolve(ReplayIndexFile.headerOf(sessionId, stream)))) {
            return 0;
        }
        Read read = readBySession.get(sessionId);
        try (ReplayIndexFile index = new ReplayIndexFile(
                directory,
                sessionId,
                stream,
                engine.replayIndexFileRecordCapacity(),
                engine.replayIndexSegmentRecordCapacity())) {
            int epoch = index.lastEpoch();
            return index.firstNumber(
                    epoch, from, to, msgSeqNum -> read == null || !read.has(msgSeqNum, epoch, connection));
        }
    }

    /** Numbers that were read of one session. */
    private static final class Read {
        /** More than one answer can have: a run ends where numbers are missing, as behind a death of the archive. */
        private static final int KEPT = 1_024;

        private final List<Run> runs = new ArrayList<>();
        private Run latest = new Run(0, -1, 0);
        private int epoch = -1;

        void add(int from, int to, int epochOfIt, int connection) {
            if (epochOfIt != epoch) {
                epoch = epochOfIt;
                runs.clear();
            }
            if (!runs.isEmpty() && latest.connection == connection && latest.goesOnWith(from)) {
                latest.last = Math.max(latest.last, to);
                return;
            }
            if (runs.size() == KEPT) {
                runs.subList(0, KEPT / 2).clear();
            }
            latest = new Run(from, to, connection);
            runs.add(latest);
        }

        boolean has(int msgSeqNum, int epochOfIt, int since) {
            if (epochOfIt != epoch) {
                return false;
            }
            for (int i = runs.size() - 1; i >= 0; i--) {
                Run run = runs.get(i);
                if (run.connection >= since && run.first <= msgSeqNum && msgSeqNum <= run.last) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Numbers without a gap that were read while a connection was the last that had begun. */
    private static final class Run {
        private final int first;
        private final int connection;
        private int last;

        Run(int first, int last, int connection) {
            this.first = first;
            this.last = last;
            this.connection = connection;
        }

        boolean goesOnWith(int from) {
            return first <= from && from <= last + 1;
        }
    }
}
