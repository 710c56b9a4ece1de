package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.AckMode;
import io.trade2026.messages.sbe.BelowCum;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.BreakKind;
import io.trade2026.messages.sbe.BreakReportedDecoder;
import io.trade2026.messages.sbe.BreakStage;
import io.trade2026.messages.sbe.ChainMode;
import io.trade2026.messages.sbe.CommandRefusedDecoder;
import io.trade2026.messages.sbe.DefineSessionEncoder;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.PairBlockChangedDecoder;
import io.trade2026.messages.sbe.PendingAck;
import io.trade2026.messages.sbe.PositionImagedDecoder;
import io.trade2026.messages.sbe.ReopenFilled;
import io.trade2026.messages.sbe.ReportBreakEncoder;
import io.trade2026.messages.sbe.ReportVenueCopyEncoder;
import io.trade2026.messages.sbe.SessionRole;
import io.trade2026.messages.sbe.SetPairBlockEncoder;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.VenueCopyHeardDecoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PO-01 in the core: what a venue's drop copy tells counts once, wherever it is told first, and a client that differs can be stopped. */
class VenueCopiesTest {
    private static final int COPY = 22;

    private final Desk desk = new Desk();
    private long copySeqNum;
    private int heardUpTo;

    @BeforeEach
    void define() {
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
        news();
    }

    private void copy(ExecType execType, String execId, String execRefId, String qty) {
        var letter = new ReportVenueCopyEncoder().wrapAndApplyHeader(desk.blank(), 0, desk.header());
        letter.origin().sessionId(COPY).epoch(1).msgSeqNum(++copySeqNum);
        letter.execType(execType)
                .venueOrderId("V1")
                .execId(execId)
                .execRefId(execRefId)
                .symbol("INTC")
                .side(Side.BUY)
                .lastQtyE8(Decimal8.parse(qty))
                .lastPxE8(100 * Decimal8.ONE)
                .leavesQtyE8(0);
        desk.send(ReportVenueCopyEncoder.BLOCK_LENGTH);
    }

    /** A report of the matcher or an operator about an account's break. */
    private void report(BreakStage stage, int accountId, String execId, boolean release, String user, String second) {
        var letter = new ReportBreakEncoder().wrapAndApplyHeader(desk.blank(), 0, desk.header());
        letter.correlationId(7)
                .breakEvent(5)
                .stage(stage)
                .kind(BreakKind.MISSING_HERE)
                .venueSessionId(Desk.VENUE)
                .accountId(accountId)
                .execId(execId)
                .blocks(Bool.YES)
                .release(release ? Bool.YES : Bool.NO)
                .user(user)
                .secondUser(second)
                .text("why");
        desk.send(letter.encodedLength());
    }

    private void lift(String user, String second) {
        var letter = new SetPairBlockEncoder().wrapAndApplyHeader(desk.blank(), 0, desk.header());
        letter.correlationId(8)
                .client("CLIENT1")
                .venue("XSIM")
                .blocked(Bool.NO)
                .user(user)
                .secondUser(second)
                .reason("done");
        desk.send(letter.encodedLength());
    }

    /** What PO-01 has told since the last call. */
    private List<String> news() {
        List<String> lines = new ArrayList<>();
        List<byte[]> letters = desk.sink().letters();
        var header = new MessageHeaderDecoder();
        for (byte[] bytes : letters.subList(heardUpTo, letters.size())) {
            var letter = new UnsafeBuffer(bytes);
            switch (header.wrap(letter, 0).templateId()) {
                case VenueCopyHeardDecoder.TEMPLATE_ID ->
                    lines.add(new VenueCopyHeardDecoder()
                            .wrapAndApplyHeader(letter, 0, header)
                            .fate()
                            .name());
                case BreakReportedDecoder.TEMPLATE_ID -> {
                    var told = new BreakReportedDecoder().wrapAndApplyHeader(letter, 0, header);
                    lines.add(told.stage() + " client " + told.clientId() + " " + told.venueName()
                            + (told.released() == Bool.YES ? " released" : ""));
                }
                case PairBlockChangedDecoder.TEMPLATE_ID -> {
                    var told = new PairBlockChangedDecoder().wrapAndApplyHeader(letter, 0, header);
                    lines.add(told.clientName() + " at " + told.venueName()
                            + (told.blocked() == Bool.YES ? " blocked by " : " goes on by ") + told.user());
                }
                case CommandRefusedDecoder.TEMPLATE_ID ->
                    lines.add(new CommandRefusedDecoder()
                            .wrapAndApplyHeader(letter, 0, header)
                            .text());
                default -> {
                    // not of PO-01
                }
            }
        }
        heardUpTo = letters.size();
        return lines;
    }

