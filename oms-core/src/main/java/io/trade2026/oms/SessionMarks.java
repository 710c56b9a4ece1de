package io.trade2026.oms;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.Int2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How far each FIX session has been heard and told, and whether it is up: what makes a message of a counterparty at most one
 * command.
 */
final class SessionMarks {
    private static final int ROW_LENGTH = 48;

    private final Int2ObjectHashMap<Mark> byId = new Int2ObjectHashMap<>();
    private final List<Mark> inOrder = new ArrayList<>();

    /** The state of one session. */
    static final class Mark {
        private final int sessionId;
        private int epoch;
        private long msgSeqNum;
        private long deliveredEventNumber;
        private boolean up;
        private int gatewayId;
        private long graceEndsEpochNs;
        private HouseReason graceReason = HouseReason.NONE;

        private Mark(int sessionId) {
            this.sessionId = sessionId;
        }

        int sessionId() {
            return sessionId;
        }

        int epoch() {
            return epoch;
        }

        long msgSeqNum() {
            return msgSeqNum;
        }

        long deliveredEventNumber() {
            return deliveredEventNumber;
        }

        boolean isUp() {
            return up;
        }

        void up(boolean isUp) {
            up = isUp;
        }

        /** The gateway that reported it up; 0 when it is down, or when nobody's life depends on it. */
        int gatewayId() {
            return gatewayId;
        }

        void gatewayId(int newGatewayId) {
            gatewayId = newGatewayId;
        }

        /** Whether it went down and may still come back in time. */
        boolean isInGrace() {
            return graceEndsEpochNs != 0;
        }

        long graceEndsEpochNs() {
            return graceEndsEpochNs;
        }

        HouseReason graceReason() {
            return graceReason;
        }

        void grace(long endsEpochNs, HouseReason reason) {
            graceEndsEpochNs = endsEpochNs;
            graceReason = reason;
        }

        void endGrace() {
            graceEndsEpochNs = 0;
            graceReason = HouseReason.NONE;
        }

        /** Says whether a message is heard for the first time, and takes note of it. */
        boolean advance(int newEpoch, long newMsgSeqNum) {
            if (newEpoch < epoch || (newEpoch == epoch && newMsgSeqNum <= msgSeqNum)) {
                return false;
            }
            epoch = newEpoch;
            msgSeqNum = newMsgSeqNum;
            return true;
        }

        void delivered(long eventNumber) {
            deliveredEventNumber = Math.max(deliveredEventNumber, eventNumber);
        }
    }

    Mark of(int sessionId) {
        Mark mark = byId.get(sessionId);
        if (mark == null) {
            mark = new Mark(sessionId);
            byId.put(sessionId, mark);
            inOrder.add(mark);
        }
        return mark;
    }

    boolean isUp(int sessionId) {
        @Nullable Mark mark = byId.get(sessionId);
        return mark != null && mark.up;
    }

    int size() {
        return inOrder.size();
    }

    Mark at(int index) {
        return inOrder.get(index);
    }

    void saveTo(RowWriter writer, int kind) {
        writer.begin(kind, ROW_LENGTH);
        for (Mark mark : inOrder) {
            int row = writer.row();
            writer.buffer().putInt(row, mark.sessionId, LITTLE_ENDIAN);
            writer.buffer().putInt(row + 4, mark.epoch, LITTLE_ENDIAN);
            writer.buffer().putLong(row + 8, mark.msgSeqNum, LITTLE_ENDIAN);
            writer.buffer().putLong(row + 16, mark.deliveredEventNumber, LITTLE_ENDIAN);
            writer.buffer().putInt(row + 24, mark.up ? 1 : 0, LITTLE_ENDIAN);
            writer.buffer().putInt(row + 28, mark.gatewayId, LITTLE_ENDIAN);
            writer.buffer().putLong(row + 32, mark.graceEndsEpochNs, LITTLE_ENDIAN);
            writer.buffer().putInt(row + 40, mark.graceReason.code(), LITTLE_ENDIAN);
        }
        writer.end();
    }

    void load(RowReader reader) {
        for (int i = 0; i < reader.rows(); i++) {
            int row = reader.row(i, ROW_LENGTH);
            Mark mark = of(reader.buffer().getInt(row, LITTLE_ENDIAN));
            mark.epoch = reader.buffer().getInt(row + 4, LITTLE_ENDIAN);
            mark.msgSeqNum = reader.buffer().getLong(row + 8, LITTLE_ENDIAN);
            mark.deliveredEventNumber = reader.buffer().getLong(row + 16, LITTLE_ENDIAN);
            mark.up = reader.buffer().getInt(row + 24, LITTLE_ENDIAN) != 0;
            mark.gatewayId = reader.buffer().getInt(row + 28, LITTLE_ENDIAN);
            mark.graceEndsEpochNs = reader.buffer().getLong(row + 32, LITTLE_ENDIAN);
            mark.graceReason = HouseReason.of(reader.buffer().getInt(row + 40, LITTLE_ENDIAN));
        }
    }
}
