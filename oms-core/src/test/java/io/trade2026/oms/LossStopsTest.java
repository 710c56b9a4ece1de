package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.PartyStoppedDecoder;
import io.trade2026.messages.sbe.ResumePartyEncoder;
import io.trade2026.messages.sbe.UpdatePriceEncoder;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PT-19 in the flow of orders: a price or an execution stops a party, its orders are cancelled where a row says so, a person resumes it. */
class LossStopsTest {
    private static final long E4 = 10_000;

    private final Desk desk = new Desk();

    private long placed(String clOrdId, String price) {
        desk.order(clOrdId).qty("10").price(price).send();
        long requestId = desk.lastVenueRequestId();
        desk.venue(ExecType.NEW, requestId, "E" + clOrdId).send();
        return requestId;
    }

    private void last(String symbol, long lastE8) {
        var letter = new UpdatePriceEncoder().wrapAndApplyHeader(desk.blank(), 0, desk.header());
        letter.symbol(symbol)
                .bidE8(Decimal8.NULL)
                .askE8(Decimal8.NULL)
                .lastE8(lastE8)
                .bidQtyE8(Decimal8.NULL)
                .askQtyE8(Decimal8.NULL)
                .sourceEpochNs(desk.nowEpochNs());
        desk.send(UpdatePriceEncoder.BLOCK_LENGTH);
    }

    private void resume(String user) {
        var letter = new ResumePartyEncoder().wrapAndApplyHeader(desk.blank(), 0, desk.header());
        letter.correlationId(9)
                .scopeKind(PartyKind.ACCOUNT)
                .scopeId(1)
                .user(user)
                .reason("looked at it");
        desk.send(letter.encodedLength());
    }

    private List<String> told() {
        return desk.heard().stream()
                .map(told ->
                        told.to() + " " + told.msgType() + " " + told.fields().getOrDefault(58, ""))
                .toList();
    }

    private PartyStoppedDecoder lastStop() {
        var header = new MessageHeaderDecoder();
        var stop = new PartyStoppedDecoder();
        for (byte[] letter : desk.sink().letters()) {
            var from = new UnsafeBuffer(letter);
            if (header.wrap(from, 0).templateId() == PartyStoppedDecoder.TEMPLATE_ID) {
                stop.wrapAndApplyHeader(from, 0, header);
            }
        }
        return stop;
    }

    private void limits(long loss, long cancel) {
        desk.limit(Control.PT_19_CANCEL, PartyKind.ACCOUNT, 1, cancel);
        desk.limit(Control.PT_19_LOSS, PartyKind.ACCOUNT, 1, loss * E4);
    }

    @Test
    void aPriceStopsAPartyAndCancelsWhatItHasOpen() {
        limits(50, 1);
        long filling = placed("A", "100");
        placed("B", "99");
        desk.venue(ExecType.TRADE, filling, "T1").last("5", "100").send();
        desk.heard();
        last("INTC", 95 * Decimal8.ONE);
        assertThat(told())
                .containsExactly("desk LIMIT_USE_50 PT-19 Loss of account ACC1: 50 % of limit " + lossLimitId()
                        + " version " + lossLimitVersion() + " is used, 25 of 50");
        last("INTC", 90 * Decimal8.ONE);

        List<String> told = told();
        assertThat(told).anyMatch(line -> line.startsWith("desk LIMIT_USE_100"));
        assertThat(told).anyMatch(line -> line.startsWith("desk LOSS_LIMIT ACCOUNT ACC1 has come to a Loss of 50"));
        assertThat(told).filteredOn(line -> line.startsWith("venue F")).hasSize(2);
        assertThat(lastStop().stopped()).isEqualTo(Bool.YES);
        assertThat(lastStop().control()).isEqualTo(Control.PT_19_LOSS.code());
        assertThat(lastStop().measured()).isEqualTo(50 * E4);
        assertThat(lastStop().limitValue()).isEqualTo(50 * E4);
        assertThat(lastStop().ordersToCancel()).isEqualTo(2);
        last("INTC", 89 * Decimal8.ONE);
        assertThat(told()).as("it is stopped once").isEmpty();
        desk.restart();
        desk.place("N", "1", "100");
        assertThat(told()).singleElement().asString().contains("LOSS_LIMIT_REACHED");
    }

