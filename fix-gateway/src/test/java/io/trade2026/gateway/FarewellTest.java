package io.trade2026.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import uk.co.real_logic.artio.messages.DisconnectReason;

/** A Logout(5) that waits in the engine behind messages that are resent is not cut off. */
class FarewellTest {
    private final Farewell farewell = new Farewell();

    private boolean mayClose(int written, long second) {
        return farewell.mayClose(DisconnectReason.LOGOUT, written, TimeUnit.SECONDS.toNanos(second));
    }

    @Test
    void connectionWithoutLogoutIsClosedAtOnce() {
        assertThat(mayClose(0, 1)).isTrue();
    }

    @Test
    void connectionStaysUntilTheLogoutIsWritten() {
        farewell.said(12);
        assertThat(mayClose(11, 1)).isFalse();
        assertThat(mayClose(11, 2)).isFalse();
        assertThat(mayClose(12, 3)).isTrue();
    }

    @Test
    void whoDoesNotReadIsNotWaitedForLongerThanTenSeconds() {
        farewell.said(12);
        assertThat(mayClose(11, 1)).isFalse();
        assertThat(mayClose(11, 11)).isFalse();
        assertThat(mayClose(11, 12)).isTrue();
    }

    @Test
    void reasonThatWasGivenFirstStays() {
        farewell.said(12);
        farewell.mayClose(DisconnectReason.LOGOUT, 11, 1);
        assertThat(farewell.reason(DisconnectReason.APPLICATION_DISCONNECT)).isEqualTo(DisconnectReason.LOGOUT);
    }
}
