package io.trade2026.stores.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A server with the lab's world in a directory of its own, gone without a trace when closed. */
public final class ScratchPostgres implements AutoCloseable {
    private final Path data;
    private final EmbeddedPostgres server;
    private final Database database;

    /** Starts and seeds it. */
    public ScratchPostgres(final Path data) throws IOException {
        this.data = data;
        this.server = new EmbeddedPostgres(
                data,
                FreePort.draw(),
                Optional.ofNullable(System.getenv("TRADE2026_POSTGRES_PROGRAMS"))
                        .map(Path::of));
        this.database = new Database(server.start()).start();
        database.seedLab();
    }

    /** The tables. */
    public Database database() {
        return database;
    }

    /** The server itself, to be stopped and started. */
    public EmbeddedPostgres server() {
        return server;
    }

    @Override
    public void close() throws IOException {
        database.close();
        server.close();
        final Path mark = data.resolve("postgres/location");
        if (Files.exists(mark)) {
            Trees.delete(Path.of(Files.readString(mark).trim()));
        }
    }
}