    private long lossLimitId() {
        return 1_000_000L + ((Control.PT_19_LOSS.code() * 10L + PartyKind.ACCOUNT.value()) * 1_000L + 1) * 100L;
    }

    private static long lossLimitVersion() {
        return 10;
    }

    @Test
    void leavesOpenOrdersAloneWhereNoRowWantsThemCancelled() {
        limits(50, 0);
        long filling = placed("A", "100");
        desk.heard();
        desk.venue(ExecType.TRADE, filling, "T1").last("5", "110").send();
        assertThat(told())
                .anyMatch(line -> line.startsWith("desk LOSS_LIMIT"))
                .noneMatch(line -> line.startsWith("venue F"));
    }

    @Test
    void aPersonResumesItOnceItIsNoLongerBeyondItsLimit() {
        limits(50, 1);
        long filling = placed("A", "100");
        desk.venue(ExecType.TRADE, filling, "T1").last("5", "110").send();
        desk.heard();
        resume("risk1");
        assertThat(told()).containsExactly("ops REFUSED scopeId: is still beyond its loss limit");
        desk.limit(Control.PT_19_LOSS, PartyKind.ACCOUNT, 1, 60 * E4);
        desk.place("N", "1", "100");
        assertThat(told()).anyMatch(line -> line.contains("LOSS_LIMIT_REACHED"));
        resume("");
        assertThat(told()).containsExactly("ops REFUSED user: must be given");
        resume("risk1");
        assertThat(lastStop().stopped()).isEqualTo(Bool.NO);
        assertThat(lastStop().user()).isEqualTo("risk1");
        desk.place("N2", "1", "100");
        assertThat(told()).anyMatch(line -> line.startsWith("venue D"));
        resume("risk1");
        assertThat(told()).containsExactly("ops REFUSED scopeId: is not stopped");
    }

    @Test
    void aCorrectionThatEndsWithinTheLimitStopsNobodyOnItsWay() {
        limits(50, 1);
        long filling = placed("A", "100");
        desk.venue(ExecType.TRADE, filling, "T1").last("5", "80").send();
        desk.venue(ExecType.TRADE, filling, "T2").last("5", "120").send();
        desk.heard();
        desk.venue(ExecType.TRADE_CORRECT, filling, "T3")
                .ref("T1")
                .last("5", "85")
                .send();
        assertThat(told()).noneMatch(line -> line.startsWith("desk LOSS_LIMIT"));
        desk.venue(ExecType.TRADE_CANCEL, filling, "T4").ref("T3").send();
        assertThat(told()).anyMatch(line -> line.startsWith("desk LOSS_LIMIT"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aCoreFromASnapshotGoesOnWithTheSameWordsWhateverHappens(long seed) {
        List<byte[]> without = played(seed, Integer.MAX_VALUE);
        List<byte[]> with = played(seed, 10);
        assertThat(with).hasSameSizeAs(without);
        for (int i = 0; i < with.size(); i++) {
            assertThat(with.get(i)).as("event %s of seed %s", i + 1, seed).isEqualTo(without.get(i));
        }
        assertThat(without).anyMatch(LossStopsTest::isStop);
    }

    private static boolean isStop(byte[] letter) {
        return new MessageHeaderDecoder().wrap(new UnsafeBuffer(letter), 0).templateId()
                == PartyStoppedDecoder.TEMPLATE_ID;
    }

    /** Random trading with prices and loss limits, restarted every so many steps. */
    private static List<byte[]> played(long seed, int restartEvery) {
        var test = new LossStopsTest();
        var random = new Random(seed);
        var trading = new RandomTrading(test.desk);
        test.limits(400, seed % 2);
        test.desk.limit(Control.PT_19_DRAWDOWN, PartyKind.CLIENT, 2, 500 * E4);
        test.desk.limit(Control.PT_19_LOSS, PartyKind.FIRM, 1, 100_000 * E4);
        for (int step = 0; step < 400; step++) {
            int what = random.nextInt(8);
            long choice = random.nextLong() & (1L << 60) - 1;
            if (what == 0) {
                test.last(choice % 2 == 0 ? "INTC" : "MSFT", (90 + choice % 20) * Decimal8.ONE);
            } else if (what == 1 && choice % 8 == 0) {
                test.resume("risk1");
            } else {
                trading.act(choice);
            }
            if (step % restartEvery == restartEvery - 1) {
                test.desk.restart();
            }
        }
        return test.desk.letters();
    }
}
