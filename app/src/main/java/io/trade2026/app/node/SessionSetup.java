package io.trade2026.app.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Lays the sample session files into the data directory, where they can be edited; one that is there stays as it is. */
final class SessionSetup {
    private SessionSetup() {}

    /**
     * Copies a sample.
     *
     * @param directory of the session files
     * @param name of the sample
     * @param ports what stands for each placeholder in it
     */
    static void lay(Path directory, String name, Map<String, Integer> ports) {
        Path file = directory.resolve(name);
        if (Files.exists(file)) {
            return;
        }
        try (InputStream in = SessionSetup.class.getResourceAsStream("/sessions/" + name)) {
            if (in == null) {
                throw new IllegalStateException("no sample sessions/" + name);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, Integer> port : ports.entrySet()) {
                text = text.replace("${" + port.getKey() + "}", Integer.toString(port.getValue()));
            }
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
