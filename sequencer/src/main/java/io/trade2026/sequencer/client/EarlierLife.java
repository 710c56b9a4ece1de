package io.trade2026.sequencer.client;

import io.aeron.Aeron;
import io.aeron.archive.client.AeronArchive;
import io.trade2026.sequencer.media.MediaAddress;
import io.trade2026.sequencer.media.OpenRecordings;
import java.util.function.IntPredicate;

/**
 * What a killed process leaves in media that survived it: recordings of its streams stay open until the driver's client liveness has
 * passed. A successor that does not wait reads archives without their end, and uses numbers again that were on the wire.
 */
public final class EarlierLife implements AutoCloseable {
    private final Aeron aeron;
    private final AeronArchive archive;
    private final IntPredicate isOurs;

    private EarlierLife(final Aeron aeron, final AeronArchive archive, final IntPredicate isOurs) {
        this.aeron = aeron;
        this.archive = archive;
        this.isOurs = isOurs;
    }

    /**
     * Connects to driver and archive, which have to serve.
     *
     * @param address of which the driver and archive on this machine count
     * @param name shown in Aeron's counters
     * @param isOurs which stream ids belong to the process that starts
     * @return to be asked and closed by one thread
     */
    public static EarlierLife of(final SequencerAddress address, final String name, final IntPredicate isOurs) {
        final MediaAddress media = address.media();
        final Aeron aeron = media.connect(name, error -> {});
        boolean isConnected = false;
        try {
            final AeronArchive archive =
                    AeronArchive.connect(media.archiveContext(aeron).clientName(name));
            isConnected = true;
            return new EarlierLife(aeron, archive, isOurs);
        } finally {
            if (!isConnected) {
                aeron.close();
            }
        }
    }

    /**
     * Has the driver let go?
     *
     * @return false while a recording of one of the streams is open
     */
    public boolean isOver() {
        archive.checkForErrorResponse();
        return !OpenRecordings.any(archive, aeron.countersReader(), isOurs);
    }

    @Override
    public void close() {
        archive.close();
        aeron.close();
    }
}
