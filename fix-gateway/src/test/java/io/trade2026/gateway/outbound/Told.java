package io.trade2026.gateway.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.gateway.wire.FixReader;
import io.trade2026.gateway.wire.FixVersion;
import io.trade2026.gateway.wire.FixWriter;
import io.trade2026.gateway.wording.Wording;
import java.nio.charset.StandardCharsets;
import org.agrona.collections.IntHashSet;
import org.agrona.concurrent.UnsafeBuffer;
import uk.co.real_logic.artio.builder.Decoder;
import uk.co.real_logic.artio.util.MutableAsciiBuffer;

/** One message that we wrote: held against the dictionary of its version by the generated decoder, then read. */
final class Told {
    private static final IntHashSet TRAILER = new IntHashSet();

    static {
        TRAILER.add(10);
    }

    private final FixReader fields = new FixReader();
    private final String text;

    /** Finishes a message, and fails when the decoder of its type and version does not take it. */
    Told(FixVersion version, FixWriter writer) {
        int length = writer.finish();
        byte[] bytes = new byte[length];
        writer.buffer().getBytes(writer.offset(), bytes);
        text = new String(bytes, StandardCharsets.ISO_8859_1).replace('\u0001', '|');
        fields.wrap(new UnsafeBuffer(bytes), 0, length);
        validate(version, bytes);
    }

    static Envelope envelope(FixVersion version) {
        return envelope(version, Wording.PLAIN);
    }

    static Envelope envelope(FixVersion version, Wording wording) {
        return new Envelope()
                .to(version, ascii("TRADE2026"), ascii("CLIENT1"))
                .worded(wording)
                .numbered(7, 1_764_064_800_000_000_000L);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private void validate(FixVersion version, byte[] bytes) {
        try {
            Decoder decoder = Class.forName(decoderName(version, fields.text(35)))
                    .asSubclass(Decoder.class)
                    .getConstructor()
                    .newInstance();
            decoder.decode(new MutableAsciiBuffer(bytes), 0, bytes.length);
            assertThat(decoder.validate())
                    .as("%s: tag %d, reason %d", text, decoder.invalidTagId(), decoder.rejectReason())
                    .isTrue();
            IntHashSet own =
                    (IntHashSet) decoder.getClass().getField("messageFields").get(decoder);
            for (int i = 0; i < fields.tagCount(); i++) {
                int tag = fields.tagAt(i);
                assertThat(tag >= 5000 || own.contains(tag) || TRAILER.contains(tag))
                        .as("tag %d belongs into %s", tag, text)
                        .isTrue();
            }
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(text, e);
        }
    }

    private static String decoderName(FixVersion version, String msgType) {
        String name = switch (msgType) {
            case "3" -> "Reject";
            case "8" -> "ExecutionReport";
            case "9" -> "OrderCancelReject";
            case "B" -> "News";
            case "D" -> "NewOrderSingle";
            case "F" -> "OrderCancelRequest";
            case "G" -> "OrderCancelReplaceRequest";
            case "H" -> "OrderStatusRequest";
            case "N" -> "ListStatus";
            case "Q" -> "DontKnowTrade";
            case "h" -> "TradingSessionStatus";
            case "j" -> "BusinessMessageReject";
            case "r" -> "OrderMassCancelReport";
            default -> throw new AssertionError("no decoder for " + msgType);
        };
        String folder = version == FixVersion.FIX42 ? "fix42" : version == FixVersion.FIX44 ? "fix44" : "fix50";
        return "io.trade2026.dictionaries." + folder + ".decoder." + name + "Decoder";
    }

    /** The value of a field; empty when it is not there. */
    String get(int tag) {
        return fields.text(tag);
    }

    boolean has(int tag) {
        return fields.has(tag);
    }

    /** The whole message with | for SOH. */
    String text() {
        return text;
    }
}
