package io.trade2026.gateway.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.gateway.wire.FixVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.co.real_logic.artio.engine.EngineConfiguration;
import uk.co.real_logic.artio.engine.MappedFile;
import uk.co.real_logic.artio.engine.SessionInfo;
import uk.co.real_logic.artio.engine.framer.FixContexts;
import uk.co.real_logic.artio.session.SessionIdStrategy;

/** The file of sessions is written and read by Artio's own class. */
class UnfoundedEpochsTest {
    private static final int RECORDS = 16;
    private static final int RECEIVED = 1;
    private static final int SENT = 2;

    @TempDir
    private Path directory;

    private final EngineConfiguration engine = new EngineConfiguration();

    @BeforeEach
    void twoSessionsBegin() {
        engine.replayIndexFileRecordCapacity(RECORDS)
                .replayIndexSegmentRecordCapacity(RECORDS)
                .logFileDir(directory.toString())
                .inboundLibraryStream(RECEIVED)
                .outboundLibraryStream(SENT);
        inFile(contexts -> {
            for (String compId : List.of("CLIENT1", "CLIENT2")) {
                contexts.onLogon(
                        SessionIdStrategy.senderAndTarget().onInitiateLogon("TRADE2026", "", "", compId, "", ""),
                        uk.co.real_logic.artio.dictionary.FixDictionary.of(FixVersion.FIX44.dictionary()));
            }
            contexts.sequenceReset(1, 1);
            contexts.sequenceReset(2, 1);
        });
    }

    private void inFile(Consumer<FixContexts> does) {
        read(contexts -> {
            does.accept(contexts);
            return true;
        });
    }

    private <T> T read(Function<FixContexts, T> asks) {
        try (MappedFile file = MappedFile.map(
                directory.resolve(EngineConfiguration.DEFAULT_SESSION_ID_FILE).toFile(),
                EngineConfiguration.DEFAULT_SESSION_ID_BUFFER_SIZE)) {
            return asks.apply(
                    new FixContexts(file, SessionIdStrategy.senderAndTarget(), 0, UnfoundedEpochsTest::fail, false));
        }
    }

    private static void fail(Throwable fault) {
        throw new AssertionError(fault);
    }

    private Map<Long, Integer> epochs() {
        return read(contexts -> contexts.allSessions().stream()
                .collect(java.util.stream.Collectors.toMap(SessionInfo::sessionId, SessionInfo::sequenceIndex)));
    }

    private Map<Long, Integer> find() {
        return read(contexts -> UnfoundedEpochs.find(engine, contexts.allSessions()));
    }

    /** The last message of a session, as Artio's index has it. */
    private void last(long sessionId, int streamId, int epoch) throws IOException {
        new WrittenIndex(directory, sessionId, streamId, RECORDS, RECORDS).add(1, epoch, 32, 64);
    }

    @Test
    void anEpochWithoutAMessageIsPutBackAndNoOther() throws IOException {
        last(1, RECEIVED, 0);
        last(1, SENT, 0);
        last(2, RECEIVED, 0);
        last(2, SENT, 0);
        assertThat(find()).isEmpty();
        inFile(contexts -> contexts.sequenceReset(2, 2));
        assertThat(epochs()).isEqualTo(Map.of(1L, 0, 2L, 1));

        Map<Long, Integer> founded = find();
        assertThat(founded).isEqualTo(Map.of(2L, 0));
        UnfoundedEpochs.putBack(engine, founded);
        assertThat(epochs()).isEqualTo(Map.of(1L, 0, 2L, 0));
        assertThat(find()).isEmpty();
    }

    @Test
    void anEpochThatBeganInEitherDirectionStays() throws IOException {
        last(1, RECEIVED, 1);
        last(1, SENT, 0);
        last(2, RECEIVED, 0);
        last(2, SENT, 1);
        inFile(contexts -> {
            contexts.sequenceReset(1, 2);
            contexts.sequenceReset(2, 2);
        });
        assertThat(epochs()).isEqualTo(Map.of(1L, 1, 2L, 1));
        assertThat(find()).isEmpty();
    }

    @Test
    void aSessionOfWhichNothingIsIndexedStaysAsItIs() {
        inFile(contexts -> contexts.sequenceReset(1, 2));
        assertThat(find()).isEmpty();
    }
}
