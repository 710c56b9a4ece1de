package io.trade2026.ops.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;

/** The secret of the admin port, in a file that only its owner reads. */
public final class AdminToken {
    private static final int BYTES = 32;
    private static final int SHORTEST = 16;
    private static final String SCHEME = "Bearer ";

    private final byte[] token;

    private AdminToken(String token) {
        this.token = token.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads the token; makes one when there is no file.
     *
     * @param file with the token in its first line
     * @return the token
     * @throws IllegalStateException when the file holds none that is fit
     */
    public static AdminToken in(Path file) {
        try {
            create(file);
            String token = Files.readString(file).strip();
            if (token.length() < SHORTEST) {
                throw new IllegalStateException(
                        file + ": the token must have " + SHORTEST + " characters or more, has " + token.length());
            }
            return new AdminToken(token);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": " + e.getMessage(), e);
        }
    }

    private static void create(Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = Files.newByteChannel(file, options, mode)) {
            channel.write(StandardCharsets.US_ASCII.encode(HexFormat.of().formatHex(random) + "\n"));
        } catch (FileAlreadyExistsException madeMeanwhile) {
            return;
        }
    }

    /**
     * The token itself, for those who have to show it elsewhere: the door of a gateway has the same.
     *
     * @return not to be logged
     */
    public String text() {
        return new String(token, StandardCharsets.UTF_8);
    }

    /** Takes the same time whatever is given. */
    boolean admits(String authorization) {
        return authorization.startsWith(SCHEME)
                && MessageDigest.isEqual(
                        authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8), token);
    }
}
