package io.trade2026.tests.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OrdersTest {
    private static final long NOW_EPOCH_MS = 1_795_000_000_123L;

    private final FixWriter writer = new FixWriter();
    private final FixReader reader = new FixReader();

    @Test
    void theVenueKnowsEachOrderWithoutItsClOrdId() throws IOException {
        for (long n : new long[] {0, 1, 99, 100, 101, 12_345, 999_999, 4_999_999}) {
            write(n);
            assertThat(reader.fill(stream())).isTrue();
            assertThat(reader.next()).isTrue();
            assertThat(Orders.numberAtVenue(reader)).isEqualTo(n);
            assertThat(Orders.numberAtClient(reader)).isEqualTo(n);
            writer.clear();
        }
    }

    @Test
    void messagesHaveRightLengthAndCheckSum() {
        write(7);
        String message = new String(writer.batch(), 0, writer.length(), StandardCharsets.US_ASCII);
        int trailer = message.indexOf("\00110=") + 1;
        int body = message.indexOf('\001', message.indexOf("\0019=") + 1) + 1;
        assertThat(message).startsWith("8=FIX.4.4\0019=" + (trailer - body) + "\00135=D\001");
        int sum = message.substring(0, trailer).chars().sum() % 256;
        assertThat(message.substring(trailer)).isEqualTo("10=%03d\001".formatted(sum));
    }

    @Test
    void findsMessagesThatArriveInPieces() throws IOException {
        write(1);
        write(2);
        byte[] bytes = stream().readAllBytes();
        int found = 0;
        for (byte piece : bytes) {
            reader.fill(new ByteArrayInputStream(new byte[] {piece}));
            while (reader.next()) {
                found++;
                assertThat(Orders.numberAtClient(reader)).isEqualTo(found);
            }
        }
        assertThat(found).isEqualTo(2);
    }

    private void write(long n) {
        writer.begin('D', ascii("CLIENT1"), ascii("TRADE2026"), n + 1, NOW_EPOCH_MS);
        Orders.write(writer, n, NOW_EPOCH_MS);
        writer.end();
    }

    private ByteArrayInputStream stream() {
        return new ByteArrayInputStream(writer.batch(), 0, writer.length());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
