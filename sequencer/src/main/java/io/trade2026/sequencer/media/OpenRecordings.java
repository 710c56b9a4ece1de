package io.trade2026.sequencer.media;

import io.aeron.archive.client.AeronArchive;
import io.aeron.archive.status.RecordingPos;
import java.util.function.IntPredicate;
import org.agrona.collections.LongArrayList;
import org.agrona.concurrent.status.CountersReader;

/** What an archive is still recording: that of a killed process stays open until the driver's client liveness has passed. */
public final class OpenRecordings {
    private OpenRecordings() {}

    /**
     * Is a stream still recorded?
     *
     * @param archive that is asked
     * @param counters of its driver
     * @param isMeant which stream ids are meant
     * @return whether there is one
     */
    public static boolean any(final AeronArchive archive, final CountersReader counters, final IntPredicate isMeant) {
        return !find(archive, counters, isMeant).isEmpty();
    }

    /**
     * Finds what is still recorded of some streams.
     *
     * @param archive that is asked
     * @param counters of its driver
     * @param isMeant which stream ids are meant
     * @return ids of recordings
     */
    public static LongArrayList find(
            final AeronArchive archive, final CountersReader counters, final IntPredicate isMeant) {
        final LongArrayList found = new LongArrayList();
        counters.forEach((counterId, typeId, keyBuffer, label) -> {
            if (typeId == RecordingPos.RECORDING_POSITION_TYPE_ID) {
                final long recordingId = RecordingPos.getRecordingId(counters, counterId);
                if (isMeant(archive, recordingId, isMeant)) {
                    found.addLong(recordingId);
                }
            }
        });
        return found;
    }

    private static boolean isMeant(final AeronArchive archive, final long recordingId, final IntPredicate isMeant) {
        return Recording.of(archive, recordingId)
                .filter(each -> isMeant.test(each.streamId()))
                .isPresent();
    }
}
