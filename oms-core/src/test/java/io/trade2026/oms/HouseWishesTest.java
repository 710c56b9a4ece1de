package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Control;
import io.trade2026.messages.sbe.DownCause;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.MarketState;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.oms.HouseLetters.Care;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The house may want an order cancelled for several reasons at once: it is free only when the last of them is over. */
class HouseWishesTest {
    private static final int INTC = 1;
    private static final long E4 = 10_000;
    private static final long LOSS = 50 * E4;
    private static final long PERMITTED = 2;
    private static final long AGAIN_NS = 10_000_000_000L;

    /** Why the house wants the client's order in INTC cancelled. */
    enum Reason {
        KILL_SWITCH,
        RESTRICTED,
        HALT,
        EXECUTIONS,
        LOSS_LIMIT;

        void prepare(Desk desk) {
            switch (this) {
                case EXECUTIONS -> desk.limit(Control.PT_15_COUNT, PartyKind.SESSION, Desk.CLIENT, 1);
                case LOSS_LIMIT -> desk.limit(Control.PT_19_CANCEL, PartyKind.ACCOUNT, 1, 1);
                case KILL_SWITCH, RESTRICTED, HALT -> {}
            }
        }

        /** It begins; what is filled belongs to a second order. */
        void begin(Desk desk, long filling) {
            switch (this) {
                case KILL_SWITCH -> desk.kill(KillScope.ACCOUNT, "ACC1", true);
                case RESTRICTED -> desk.limit(Control.PT_11_TRADING, PartyKind.FIRM, 1, INTC, LimitSide.BOTH, 0);
                case HALT -> desk.house().market("", "INTC", MarketState.HALT, false);
                case EXECUTIONS ->
                    desk.venue(ExecType.TRADE, filling, "T").last("1", "100").send();
                case LOSS_LIMIT -> desk.limit(Control.PT_19_LOSS, PartyKind.ACCOUNT, 1, LOSS);
            }
        }

        void end(Desk desk) {
            switch (this) {
                case KILL_SWITCH -> desk.kill(KillScope.ACCOUNT, "ACC1", false);
                case RESTRICTED ->
                    desk.limit(Control.PT_11_TRADING, PartyKind.FIRM, 1, INTC, LimitSide.BOTH, PERMITTED);
                case HALT -> desk.house().market("", "INTC", MarketState.OPEN, false);
                case EXECUTIONS -> desk.house().resume(PartyKind.SESSION, Desk.CLIENT);
                case LOSS_LIMIT -> {
                    desk.limit(Control.PT_19_LOSS, PartyKind.ACCOUNT, 1, 100 * LOSS);
                    desk.house().resume(PartyKind.ACCOUNT, 1);
                }
            }
        }
    }

    private final Desk desk = new Desk();
    private long filling;

    static Stream<Arguments> pairs() {
        return Arrays.stream(Reason.values())
                .flatMap(first -> Arrays.stream(Reason.values())
                        .filter(second -> second != first)
                        .map(second -> Arguments.of(first, second)));
    }

    private long placed(String clOrdId, String qty) {
        desk.order(clOrdId).qty(qty).price("100").execInst("K").send();
        long id = desk.lastVenueRequestId();
        desk.venue(ExecType.NEW, id, "n" + clOrdId).send();
        return id;
    }

    /** One order that has lost a lot already and is filled by one more, and one that stays. */
    private void placed(Reason first, Reason second) {
        filling = placed("F", "6");
        desk.venue(ExecType.TRADE, filling, "L").last("5", "110").send();
        placed("X", "10");
        first.prepare(desk);
        second.prepare(desk);
        desk.heard();
    }

    private List<String> cancels() {
        return desk.lines().stream().filter(line -> line.startsWith("F 38=10 ")).toList();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void cancelsForTheSecondReasonWhenTheFirstHasEnded(Reason first, Reason second) {
        placed(first, second);
        desk.sessionUp(Desk.VENUE, false);
        first.begin(desk, filling);
        second.begin(desk, filling);
        desk.restart();
        first.end(desk);
        desk.heard();

        desk.sessionUp(Desk.VENUE, true);

        assertThat(cancels()).containsExactly("F 38=10 44=100");
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void cancelsNothingWhenBothHaveEnded(Reason first, Reason second) {
        placed(first, second);
        desk.sessionUp(Desk.VENUE, false);
        first.begin(desk, filling);
        second.begin(desk, filling);
        first.end(desk);
        second.end(desk);
        desk.restart();
        desk.heard();

        desk.sessionUp(Desk.VENUE, true);
        desk.pass(AGAIN_NS);

        assertThat(cancels()).isEmpty();
    }

    /** A list does not wait for anything else; a session that is lost is not found again. */
    @Test
    void cancelsForASessionThatIsLostWhenAHaltHasEnded() {
        desk.house().define(Desk.CLIENT, Desk.Profile.USUAL, Care.NONE.cancelsOn(DownCause.LOST_LINK));
        desk.house().up(Desk.CLIENT);
        placed(Reason.HALT, Reason.RESTRICTED);
        desk.sessionUp(Desk.VENUE, false);
        Reason.HALT.begin(desk, filling);
        desk.house().down(Desk.CLIENT, DownCause.LOST_LINK);
        Reason.HALT.end(desk);
        desk.heard();

        desk.sessionUp(Desk.VENUE, true);

        assertThat(cancels()).containsExactly("F 38=10 44=100");
    }

    /** What the desk does by hand is one thing, and what a halt wants another. */
    @Test
    void cancelsForAHaltWhatTheVenueRefusedToCancelForTheDesk() {
        placed(Reason.HALT, Reason.EXECUTIONS);
        long orderId = desk.sink().all().stream()
                .filter(told -> told.isReport() && told.field(11).equals("X"))
                .mapToLong(told -> Long.parseLong(told.field(37)))
                .findFirst()
                .orElseThrow();
        desk.house().cancel(orderId);
        long cancel = desk.lastVenueRequestId();
        Reason.HALT.begin(desk, filling);
        desk.heard();

        desk.venueRejectsRequest(cancel, RequestFlow.OTHER);

        assertThat(cancels()).containsExactly("F 38=10 44=100");
    }

    /** Each reason has one try of its own, so that a venue which refuses is not asked for ever. */
    @Test
    void triesOnceForEachReasonWhatTheVenueRefuses() {
        placed(Reason.HALT, Reason.RESTRICTED);
        Reason.HALT.begin(desk, filling);
        Reason.RESTRICTED.begin(desk, filling);
        assertThat(cancels()).hasSize(1);

        desk.venueRejectsRequest(desk.lastVenueRequestId(), RequestFlow.OTHER);
        assertThat(cancels()).hasSize(1);
        desk.venueRejectsRequest(desk.lastVenueRequestId(), RequestFlow.OTHER);

        assertThat(cancels()).isEmpty();
    }
}
