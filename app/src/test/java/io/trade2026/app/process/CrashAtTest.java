package io.trade2026.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trade2026.sequencer.client.CrashWindow;
import org.junit.jupiter.api.Test;

class CrashAtTest {
    @Test
    void countsItsOwnWindowFromWhenItIsArmed() {
        CrashAt crash = CrashAt.parse("gateway-told:2");
        assertThat(crash.isDue(CrashWindow.GATEWAY_TOLD)).isFalse();
        crash.arm();
        assertThat(crash.isDue(CrashWindow.GATEWAY_TOLD)).isFalse();
        assertThat(crash.isDue(CrashWindow.GATEWAY_READ)).isFalse();
        assertThat(crash.isDue(CrashWindow.GATEWAY_TOLD)).isTrue();
        assertThat(crash.isDue(CrashWindow.GATEWAY_TOLD)).as("once").isFalse();
    }

    @Test
    void unknownWindowAndCountAreToldWithWhatIsAllowed() {
        assertThatThrownBy(() -> CrashAt.parse("somewhere"))
                .isInstanceOf(StartFault.class)
                .hasMessageContaining("must be one of gateway-received, ")
                .hasMessageContaining("was 'somewhere'");
        assertThatThrownBy(() -> CrashAt.parse("gateway-told:0"))
                .isInstanceOf(StartFault.class)
                .hasMessageContaining("must be a count from 1");
    }

    @Test
    void nobodyCrashesUnasked() {
        assertThat(CrashAt.asked()).isNull();
    }
}
