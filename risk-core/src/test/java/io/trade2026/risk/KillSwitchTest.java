package io.trade2026.risk;

import static io.trade2026.risk.RiskWorld.INTC;
import static io.trade2026.risk.RiskWorld.MSFT;
import static io.trade2026.risk.RiskWorld.e8;
import static io.trade2026.risk.RiskWorld.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.Side;
import io.trade2026.risk.controls.OrderView;
import io.trade2026.risk.reference.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** KS-01 on every scope: what each switch stops, and what it leaves alone. */
class KillSwitchTest {
    private static final int TRADER = 1;
    private static final int OTHER_TRADER = 2;
    private static final int VENUE = 1;
    private static final int OTHER_VENUE = 2;

    private final RiskWorld world = RiskWorld.open();

    @BeforeEach
    void nameTradersAndVenues() {
        world.party(PartyKind.TRADER, TRADER, 1, "ANN");
        world.party(PartyKind.TRADER, OTHER_TRADER, 1, "BOB");
        world.venue(VENUE, "XSIM");
        world.venue(OTHER_VENUE, "XOTHER");
    }

    private static OrderView ofAll() {
        return order(Side.BUY, "10", "100").traderId(TRADER).venueId(VENUE);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "FIRM,       HOUSE,   KILL_SWITCH",
        "CLIENT,     CLIENT1, KILL_SWITCH",
        "ACCOUNT,    ACC1,    KILL_SWITCH",
        "TRADER,     ANN,     KILL_SWITCH",
        "SESSION,    11,      KILL_SWITCH",
        "VENUE,      XSIM,    VENUE_KILLED",
        "INSTRUMENT, INTC,    INSTRUMENT_KILLED"
    })
    void stopsWhatFallsUnderTheSwitch(KillScope scope, String name, Denial denial) {
        assertThat(world.place(ofAll())).isNull();

        assertThat(world.kill(scope, name, true, "risk", "").outcome()).isEqualTo(Outcome.APPLIED);

        assertThat(world.place(ofAll())).isEqualTo(denial);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "CLIENT,     CLIENT2",
        "ACCOUNT,    ACC2",
        "TRADER,     BOB",
        "SESSION,    12",
        "VENUE,      XOTHER",
        "INSTRUMENT, MSFT"
    })
    void leavesAloneWhatDoesNotFallUnderIt(KillScope scope, String name) {
        assertThat(world.kill(scope, name, true, "risk", "").outcome()).isEqualTo(Outcome.APPLIED);

        assertThat(world.place(ofAll())).isNull();
    }

    @Test
    void namesTheScopeOfAPartyInTheDecision() {
        world.kill(KillScope.TRADER, "ANN", true, "risk", "");
        world.place(ofAll());
        assertThat(world.decision.scopeKind()).isEqualTo(PartyKind.TRADER);

        world.kill(KillScope.CLIENT, "CLIENT1", true, "risk", "");
        world.place(ofAll());
        assertThat(world.decision.scopeKind())
                .as("the widest of those that are set")
                .isEqualTo(PartyKind.CLIENT);
    }

    @Test
    void stopsAnOrderUntilTheLastOfItsSwitchesIsLifted() {
        world.kill(KillScope.FIRM, "HOUSE", true, "risk", "");
        world.kill(KillScope.INSTRUMENT, "INTC", true, "risk", "");
        world.kill(KillScope.SESSION, "11", true, "risk", "");

        world.kill(KillScope.FIRM, "HOUSE", false, "risk", "risk2");
        assertThat(world.place(ofAll())).isEqualTo(Denial.KILL_SWITCH);
        world.kill(KillScope.SESSION, "11", false, "risk", "risk2");
        assertThat(world.place(ofAll())).isEqualTo(Denial.INSTRUMENT_KILLED);
        assertThat(world.place(ofAll().instrumentId(MSFT))).isNull();
        world.kill(KillScope.INSTRUMENT, "INTC", false, "risk", "risk2");
        assertThat(world.place(ofAll())).isNull();
    }

    // Every level

    private static final String LEVELS = """
            FIRM,       HOUSE, FIRM
            CLEARING,   CLEAR, CLEARING
            CLIENT,     CLIENT1, CLIENT
            DESK,       DESK1, DESK
            ACCOUNT,    ACC1,  ACCOUNT
            TRADER,     TRD1,  TRADER
            STRATEGY,   ALG1,  STRATEGY
            SESSION,    1,     SESSION
            VENUE,      XSIM,
            INSTRUMENT, INTC,
            """;

    private static OrderView ofEveryLevel() {
        return order(Side.BUY, "10", "100")
                .sessionId(1)
                .accountId(1)
                .traderId(1)
                .strategyId(1)
                .venueId(1)
                .instrumentId(INTC);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(textBlock = LEVELS)
    void stopsByTheFlagOfOneLevelAloneAlsoAfterARestartUntilThatIsLifted(
            KillScope scope, String name, @Nullable PartyKind party) {
        var whole = RiskWorld.whole();
        assertThat(whole.place(ofEveryLevel())).isNull();
        assertThat(whole.kill(scope, name, true, "risk", "").outcome()).isEqualTo(Outcome.APPLIED);

        assertThat(whole.place(ofEveryLevel())).isNotNull();
        if (party != null) {
            assertThat(whole.decision.scopeKind()).isEqualTo(party);
        }
        var again = whole.restarted();
        assertThat(again.core.stateHash()).isEqualTo(whole.core.stateHash());
        assertThat(again.place(ofEveryLevel())).isNotNull();
        again.kill(scope, name, false, "risk", "risk2");
        assertThat(again.place(ofEveryLevel())).isNull();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(textBlock = LEVELS)
    void stopsByTheLastFlagThatIsLeftWhicheverLevelItIsOf(KillScope last, String name, @Nullable PartyKind party) {
        var whole = RiskWorld.whole();
        for (String level : LEVELS.lines().toList()) {
            String[] words = level.split(" *, *", -1);
            whole.kill(KillScope.valueOf(words[0].strip()), words[1].strip(), true, "risk", "");
        }
        for (String level : LEVELS.lines().toList()) {
            String[] words = level.split(" *, *", -1);
            KillScope other = KillScope.valueOf(words[0].strip());
            if (other != last) {
                whole.kill(other, words[1].strip(), false, "risk", "risk2");
            }
        }

        assertThat(whole.place(ofEveryLevel())).isNotNull();
        whole.kill(last, name, false, "risk", "risk2");
        assertThat(whole.place(ofEveryLevel())).isNull();
    }

    // Replaces

    private static OrderView replaced(String qty, String price) {
        return ofAll().orderQtyE8(e8(qty))
                .priceE8(e8(price))
                .replacedQtyE8(e8("10"))
                .replacedPriceE8(e8("100"));
    }

    @Test
    void letsAReplacePassThatOnlyLowersTheQuantity() {
        var held = world.placed(ofAll());
        world.kill(KillScope.CLIENT, "CLIENT1", true, "risk", "");

        assertThat(world.replace(replaced("9", "100"), held)).isNull();
        assertThat(world.replace(replaced("10", "100"), held)).isEqualTo(Denial.KILL_SWITCH);
        assertThat(world.replace(replaced("11", "100"), held)).isEqualTo(Denial.KILL_SWITCH);
        assertThat(world.replace(replaced("9", "99"), held)).isEqualTo(Denial.KILL_SWITCH);
        assertThat(world.replace(replaced("9", "100").stopPxE8(e8("100")), held))
                .isNotNull();
    }

    // Who may

    @Test
    void isLiftedOnlyByTwoDifferentUsers() {
        world.kill(KillScope.CLIENT, "CLIENT1", true, "risk", "");

        var proposal = world.kill(KillScope.CLIENT, "CLIENT1", false, "risk", "");
        assertThat(proposal.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(proposal.isProposal()).isTrue();
        assertThat(world.place(ofAll())).as("proposed, not lifted").isEqualTo(Denial.KILL_SWITCH);
        assertThat(world.kill(KillScope.CLIENT, "CLIENT1", false, "risk", "risk")
                        .outcome())
                .isEqualTo(Outcome.SECOND_USER_MISSING);
        assertThat(world.place(ofAll())).isEqualTo(Denial.KILL_SWITCH);
        assertThat(world.kill(KillScope.CLIENT, "CLIENT1", false, "risk", "risk2")
                        .outcome())
                .isEqualTo(Outcome.APPLIED);
        assertThat(world.place(ofAll())).isNull();
    }

    @Test
    void stopsNothingInADrill() {
        assertThat(world.kill(KillScope.FIRM, "HOUSE", true, "risk", "", true).outcome())
                .isEqualTo(Outcome.APPLIED);

        assertThat(world.core.kills().isAnyEngaged()).isFalse();
        assertThat(world.place(ofAll())).isNull();
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "FIRM,       NOBODY,      UNKNOWN_PARTY",
        "CLIENT,     NOBODY,      UNKNOWN_PARTY",
        "ACCOUNT,    NOBODY,      UNKNOWN_PARTY",
        "TRADER,     NOBODY,      UNKNOWN_PARTY",
        "CLEARING,   NOBODY,      UNKNOWN_PARTY",
        "STRATEGY,   NOBODY,      UNKNOWN_PARTY",
        "DESK,       NOBODY,      UNKNOWN_PARTY",
        "SESSION,    99,          UNKNOWN_SESSION",
        "SESSION,    S11,         UNKNOWN_SESSION",
        "SESSION,    99999999999, UNKNOWN_SESSION",
        "VENUE,      NOWHERE,     UNKNOWN_VENUE",
        "INSTRUMENT, NOTHING,     UNKNOWN_INSTRUMENT"
    })
    void refusesToStopWhatIsNotKnown(KillScope scope, String name, Outcome outcome) {
        assertThat(world.kill(scope, name, true, "risk", "").outcome()).isEqualTo(outcome);
    }

    @Test
    void refusesAnOrderWithoutAUserAndToLiftWhatIsNotSet() {
        assertThat(world.kill(KillScope.CLIENT, "CLIENT1", true, "", "").outcome())
                .isEqualTo(Outcome.USER_MISSING);
        assertThat(world.kill(KillScope.CLIENT, "CLIENT1", false, "risk", "risk2")
                        .outcome())
                .isEqualTo(Outcome.NOT_ENGAGED);
        assertThat(world.kill(KillScope.NULL_VAL, "X", true, "risk", "").outcome())
                .isEqualTo(Outcome.BAD_KIND);
        assertThat(world.place(order(Side.BUY, "1", "100").instrumentId(INTC))).isNull();
    }
}
