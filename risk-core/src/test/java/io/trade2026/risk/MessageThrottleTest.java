package io.trade2026.risk;

import static io.trade2026.risk.RiskWorld.BTC;
import static io.trade2026.risk.RiskWorld.INTC;
import static io.trade2026.risk.RiskWorld.MSFT;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Control;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.SessionRole;
import io.trade2026.risk.controls.Decision;
import io.trade2026.risk.controls.MessageThrottle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PT-06: one message below the limit, at it, one above it, for every party and set of instruments. */
class MessageThrottleTest {
    private static final int SESSION = 11;
    private static final int OTHER_SESSION_OF_CLIENT = 13;
    private static final int OTHER_CLIENT = 12;
    private static final int VENUE = 21;
    private static final long SECOND_NS = 1_000_000_000L;

    private final RiskWorld world = RiskWorld.open();
    private final MessageThrottle throttle = world.core.memory().throttle();
    private final Decision decision = new Decision();
    private long nowEpochNs = RiskWorld.NOW;

    MessageThrottleTest() {
        world.session(OTHER_SESSION_OF_CLIENT, SessionRole.CLIENT, "CLIENT1", "ACC1");
        world.session(VENUE, SessionRole.VENUE, "", "");
    }

    private int passed(int messages, int session, int instrument) {
        int passed = 0;
        for (int i = 0; i < messages; i++) {
            passed += throttle.takeOrder(session, instrument, nowEpochNs, decision) ? 1 : 0;
        }
        return passed;
    }

    private void limit(Control control, PartyKind kind, int id, long value) {
        world.limit(control, kind, id, InstrumentScope.ANY, 0, value);
    }

