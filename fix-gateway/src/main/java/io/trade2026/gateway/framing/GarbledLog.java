package io.trade2026.gateway.framing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what was garbled: a line for each, with its bytes. The file is {@code garbled.log}; when it is full it becomes {@code
 * garbled.1.log} and a new one begins. One thread.
 */
public final class GarbledLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GarbledLog.class);
    private static final long FULL = 64L << 20;

    private final Path file;
    private @Nullable OutputStream out;
    private long length;
    private boolean hasFailed;

    /**
     * Names the file.
     *
     * @param directory that holds it; it exists
     */
    public GarbledLog(Path directory) {
        this.file = directory.resolve("garbled.log");
    }

    /**
     * Keeps bytes. A disk that is full is said once, and stops nothing.
     *
     * @param remoteAddress of the connection
     * @param compId of the counterparty
     * @param fault why
     * @param bytes what came, without credentials
     * @param count of the bytes
     */
    void keep(String remoteAddress, String compId, Fault fault, byte[] bytes, int count) {
        StringBuilder line = new StringBuilder(4 * count + 100);
        line.append(Instant.now()).append(' ').append(remoteAddress).append(' ').append(compId);
        line.append(" garbled, ")
                .append(fault.sentence())
                .append(", ")
                .append(count)
                .append(" bytes: ");
        escape(bytes, count, line);
        line.append('\n');
        write(line.toString().getBytes(StandardCharsets.US_ASCII));
    }

    static void escape(byte[] bytes, int count, StringBuilder to) {
        for (int i = 0; i < count; i++) {
            int b = bytes[i] & 0xFF;
            if (b == 1) {
                to.append('|');
            } else if (b == '|' || b == '\\' || b < ' ' || b > '~') {
                to.append("\\x").append(Character.forDigit(b >> 4, 16)).append(Character.forDigit(b & 15, 16));
            } else {
                to.append((char) b);
            }
        }
    }

    private void write(byte[] line) {
        try {
            OutputStream open = out;
            if (open == null || length > FULL) {
                open = open();
            }
            open.write(line);
            length += line.length;
        } catch (IOException e) {
            if (!hasFailed) {
                LOG.error("{} cannot be written, garbled bytes are only counted: {}", file, e.getMessage());
            }
            hasFailed = true;
        }
    }

    private OutputStream open() throws IOException {
        close();
        if (Files.exists(file) && Files.size(file) > FULL) {
            Files.move(file, file.resolveSibling("garbled.1.log"), StandardCopyOption.REPLACE_EXISTING);
        }
        OutputStream opened = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        length = Files.size(file);
        out = opened;
        return opened;
    }

    @Override
    public void close() throws IOException {
        OutputStream open = out;
        out = null;
        if (open != null) {
            open.close();
        }
    }
}
