package io.trade2026.stores.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

/**
 * A password in a file that only its owner reads, drawn when first asked for.
 *
 * @param file whose first line it is
 */
public record Secret(Path file) {
    /** Readable and writable by the owner only. */
    public static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 24;

    /**
     * Reads it; draws it before, when the file is not there.
     *
     * @return the password
     * @throws IOException if the file can be neither read nor written
     */
    public String read() throws IOException {
        if (!Files.exists(file)) {
            draw();
        }
        return Files.readString(file).trim();
    }

    /**
     * Says whether a password looks like one that was drawn here.
     *
     * @param password in clear
     * @return whether it has the length and only signs of those that are drawn: 120 bits of chance
     */
    public static boolean isDrawn(final String password) {
        return password.length() == LENGTH && password.chars().allMatch(sign -> ALPHABET.indexOf(sign) >= 0);
    }

    private void draw() throws IOException {
        Files.createDirectories(file.getParent());
        final Path part =
                Files.createTempFile(file.getParent(), file.getFileName().toString(), ".part", OWNER_ONLY);
        final SecureRandom random = new SecureRandom();
        final StringBuilder drawn = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            drawn.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        Files.writeString(part, drawn.append('\n'), StandardCharsets.US_ASCII);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
