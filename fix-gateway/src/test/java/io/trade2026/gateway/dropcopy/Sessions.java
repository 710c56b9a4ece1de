package io.trade2026.gateway.dropcopy;

import io.trade2026.sessions.SessionBook;
import io.trade2026.sessions.SessionFault;
import io.trade2026.sessions.SessionFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The sessions of these tests: two of CLIENT4, one of CLIENT5, two venues, one drop copy. */
final class Sessions {
    private static final String YAML = """
            sessions:
              - {id: 4, compId: CLIENT4, client: CLIENT4, account: ACC4}
              - {id: 14, compId: SECOND4, client: CLIENT4, account: ACC4}
              - {id: 5, compId: CLIENT5, client: CLIENT5, account: ACC5}
              - {id: 800, role: drop-copy, compId: DROP1}
              - {id: 900, role: venue, compId: XSIM, port: 9890}
              - {id: 901, role: venue, compId: YSIM, port: 9891}
            """;

    private Sessions() {}

    static SessionBook book() {
        try {
            Path directory = Files.createTempDirectory("sessions");
            Path file = Files.writeString(directory.resolve("a.yaml"), YAML);
            SessionBook book = SessionFiles.load(directory);
            Files.delete(file);
            Files.delete(directory);
            return book;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SessionFault e) {
            throw new IllegalStateException(e);
        }
    }
}