    /** What account 0, the firm's suspense, and account 1 hold of INTC. */
    private List<String> positions() {
        int before = desk.sink().letters().size();
        desk.askImage();
        var header = new MessageHeaderDecoder();
        var position = new PositionImagedDecoder();
        List<String> all = desk
                .sink()
                .letters()
                .subList(before, desk.sink().letters().size())
                .stream()
                .map(UnsafeBuffer::new)
                .filter(letter -> header.wrap(letter, 0).templateId() == PositionImagedDecoder.TEMPLATE_ID)
                .map(letter -> position.wrapAndApplyHeader(letter, 0, header))
                .filter(held -> held.positionE8() != 0)
                .map(held -> held.accountId() + ": " + Decimal8.toText(held.positionE8()))
                .toList();
        heardUpTo = desk.sink().letters().size();
        return all;
    }

    private long working() {
        desk.place("X", "100", "100");
        long id = desk.lastVenueRequestId();
        desk.venue(ExecType.NEW, id, "n1").send();
        news();
        return id;
    }

    @Test
    void theCopyOfABookedExecutionIsKnown() {
        long id = working();
        desk.venue(ExecType.TRADE, id, "f1").last("40", "100").send();
        copy(ExecType.TRADE, "f1", "", "40");
        copy(ExecType.NEW, "n1", "", "0");
        assertThat(news()).containsExactly("KNOWN", "NOTED");
        assertThat(positions()).containsExactly("1: 40");
    }

    @Test
    void anExecutionThatOnlyTheCopyTellsCountsAtOnceAndMovesWhenItsReportComes() {
        long id = working();
        copy(ExecType.TRADE, "f1", "", "40");
        copy(ExecType.TRADE, "f1", "", "40");
        assertThat(news()).containsExactly("SUSPENDED", "KNOWN");
        assertThat(positions()).containsExactly("0: 40");
        desk.restart();
        desk.venue(ExecType.TRADE, id, "f1").last("40", "100").send();
        assertThat(positions()).containsExactly("1: 40");
    }

    @Test
    void whatSessionAndCopyTellOfAnUnknownOrderCountsOnce() {
        desk.venue(ExecType.TRADE, 0, "u1").last("10", "100").send();
        copy(ExecType.TRADE, "u1", "", "10");
        copy(ExecType.TRADE, "u2", "", "5");
        desk.venue(ExecType.TRADE, 0, "u2").last("5", "100").send();
        assertThat(news()).containsExactly("KNOWN", "SUSPENDED");
        assertThat(positions()).containsExactly("0: 15");
        copy(ExecType.TRADE_CANCEL, "u3", "u1", "10");
        copy(ExecType.TRADE_CORRECT, "u4", "u2", "7");
        assertThat(news()).containsExactly("TAKEN_BACK", "TAKEN_BACK");
        assertThat(positions()).containsExactly("0: 7");
    }

    @Test
    void aReportThatCannotBeBookedLeavesInSuspenseWhatTheCopyTold() {
        long id = working();
        copy(ExecType.TRADE, "f1", "", "40");
        desk.venue(ExecType.TRADE, id, "f1").send();
        assertThat(positions()).containsExactly("0: 40");
    }

