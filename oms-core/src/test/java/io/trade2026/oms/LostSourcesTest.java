package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Control;
import io.trade2026.messages.sbe.AckMode;
import io.trade2026.messages.sbe.BelowCum;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.ChainMode;
import io.trade2026.messages.sbe.DefineSessionEncoder;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.PendingAck;
import io.trade2026.messages.sbe.ReduceOnlyChangedDecoder;
import io.trade2026.messages.sbe.ReopenFilled;
import io.trade2026.messages.sbe.ReportFeedEncoder;
import io.trade2026.messages.sbe.SessionRole;
import io.trade2026.messages.sbe.Side;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** KS-02 in the flow of orders: what becomes of orders while a feed or a drop copy is lost, who is told, and that a replay tells the same. */
class LostSourcesTest {
    private static final int COPY = 22;
    private static final long NS_PER_MS = 1_000_000L;
    private static final long LIMIT_MS = 5_000;
    private static final long LEASE_MS = 3_000;

    private final Desk desk = new Desk();

    private void defineCopy() {
        new DefineSessionEncoder()
                .wrapAndApplyHeader(desk.blank(), 0, desk.header())
                .sessionId(COPY)
                .role(SessionRole.VENUE)
                .ackMode(AckMode.VENUE)
                .chainMode(ChainMode.QUEUE)
                .pendingAck(PendingAck.LOCAL)
                .reopenFilled(ReopenFilled.REJECT)
                .belowCum(BelowCum.REJECT)
                .compId("XSIMCOPY")
                .copyOf(Desk.VENUE);
        desk.send(DefineSessionEncoder.BLOCK_LENGTH);
    }

    private void feed(boolean isLive) {
        new ReportFeedEncoder()
                .wrapAndApplyHeader(desk.blank(), 0, desk.header())
                .feed("XSIM")
                .live(isLive ? Bool.YES : Bool.NO)
                .lastHeardEpochNs(1);
        desk.send(ReportFeedEncoder.BLOCK_LENGTH);
    }

    private List<String> told() {
        return desk.heard().stream()
                .map(told -> told.to() + " " + told.msgType() + " " + told.field(58))
                .toList();
    }

    private List<String> changes() {
        var header = new MessageHeaderDecoder();
        var change = new ReduceOnlyChangedDecoder();
        List<String> changes = new ArrayList<>();
        for (byte[] letter : desk.sink().letters()) {
            var from = new UnsafeBuffer(letter);
            if (header.wrap(from, 0).templateId() == ReduceOnlyChangedDecoder.TEMPLATE_ID) {
                change.wrapAndApplyHeader(from, 0, header);
                changes.add(change.begun() + " " + Control.of(change.control()) + " " + change.scopeKind() + " "
                        + change.limitMs() + " " + change.source());
            }
        }
        return changes;
    }

    /** 10 INTC are bought, 5 more are asked for, and everything is heard. */
    private void begin() {
        defineCopy();
        desk.sessionUp(COPY, true);
        feed(true);
        desk.place("BOUGHT", "10", "100");
        desk.venue(ExecType.NEW, desk.lastVenueRequestId(), "E1").send();
        desk.venue(ExecType.TRADE, desk.lastVenueRequestId(), "T1")
                .last("10", "100")
                .send();
        desk.place("OPEN", "5", "99");
        desk.venue(ExecType.NEW, desk.lastVenueRequestId(), "E2").send();
        desk.heard();
    }

    private void reduceOnlyHolds(String code) {
        desk.place("NEW", "1", "100");
        assertThat(told()).singleElement().asString().contains(code);
        desk.order("SALE").side(Side.SELL).qty("10").price("100").send();
        assertThat(told()).anyMatch(line -> line.startsWith("venue D"));
        desk.order("SHORT").side(Side.SELL).qty("1").price("100").send();
        assertThat(told()).singleElement().asString().contains(code);
        desk.cancel("CXL", "OPEN");
        assertThat(told()).anyMatch(line -> line.startsWith("venue F"));
    }

    private void replaysToTheSame() {
        var sink = new RecordingEventSink(0);
        var core = new OmsCore(CoreLimits.USUAL, sink, CoreTimers.NONE);
        desk.log().forEach(command -> command.playTo(core));
        assertThat(sink.letters().toArray(new byte[0][]))
                .isDeepEqualTo(desk.sink().letters().toArray(new byte[0][]));
        assertThat(core.stateHash()).isEqualTo(desk.core().stateHash());
    }

