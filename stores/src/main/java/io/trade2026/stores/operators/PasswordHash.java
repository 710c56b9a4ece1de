package io.trade2026.stores.operators;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * {@code pbkdf2-sha256$ITERATIONS$SALT$HASH}, both in base64.
 *
 * <p>A password that we draw has 120 bits of chance: nobody guesses it, however fast. So it is hashed with few iterations, and a first
 * start does not wait for those of all operators. To compare takes the same time for all, so that it tells nothing of the operator.
 */
final class PasswordHash {
    private static final String PREFIX = "pbkdf2-sha256";
    private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
    private static final int ITERATIONS = 120_000;
    private static final int DRAWN_ITERATIONS = 1_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;
    private static final int PARTS = 4;
    /** No password fits it: compared when there is no operator of a name. */
    static final String NOBODYS = text(ITERATIONS, new byte[SALT_BYTES], new byte[HASH_BITS / Byte.SIZE]);

    private PasswordHash() {}

    /** Of a password that a person has chosen. */
    static String of(final String password) {
        return of(password, ITERATIONS);
    }

    /** Of a password that {@link io.trade2026.stores.postgres.Secret} has drawn. */
    static String ofDrawn(final String password) {
        return of(password, DRAWN_ITERATIONS);
    }

    private static String of(final String password, final int iterations) {
        final byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return text(iterations, salt, derive(password, salt, iterations));
    }

    private static String text(final int iterations, final byte[] salt, final byte[] hash) {
        final Base64.Encoder base64 = Base64.getEncoder();
        return PREFIX + '$' + iterations + '$' + base64.encodeToString(salt) + '$' + base64.encodeToString(hash);
    }

    static boolean fits(final String password, final String stored) {
        final String[] parts = stored.split("\\$", -1);
        if (parts.length != PARTS || !parts[0].equals(PREFIX)) {
            return false;
        }
        final Base64.Decoder base64 = Base64.getDecoder();
        final byte[] salt = base64.decode(parts[2]);
        final int iterations = Integer.parseInt(parts[1]);
        final byte[] found = derive(password, salt, iterations);
        if (iterations < ITERATIONS) {
            derive(password, salt, ITERATIONS - iterations);
        }
        return MessageDigest.isEqual(found, base64.decode(parts[PARTS - 1]));
    }

    private static byte[] derive(final String password, final byte[] salt, final int iterations) {
        final PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
        } catch (final GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        } finally {
            spec.clearPassword();
        }
    }
}
