package io.trade2026.app.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.KillSwitchChangedDecoder;
import io.trade2026.messages.sbe.KillSwitchChangedEncoder;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.ops.explain.KillStop;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class KillFlagsTest {
    private static final Map<KillScope, Integer> OWNERS =
            Map.of(KillScope.CLEARING, 3, KillScope.STRATEGY, 8, KillScope.ACCOUNT, 5);

    private final KillFlags flags = new KillFlags();

    private void set(long eventNumber, KillScope scope, int id, String name, boolean engaged, String reason) {
        UnsafeBuffer letter = new UnsafeBuffer(new byte[512]);
        new KillSwitchChangedEncoder()
                .wrapAndApplyHeader(letter, 0, new MessageHeaderEncoder())
                .scopeKind(scope)
                .scopeId(id)
                .engaged(engaged ? Bool.YES : Bool.NO)
                .sweepId(7)
                .user("risk")
                .secondUser("")
                .scopeName(name)
                .reason(reason);
        var event = new KillSwitchChangedDecoder().wrapAndApplyHeader(letter, 0, new MessageHeaderDecoder());
        flags.take(eventNumber, 1_000_000_000L, event);
    }

    @Test
    void findsTheClearingEntitysAndTheStrategysSwitchWithWhoWhenAndWhy() {
        set(10, KillScope.CLEARING, 3, "CLEAR1", true, "default of a member");
        set(11, KillScope.STRATEGY, 8, "ALGO", true, "runaway");
        set(12, KillScope.CLEARING, 4, "CLEAR2", true, "another one");

        assertThat(flags.stopping(20, OWNERS))
                .containsExactly(
                        new KillStop("CLEARING CLEAR1", "risk", "1970-01-01T00:00:01Z", 10, 7, "default of a member"),
                        new KillStop("STRATEGY ALGO", "risk", "1970-01-01T00:00:01Z", 11, 7, "runaway"));
    }

    @Test
    void tellsOfASwitchOnlyWhileItWasEngagedAndAsItWasSetFirst() {
        set(10, KillScope.ACCOUNT, 5, "ACC5", true, "first");
        set(11, KillScope.ACCOUNT, 5, "ACC5", true, "once more");
        set(12, KillScope.ACCOUNT, 5, "ACC5", false, "over");

        assertThat(flags.stopping(10, OWNERS)).isEmpty();
        assertThat(flags.stopping(12, OWNERS)).extracting(KillStop::reason).containsExactly("first");
        assertThat(flags.stopping(13, OWNERS)).isEmpty();
    }

    @Test
    void namesTheVenueThatTheOrderAskedForOrEachThatWasStopped() {
        set(10, KillScope.VENUE, 1, "XSIM", true, "its book is wrong");
        set(11, KillScope.VENUE, 2, "XOTHER", true, "away");
        set(12, KillScope.VENUE, 3, "XLIFTED", true, "in doubt");
        set(13, KillScope.VENUE, 3, "XLIFTED", false, "well again");

        assertThat(flags.ofVenues(20, "XOTHER")).extracting(KillStop::reason).containsExactly("away");
        assertThat(flags.ofVenues(20, "")).extracting(KillStop::scope).containsExactly("VENUE XSIM", "VENUE XOTHER");
        assertThat(flags.ofVenues(11, "")).extracting(KillStop::scope).containsExactly("VENUE XSIM");
        assertThat(flags.ofVenues(20, "XLIFTED")).isEmpty();
    }
}
