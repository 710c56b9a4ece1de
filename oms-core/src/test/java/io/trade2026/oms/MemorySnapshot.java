package io.trade2026.oms;

import io.trade2026.risk.snapshot.SnapshotSink;
import io.trade2026.risk.snapshot.SnapshotSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A snapshot kept as its records. */
final class MemorySnapshot implements SnapshotSink {
    private final List<byte[]> records = new ArrayList<>();

    @Override
    public void append(DirectBuffer buffer, int offset, int length) {
        byte[] record = new byte[length];
        buffer.getBytes(offset, record);
        records.add(record);
    }

    /** Where two snapshots part: the kind of the record, its index, and the byte; empty when nowhere. */
    String differenceTo(MemorySnapshot other) {
        for (int i = 0; i < Math.min(records.size(), other.records.size()); i++) {
            int at = Arrays.mismatch(records.get(i), other.records.get(i));
            if (at >= 0) {
                return "record " + i + " of kind " + new UnsafeBuffer(records.get(i)).getInt(0) + " at byte " + at;
            }
        }
        return records.size() == other.records.size()
                ? ""
                : records.size() + " and " + other.records.size() + " records";
    }

    SnapshotSource source() {
        return new SnapshotSource() {
            private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[0]);
            private int at;

            @Override
            public boolean next() {
                if (at == records.size()) {
                    return false;
                }
                buffer.wrap(records.get(at++));
                return true;
            }

            @Override
            public DirectBuffer buffer() {
                return buffer;
            }

            @Override
            public int offset() {
                return 0;
            }

            @Override
            public int length() {
                return buffer.capacity();
            }
        };
    }
}
