package io.trade2026.sequencer.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class ZeroPackingTest {
    private static final int LONGEST = 4_096;
    private static final int OFFSET = 5;

    @Test
    void givesBackWhatWasPackedWhateverItsLengthAndItsZeros() {
        final Random dice = new Random(20_260_101);
        final ZeroPacking packing = new ZeroPacking();
        final ZeroPacking unpacking = new ZeroPacking();
        for (int length = 0; length < LONGEST; length += 1 + dice.nextInt(13)) {
            final byte[] record = record(dice, length);
            final UnsafeBuffer packed = new UnsafeBuffer(new byte[OFFSET + ZeroPacking.longestOf(length)]);
            final UnsafeBuffer unpacked = new UnsafeBuffer(new byte[length]);

            final int written = packing.pack(new UnsafeBuffer(record), 0, length, packed, OFFSET);
            final int read = unpacking.unpack(packed, OFFSET, unpacked, 0, length);

            assertThat(unpacked.byteArray()).as("length %s", length).isEqualTo(record);
            assertThat(read).isEqualTo(written).isLessThanOrEqualTo(ZeroPacking.longestOf(length));
            assertThat(unpacking.checksum()).isEqualTo(packing.checksum());
        }
    }

    @Test
    void leavesOutWordsOfZeros() {
        final UnsafeBuffer row = new UnsafeBuffer(new byte[640]);
        row.putLong(64, 7);
        final UnsafeBuffer packed = new UnsafeBuffer(new byte[ZeroPacking.longestOf(640)]);

        assertThat(new ZeroPacking().pack(row, 0, 640, packed, 0)).isEqualTo(10 + Long.BYTES);
    }

    @Test
    void seesAChangeOfOneBit() {
        final byte[] record = record(new Random(7), 1_000);
        final ZeroPacking before = new ZeroPacking();
        final UnsafeBuffer packed = new UnsafeBuffer(new byte[ZeroPacking.longestOf(1_000)]);
        before.pack(new UnsafeBuffer(record), 0, 1_000, packed, 0);
        record[997] ^= 1;
        final ZeroPacking after = new ZeroPacking();
        after.pack(new UnsafeBuffer(record), 0, 1_000, packed, 0);

        assertThat(after.checksum()).isNotEqualTo(before.checksum());
    }

    private static byte[] record(final Random dice, final int length) {
        final byte[] record = new byte[length];
        for (int at = 0; at < length; ) {
            final int run = Math.min(length - at, 1 + dice.nextInt(40));
            if (dice.nextBoolean()) {
                for (int i = 0; i < run; i++) {
                    record[at + i] = (byte) dice.nextInt();
                }
            }
            at += run;
        }
        return record;
    }
}
