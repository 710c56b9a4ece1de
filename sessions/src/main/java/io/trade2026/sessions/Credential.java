package io.trade2026.sessions;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/** What is kept of a password: a salted PBKDF2 hash, written {@code pbkdf2:ITERATIONS:SALT:HASH}. */
public final class Credential {
    private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
    private static final int ITERATIONS = 20_000;
    private static final int MAX_ITERATIONS = 10_000_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;
    private static final int PARTS = 4;

    private final int iterations;
    private final byte[] salt;
    private final byte[] hash;

    private Credential(int iterations, byte[] salt, byte[] hash) {
        this.iterations = iterations;
        this.salt = salt;
        this.hash = hash;
    }

    /**
     * Makes what is to be kept of a password.
     *
     * @param password to be kept
     * @return with a new salt
     */
    public static Credential of(String password) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return new Credential(ITERATIONS, salt, derive(password, salt, ITERATIONS));
    }

    /**
     * Reads what was kept.
     *
     * @param text as written
     * @return null when it is not of this form
     */
    public static @Nullable Credential parse(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != PARTS || !parts[0].equals("pbkdf2")) {
            return null;
        }
        try {
            int iterations = Integer.parseInt(parts[1]);
            byte[] salt = Base64.getDecoder().decode(parts[2]);
            byte[] hash = Base64.getDecoder().decode(parts[3]);
            boolean sound =
                    iterations > 0 && iterations <= MAX_ITERATIONS && salt.length > 0 && hash.length == HASH_BITS / 8;
            return sound ? new Credential(iterations, salt, hash) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * Says whether a password is the right one; takes the same time if it is not.
     *
     * @param password Password(554)
     * @return whether it is
     */
    public boolean matches(String password) {
        return MessageDigest.isEqual(hash, derive(password, salt, iterations));
    }

    private static byte[] derive(String password, byte[] salt, int iterations) {
        try {
            // An empty key is refused by the JDK; no FIX field can hold a NUL, so this stands for an empty password.
            char[] secret = password.isEmpty() ? new char[1] : password.toCharArray();
            return SecretKeyFactory.getInstance(ALGORITHM)
                    .generateSecret(new PBEKeySpec(secret, salt, iterations, HASH_BITS))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is part of every JDK and yet failed", e);
        }
    }

    @Override
    public String toString() {
        Base64.Encoder encoder = Base64.getEncoder();
        return "pbkdf2:" + iterations + ":" + encoder.encodeToString(salt) + ":" + encoder.encodeToString(hash);
    }
}