    @Test
    void aReportOfAnotherSymbolMovesToSuspenseWhatTheCopyToldOfIt() {
        long id = working();
        copy(ExecType.TRADE, "f1", "", "40");
        var told = desk.venue(ExecType.TRADE, id, "f1").last("40", "100");
        told.fields().symbol("MSFT");
        told.send();
        assertThat(positions()).containsExactly("0: 40");
        var bust = desk.venue(ExecType.TRADE_CANCEL, id, "f2").ref("f1");
        bust.fields().symbol("MSFT");
        bust.send();
        assertThat(positions()).isEmpty();
    }

    @Test
    void aVenueTakesBackAndCorrectsWhatItToldOfAnUnknownOrder() {
        desk.venue(ExecType.TRADE, 0, "u1").last("10", "100").send();
        desk.venue(ExecType.TRADE, 0, "u2").last("5", "100").send();
        desk.heard();
        desk.venue(ExecType.TRADE_CANCEL, 0, "u3").ref("u1").send();
        assertThat(desk.lines()).contains("alarm SUSPENSE_BUSTED");
        assertThat(positions()).containsExactly("0: 5");
        desk.venue(ExecType.TRADE_CORRECT, 0, "u4").ref("u2").last("7", "100").send();
        desk.venue(ExecType.TRADE_CORRECT, 0, "u5").ref("u9").last("8", "100").send();
        assertThat(positions()).containsExactly("0: 7");
    }

    @Test
    void whatCannotBeCountedIsAnAlarm() {
        desk.heard();
        copy(ExecType.TRADE, "f1", "", "0");
        assertThat(news()).containsExactly("UNBOOKABLE");
        assertThat(desk.heard()).singleElement().satisfies(alarm -> {
            assertThat(alarm.line()).isEqualTo("alarm COPY_NOT_BOOKABLE");
            assertThat(alarm.field(58)).startsWith("venue session S21: its drop copy");
        });
        assertThat(positions()).isEmpty();
    }

    @Test
    void anOldBreakStopsTheClientAtTheVenueAndTwoLetItGoOn() {
        long id = working();
        report(BreakStage.WARNED, 1, "f1", false, "reconciliation", "");
        assertThat(news()).containsExactly("WARNED client 1 XSIM");
        report(BreakStage.ALERTED, 1, "f1", false, "reconciliation", "");
        report(BreakStage.ALERTED, 0, "f2", false, "reconciliation", "");
        assertThat(news())
                .containsExactly(
                        "ALERTED client 1 XSIM", "CLIENT1 at XSIM blocked by reconciliation", "ALERTED client 0 XSIM");
        desk.restart();
        desk.heard();
        desk.place("Y", "100", "100");
        assertThat(desk.heard().get(0).field(58)).startsWith("PO-01 PAIR_BLOCKED");
        desk.cancel("C", "X");
        assertThat(desk.lines()).as("a cancel passes").contains("F 38=100 44=100");
        lift("risk", "");
        lift("risk", "risk");
        lift("risk", "ops");
        assertThat(news())
                .containsExactly(
                        "secondUser: lifting a block takes two different users",
                        "secondUser: lifting a block takes two different users",
                        "CLIENT1 at XSIM goes on by risk");
        desk.place("Z", "100", "100");
        assertThat(desk.lastVenueRequestId()).isGreaterThan(id);
        lift("risk", "ops");
        assertThat(news()).containsExactly("client: is not blocked at the venue");
    }

    @Test
    void twoOperatorsTakeAnExecutionOutOfSuspenseThatWasNone() {
        copy(ExecType.TRADE, "f1", "", "40");
        news();
        report(BreakStage.RESOLVED, 0, "f1", true, "risk", "");
        report(BreakStage.RESOLVED, 0, "f9", true, "risk", "ops");
        report(BreakStage.RESOLVED, 0, "f1", true, "risk", "ops");
        assertThat(news())
                .containsExactly(
                        "secondUser: to take an execution out of suspense takes two different users",
                        "execId: is not in suspense",
                        "RESOLVED client 0 XSIM released");
        assertThat(positions()).isEmpty();
    }
}
