package io.trade2026.sequencer.node;

import io.aeron.AeronCounters;
import io.aeron.cluster.ConsensusModule;
import java.util.Set;
import java.util.TreeSet;
import org.agrona.concurrent.status.CountersReader;

/** Counts the members that a driver hears on the consensus stream. One that died is heard no more after the driver's image liveness. */
final class MemberCount {
    private static final int SESSION_ID_OFFSET = 8;
    private static final int STREAM_ID_OFFSET = 12;

    private MemberCount() {}

    /** How many others are heard. */
    static int others(final CountersReader counters) {
        final Set<Integer> sessions = new TreeSet<>();
        counters.forEach((counterId, typeId, keyBuffer, label) -> {
            if (typeId == AeronCounters.DRIVER_RECEIVER_HWM_TYPE_ID
                    && keyBuffer.getInt(STREAM_ID_OFFSET) == ConsensusModule.Configuration.consensusStreamId()) {
                sessions.add(keyBuffer.getInt(SESSION_ID_OFFSET));
            }
        });
        return sessions.size();
    }
}
