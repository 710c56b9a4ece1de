package io.trade2026.ops.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.sbe.MarketState;
import io.trade2026.messages.sbe.ResumePartyDecoder;
import io.trade2026.messages.sbe.SetKillSwitchDecoder;
import io.trade2026.messages.sbe.Severity;
import io.trade2026.ops.desk.PlayedTrading;
import org.junit.jupiter.api.Test;

/** What is one alert, and what is several: by command and reason, by venue, by market. */
class AlertSourceTest {
    private static final String REFUSED = "venue session XSIM: a cancel of the house did not reach it or was refused";

    private final AlertBoard board = new AlertBoard(AlertSettings.USUAL);
    private final PlayedTrading trading =
            new PlayedTrading(1_795_000_000_000_000_000L, new AlertSource(board, AlertThresholds.USUAL));

    private void alerts(String... lines) {
        assertThat(board.alerts())
                .extracting(alert -> alert.count() + " " + alert.name() + " " + alert.about() + " " + alert.owner()
                        + ": " + alert.text())
                .containsExactly(lines);
    }

    @Test
    void refusedCommandsAreOneByCommandAndReason() {
        trading.refuseCommand(ResumePartyDecoder.TEMPLATE_ID, 1_001, "scopeId: is not stopped")
                .refuseCommand(ResumePartyDecoder.TEMPLATE_ID, 1_002, "scopeId: is not stopped")
                .refuseCommand(ResumePartyDecoder.TEMPLATE_ID, 1_003, "user: must be given")
                .refuseCommand(SetKillSwitchDecoder.TEMPLATE_ID, 1_004, "user: must be given");
        alerts(
                "1 COMMAND_REFUSED SetKillSwitch ops: user: must be given",
                "1 COMMAND_REFUSED ResumeParty ops: user: must be given",
                "2 COMMAND_REFUSED ResumeParty ops: scopeId: is not stopped");
    }

    @Test
    void aVenueThatForgotItsOrdersIsOneAlert() {
        for (int order = 1; order <= 500; order++) {
            trading.alarm(Severity.CRITICAL, "HOUSE_CANCEL_REFUSED", order, REFUSED);
        }
        trading.alarm(Severity.CRITICAL, "HOUSE_CANCEL_REFUSED", 501, REFUSED.replace("XSIM", "XOTHER"));
        alerts(
                "1 HOUSE_CANCEL_REFUSED  ops: " + REFUSED.replace("XSIM", "XOTHER") + ", the last is order O501",
                "500 HOUSE_CANCEL_REFUSED  ops: " + REFUSED + ", the last is order O500");
    }

    @Test
    void otherAlarmsOfOrdersStandOrderByOrder() {
        trading.alarm(Severity.CRITICAL, "OVERFILL", 1, "too much").alarm(Severity.CRITICAL, "OVERFILL", 2, "too much");
        alerts("1 OVERFILL order O2 risk: too much", "1 OVERFILL order O1 risk: too much");
    }

    @Test
    void aMarketThatHaltsIsTheDesksAndAPartyThatWasStoppedIsRisks() {
        trading.market("INTC", MarketState.OPEN, MarketState.HALT)
                .market("INTC", MarketState.HALT, MarketState.HALT)
                .market("INTC", MarketState.HALT, MarketState.OPEN)
                .alarm(Severity.CRITICAL, "PARTY_STOPPED", 0, "strategy TWAP");
        alerts("1 PARTY_STOPPED  risk: strategy TWAP", "1 MARKET_HALT INTC on XSIM desk: told by the venue");
    }
}