    @ParameterizedTest
    @CsvSource({
        "FIRM,    1,  ANY",
        "FIRM,    1,  EACH",
        "FIRM,    1,  ASSET_CLASS",
        "FIRM,    1,  INSTRUMENT",
        "CLIENT,  1,  ANY",
        "CLIENT,  1,  EACH",
        "CLIENT,  1,  ASSET_CLASS",
        "CLIENT,  1,  INSTRUMENT",
        "SESSION, 11, ANY",
        "SESSION, 11, EACH",
        "SESSION, 11, ASSET_CLASS",
        "SESSION, 11, INSTRUMENT",
    })
    void passesAsManyAsTheLimitSaysAndNotOneMore(PartyKind kind, int id, InstrumentScope scope) {
        world.limit(Control.PT_06_RATE, kind, id, scope, INTC, 3);

        assertThat(passed(2, SESSION, INTC)).isEqualTo(2);
        assertThat(passed(1, SESSION, INTC)).isEqualTo(1);
        assertThat(passed(1, SESSION, INTC)).isZero();
        assertThat(decision.denial()).isEqualTo(Denial.TOO_MANY_MESSAGES);
        assertThat(decision.scopeKind()).isEqualTo(kind);
        assertThat(decision.limit()).isEqualTo(3);
        assertThat(decision.used()).isEqualTo(3);
        assertThat(decision.thisOrder()).isEqualTo(1);
        boolean isOfAll = scope == InstrumentScope.ANY;
        assertThat(passed(1, SESSION, BTC)).isEqualTo(isOfAll ? 0 : 1);
        boolean isOfClass = isOfAll || scope == InstrumentScope.ASSET_CLASS;
        assertThat(passed(1, SESSION, MSFT)).isEqualTo(isOfClass ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource({"SESSION, 11, 3, 3", "CLIENT, 1, 0, 3", "FIRM, 1, 0, 0"})
    void addsUpWhatSessionsOfAClientAndClientsOfTheFirmSend(PartyKind kind, int id, int ofClient, int ofFirm) {
        limit(Control.PT_06_RATE, kind, id, 3);

        assertThat(passed(4, SESSION, INTC)).isEqualTo(3);
        assertThat(passed(3, OTHER_SESSION_OF_CLIENT, INTC)).isEqualTo(ofClient);
        assertThat(passed(3, OTHER_CLIENT, INTC)).isEqualTo(ofFirm);
    }

    @ParameterizedTest
    @CsvSource({"1000, 4, 250", "100, 4, 25", "60000, 60, 1000"})
    void letsOneMorePassWhenItsShareOfTheWindowIsOver(long windowMs, int limit, long shareMs) {
        limit(Control.PT_06_RATE, PartyKind.CLIENT, 1, limit);
        limit(Control.PT_06_WINDOW, PartyKind.CLIENT, 1, windowMs);
        assertThat(passed(limit + 1, SESSION, INTC)).isEqualTo(limit);

        nowEpochNs += shareMs * 1_000_000L - 1;
        assertThat(passed(1, SESSION, INTC)).isZero();
        nowEpochNs += 1;
        assertThat(passed(2, SESSION, INTC)).isEqualTo(1);
        nowEpochNs += windowMs * 1_000_000L;
        assertThat(passed(limit + 1, SESSION, INTC)).isEqualTo(limit);
    }

    @Test
    void passesNothingWithoutAnyRate() {
        RiskWorld closed = RiskWorld.closed();

        assertThat(closed.core.memory().throttle().takeOrder(SESSION, INTC, nowEpochNs, decision))
                .isFalse();
        assertThat(decision.denial()).isEqualTo(Denial.LIMIT_MISSING);
        assertThat(decision.control()).isEqualTo(Control.PT_06_RATE);
    }

    @Test
    void passesNothingUnderALimitOfZero() {
        limit(Control.PT_06_RATE, PartyKind.SESSION, SESSION, 0);

        assertThat(passed(1, SESSION, INTC)).isZero();
        assertThat(decision.used()).isZero();
    }

    @Test
    void endsASessionThatGoesOnAndCountsWhatWasRefusedForIt() {
        limit(Control.PT_06_RATE, PartyKind.SESSION, SESSION, 2);
        limit(Control.PT_06_CUT, PartyKind.SESSION, SESSION, 5);
        for (int i = 1; i <= 5; i++) {
            throttle.takeOrder(SESSION, INTC, nowEpochNs, decision);
            assertThat(throttle.isBeyondCut()).isFalse();
        }

        throttle.takeOrder(SESSION, INTC, nowEpochNs, decision);
        assertThat(throttle.isBeyondCut()).isTrue();
        throttle.takeOrder(SESSION, INTC, nowEpochNs, decision);
        assertThat(throttle.isBeyondCut()).isFalse();
    }

    @Test
    void countsCancelsInABucketOfTheirOwn() {
        limit(Control.PT_06_RATE, PartyKind.SESSION, SESSION, 1);
        limit(Control.PT_06_CANCELS, PartyKind.SESSION, SESSION, 3);
        assertThat(passed(2, SESSION, INTC)).isEqualTo(1);
        for (int i = 1; i <= 3; i++) {
            throttle.takeCancel(SESSION, nowEpochNs);
            assertThat(throttle.isBeyondCut()).isFalse();
        }

        throttle.takeCancel(SESSION, nowEpochNs);
        assertThat(throttle.isBeyondCut()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"10, 8", "5, 4", "4, 3", "1, 0"})
    void keepsAFifthOfAVenuesBudgetForCancels(int budget, int orders) {
        limit(Control.PT_06_RATE, PartyKind.SESSION, VENUE, budget);
        for (int i = 0; i < orders; i++) {
            assertThat(throttle.mayReach(VENUE, nowEpochNs, decision)).isTrue();
            throttle.sentTo(VENUE, nowEpochNs);
        }

        assertThat(throttle.mayReach(VENUE, nowEpochNs, decision)).isFalse();
        assertThat(decision.denial()).isEqualTo(Denial.VENUE_TOO_BUSY);
        assertThat(decision.limit()).isEqualTo(orders);
        throttle.sentTo(VENUE, nowEpochNs);
        nowEpochNs += SECOND_NS;
        assertThat(throttle.mayReach(VENUE, nowEpochNs, decision)).isEqualTo(orders > 0);
    }
}
