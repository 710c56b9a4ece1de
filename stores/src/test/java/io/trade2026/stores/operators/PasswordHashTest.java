package io.trade2026.stores.operators;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordHashTest {
    private static final String DRAWN = "7c9qwnwsz53kwscvxxhxbtxa";

    @Test
    void aChosenPasswordFitsItsHashOnly() {
        final String hash = PasswordHash.of("correct horse");
        assertThat(hash).startsWith("pbkdf2-sha256$120000$");
        assertThat(PasswordHash.fits("correct horse", hash)).isTrue();
        assertThat(PasswordHash.fits("correct house", hash)).isFalse();
    }

    @Test
    void aDrawnPasswordFitsItsHashOnly() {
        final String hash = PasswordHash.ofDrawn(DRAWN);
        assertThat(hash).startsWith("pbkdf2-sha256$1000$").isNotEqualTo(PasswordHash.ofDrawn(DRAWN));
        assertThat(PasswordHash.fits(DRAWN, hash)).isTrue();
        assertThat(PasswordHash.fits(DRAWN.replace('7', '8'), hash)).isFalse();
    }

    @Test
    void nothingFitsTheHashOfNobody() {
        assertThat(PasswordHash.fits("", PasswordHash.NOBODYS)).isFalse();
        assertThat(PasswordHash.fits(DRAWN, PasswordHash.NOBODYS)).isFalse();
    }

    @Test
    void whatIsNoHashOfOursFitsNothing() {
        assertThat(PasswordHash.fits("x", "md5$1$eA==$eA==")).isFalse();
        assertThat(PasswordHash.fits("x", "")).isFalse();
    }
}