    @Test
    void takesOnlyWhatReducesWhileADropCopyIsLostAndEndsByItself() {
        begin();
        desk.limit(Control.KS_02_COPY, PartyKind.CLIENT, 1, LIMIT_MS);
        desk.sessionUp(COPY, false);
        desk.place("EARLY", "1", "100");
        assertThat(told()).as("not lost for long enough").anyMatch(line -> line.startsWith("venue D"));
        desk.pass(LIMIT_MS * NS_PER_MS);
        assertThat(changes()).containsExactly("YES KS_02_COPY CLIENT 5000 XSIM");
        assertThat(told()).singleElement().asString().startsWith("desk REDUCE_ONLY ");
        desk.restart();
        reduceOnlyHolds("COPY_LOST");
        desk.sessionUp(Desk.OTHER_CLIENT, true);
        desk.order("OTHER").session(Desk.OTHER_CLIENT).qty("1").price("100").send();
        assertThat(told()).as("the limit is of another client").anyMatch(line -> line.startsWith("venue D"));
        desk.sessionUp(COPY, true);
        assertThat(changes()).endsWith("NO KS_02_COPY CLIENT 5000 XSIM");
        assertThat(told()).anyMatch(line -> line.startsWith("desk REDUCE_ONLY_OVER "));
        desk.place("LATER", "1", "100");

        assertThat(told()).anyMatch(line -> line.startsWith("venue D"));
        replaysToTheSame();
    }

    @Test
    void takesOnlyWhatReducesWhileAPriceFeedIsLostUntilItIsHeardOrTheLimitIsRaised() {
        begin();
        desk.limit(Control.KS_02_FEED, PartyKind.FIRM, 1, LIMIT_MS);
        feed(false);
        desk.pass(LIMIT_MS * NS_PER_MS);
        assertThat(changes()).containsExactly("YES KS_02_FEED FIRM 5000 XSIM");
        desk.heard();
        reduceOnlyHolds("FEED_LOST");
        desk.limit(Control.KS_02_FEED, PartyKind.FIRM, 1, 2 * LIMIT_MS);
        assertThat(changes()).endsWith("NO KS_02_FEED FIRM 10000 XSIM");
        desk.pass(LIMIT_MS * NS_PER_MS);
        assertThat(changes()).hasSize(3).endsWith("YES KS_02_FEED FIRM 10000 XSIM");
        feed(true);

        assertThat(changes()).hasSize(4).endsWith("NO KS_02_FEED FIRM 10000 ");
        replaysToTheSame();
    }

    @Test
    void takesFeedsForSilentWhenMarketDataIsNotHeardAnyMoreAlsoAfterARestart() {
        begin();
        desk.limit(Control.KS_02_LEASE, PartyKind.FIRM, 1, LEASE_MS);
        desk.limit(Control.KS_02_FEED, PartyKind.FIRM, 1, LIMIT_MS);
        for (int i = 0; i < 5; i++) {
            feed(true);
            desk.pass(LEASE_MS / 2 * NS_PER_MS);
        }
        assertThat(told()).as("it speaks in time").isEmpty();
        feed(true);
        desk.pass(LEASE_MS * NS_PER_MS / 2);
        desk.restart();
        desk.pass(LEASE_MS * NS_PER_MS / 2);
        assertThat(told()).singleElement().asString().startsWith("desk MARKET_DATA_LOST ");
        desk.restart();
        desk.place("EARLY", "1", "100");
        assertThat(told()).as("silent, but not for long enough").anyMatch(line -> line.startsWith("venue D"));
        desk.pass(LIMIT_MS * NS_PER_MS);
        assertThat(changes()).containsExactly("YES KS_02_FEED FIRM 5000 XSIM");
        desk.heard();
        reduceOnlyHolds("FEED_LOST");
        feed(true);
        assertThat(changes()).hasSize(2).endsWith("NO KS_02_FEED FIRM 5000 ");
        desk.heard();
        desk.place("LATER", "1", "100");

        assertThat(told()).anyMatch(line -> line.startsWith("venue D"));
        replaysToTheSame();
    }

    @Test
    void holdsNothingAgainstMarketDataWhileThereWasNoLeader() {
        begin();
        desk.limit(Control.KS_02_LEASE, PartyKind.FIRM, 1, LEASE_MS);
        feed(true);
        long laterEpochNs = desk.nowEpochNs() + 10 * LEASE_MS * NS_PER_MS;

        desk.core().onLeader(laterEpochNs);
        desk.core().onTimer(TimerKind.LOST_SOURCE.of(2), laterEpochNs + LEASE_MS * NS_PER_MS - 1);
        assertThat(told()).isEmpty();
        desk.core().onTimer(TimerKind.LOST_SOURCE.of(2), laterEpochNs + LEASE_MS * NS_PER_MS);
        assertThat(told()).singleElement().asString().startsWith("desk MARKET_DATA_LOST ");
    }

    @Test
    void takesACopyForLostWhoseSessionWasNeverLoggedOn() {
        desk.limit(Control.KS_02_COPY, PartyKind.FIRM, 1, LIMIT_MS);
        defineCopy();
        desk.heard();
        desk.pass(LIMIT_MS * NS_PER_MS);
        desk.place("NEW", "1", "100");

        assertThat(told()).hasSize(2).last().asString().contains("COPY_LOST");
    }
}
