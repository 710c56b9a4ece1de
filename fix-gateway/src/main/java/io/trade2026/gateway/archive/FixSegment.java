package io.trade2026.gateway.archive;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;
import uk.co.real_logic.artio.messages.FixMessageDecoder;
import uk.co.real_logic.artio.messages.MessageHeaderDecoder;

/**
 * Which FIX messages one file of an engine's recording holds, read from the disk. A file holds whole terms, so it begins with a frame, and no
 * message goes over its end.
 *
 * @param messages how many begin in it
 * @param firstEpochNs time of the oldest message, 0 when there is none
 * @param lastEpochNs time of the newest message
 */
public record FixSegment(long messages, long firstEpochNs, long lastEpochNs) {
    private static final int FLAGS_OFFSET = 5;
    private static final int TYPE_OFFSET = 6;
    private static final int HEADER_LENGTH = 32;
    private static final int FRAME_ALIGNMENT = 32;
    private static final int DATA = 1;
    private static final int BEGIN_FRAGMENT = 0x80;

    /**
     * Reads a file that nobody writes to any more.
     *
     * @param file of the archive
     * @return what it holds
     * @throws IOException when it cannot be read
     */
    public static FixSegment read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            try {
                return read(new UnsafeBuffer(mapped));
            } finally {
                IoUtil.unmap(mapped);
            }
        }
    }

    private static FixSegment read(UnsafeBuffer frames) {
        MessageHeaderDecoder header = new MessageHeaderDecoder();
        FixMessageDecoder message = new FixMessageDecoder();
        long messages = 0;
        long oldest = Long.MAX_VALUE;
        long newest = 0;
        int at = 0;
        while (at + HEADER_LENGTH <= frames.capacity()) {
            int length = frames.getInt(at, ByteOrder.LITTLE_ENDIAN);
            if (length <= 0) {
                break;
            }
            boolean isData = frames.getShort(at + TYPE_OFFSET, ByteOrder.LITTLE_ENDIAN) == DATA;
            boolean isBegin = (frames.getByte(at + FLAGS_OFFSET) & BEGIN_FRAGMENT) != 0;
            if (isData && isBegin && length > HEADER_LENGTH + MessageHeaderDecoder.ENCODED_LENGTH) {
                header.wrap(frames, at + HEADER_LENGTH);
                if (header.templateId() == FixMessageDecoder.TEMPLATE_ID) {
                    message.wrapAndApplyHeader(frames, at + HEADER_LENGTH, header);
                    messages++;
                    oldest = Math.min(oldest, message.timestamp());
                    newest = Math.max(newest, message.timestamp());
                }
            }
            at += (length + FRAME_ALIGNMENT - 1) & -FRAME_ALIGNMENT;
        }
        return new FixSegment(messages, messages == 0 ? 0 : oldest, newest);
    }

    /**
     * The same for a manifest.
     *
     * @return members of a JSON object, without braces
     */
    public String facts() {
        return "\"messages\":" + messages + ",\"from\":\"" + Instant.ofEpochSecond(0, firstEpochNs) + "\",\"to\":\""
                + Instant.ofEpochSecond(0, lastEpochNs) + "\"";
    }
}
