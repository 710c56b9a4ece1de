package io.trade2026.risk;

import io.trade2026.risk.snapshot.SnapshotSink;
import io.trade2026.risk.snapshot.SnapshotSource;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A snapshot kept as its records. */
final class Records implements SnapshotSink {
    private final List<byte[]> records = new ArrayList<>();

    @Override
    public void append(DirectBuffer buffer, int offset, int length) {
        byte[] record = new byte[length];
        buffer.getBytes(offset, record);
        records.add(record);
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
