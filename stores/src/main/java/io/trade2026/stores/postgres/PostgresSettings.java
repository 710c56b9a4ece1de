package io.trade2026.stores.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a Postgres server is and how to log on to it; the embedded one or an external one alike.
 *
 * <p>The password stays in its file, so that this record may be logged.
 *
 * @param url such as {@code jdbc:postgresql://127.0.0.1:15432/trade2026}
 * @param user role that owns the schema
 * @param passwordFile holds the password in its first line
 */
public record PostgresSettings(String url, String user, Path passwordFile) {
    private static final String SCHEME = "jdbc:postgresql:";

    /** Refuses what is no Postgres address. */
    public PostgresSettings {
        if (!url.startsWith(SCHEME)) {
            throw new IllegalArgumentException("url: must start with " + SCHEME + ", was " + url);
        }
        if (user.isBlank()) {
            throw new IllegalArgumentException("user: must not be empty");
        }
    }

    /**
     * Reads the password.
     *
     * @return first line of the file
     * @throws PostgresFault if the file cannot be read or is empty
     */
    public String password() {
        try {
            final String password = Files.readString(passwordFile)
                    .lines()
                    .findFirst()
                    .orElse("")
                    .trim();
            if (password.isEmpty()) {
                throw new PostgresFault("Postgres password file " + passwordFile + " is empty");
            }
            return password;
        } catch (final IOException e) {
            throw new PostgresFault("Postgres password file " + passwordFile + " cannot be read: " + e, e);
        }
    }
}
