package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.BreakKind;
import io.trade2026.messages.sbe.BreakReportedDecoder;
import io.trade2026.messages.sbe.BreakStage;
import io.trade2026.messages.sbe.CommandRefusedDecoder;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.PairBlockChangedDecoder;
import io.trade2026.messages.sbe.ReportBreakEncoder;
import io.trade2026.messages.sbe.SetPairBlockEncoder;
import io.trade2026.messages.sbe.Side;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** PO-01 in the core: where a clearing firm has another position, the account may only reduce its own in that instrument. */
class PositionBreaksTest {
    private final Desk desk = new Desk();
    private int heardUpTo;

    private void report(BreakStage stage, String account, String symbol, boolean blocks) {
        var letter = new ReportBreakEncoder().wrapAndApplyHeader(desk.blank(), 0, desk.header());
        letter.breakEvent(1)
                .stage(stage)
                .kind(BreakKind.POSITION_DIFFERS)
                .accountName(account)
                .symbol(symbol)
                .blocks(blocks ? Bool.YES : Bool.NO)
                .user("reconciliation")
                .text("differs");
        desk.send(letter.encodedLength());
    }

    private void set(boolean isBlocked, String account, String symbol, String user, String second) {
        var letter = new SetPairBlockEncoder().wrapAndApplyHeader(desk.blank(), 0, desk.header());
        letter.correlationId(8)
                .account(account)
                .symbol(symbol)
                .blocked(isBlocked ? Bool.YES : Bool.NO)
                .user(user)
                .secondUser(second)
                .reason("asked for");
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
                case BreakReportedDecoder.TEMPLATE_ID -> {
                    var told = new BreakReportedDecoder().wrapAndApplyHeader(letter, 0, header);
                    lines.add(told.stage() + " client " + told.clientId() + " " + told.accountName() + " "
                            + told.symbol() + ": " + told.text());
                }
                case PairBlockChangedDecoder.TEMPLATE_ID -> {
                    var told = new PairBlockChangedDecoder().wrapAndApplyHeader(letter, 0, header);
                    lines.add(told.accountName() + " in " + told.symbol()
                            + (told.blocked() == Bool.YES ? " blocked by " : " goes on by ") + told.user()
                            + told.secondUser() + ", " + told.reason());
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

    /** ACC1 is long 100 INTC, and has an order that is open. */
    private void held() {
        desk.place("A", "100", "100");
        long id = desk.lastVenueRequestId();
        desk.venue(ExecType.NEW, id, "n1").send();
        desk.venue(ExecType.TRADE, id, "f1").last("100", "100").send();
        desk.place("B", "10", "90");
        desk.venue(ExecType.NEW, desk.lastVenueRequestId(), "n2").send();
        desk.heard();
        news();
    }

    private String refusal() {
        return desk.heard().get(0).field(58);
    }

    private boolean passes(Desk.OrderLetter order) {
        long before = desk.lastVenueRequestId();
        desk.heard();
        order.send();
        return desk.lastVenueRequestId() > before;
    }

    @Test
    void anOldBreakLeavesOnlyWhatReducesTheAccountInTheInstrumentOverRestartsToo() {
        held();
        report(BreakStage.WARNED, "ACC1", "INTC", true);
        assertThat(news()).containsExactly("WARNED client 1 ACC1 INTC: differs");
        report(BreakStage.ALERTED, "ACC1", "INTC", true);
        assertThat(news())
                .containsExactly(
                        "ALERTED client 1 ACC1 INTC: differs", "ACC1 in INTC blocked by reconciliation, differs");
        desk.restart();

        assertThat(passes(desk.order("C").qty("1").price("100"))).isFalse();
        assertThat(refusal()).startsWith("PO-01 HOLDING_BLOCKED");
        assertThat(passes(desk.order("D").qty("101").price("100").side(Side.SELL)))
                .as("across zero")
                .isFalse();
        assertThat(passes(desk.order("E").qty("60").price("100").side(Side.SELL)))
                .as("reduces")
                .isTrue();
        assertThat(passes(desk.order("F").qty("41").price("100").side(Side.SELL)))
                .as("40 are left to reduce")
                .isFalse();
        desk.replace("G", "B", "5", "90");
        assertThat(desk.lines()).as("a replace that adds nothing passes").anyMatch(line -> line.startsWith("G "));
        desk.replace("H", "B", "20", "90");
        assertThat(desk.lines()).noneMatch(line -> line.startsWith("G "));
        desk.cancel("K", "E");
        assertThat(desk.lines()).as("a cancel passes").anyMatch(line -> line.startsWith("F "));
        assertThat(passes(desk.order("J").symbol("MSFT").qty("1").price("100")))
                .as("another instrument")
                .isTrue();
    }

    @Test
    void aBlockIsSetByOneAndLiftedByTwo() {
        held();
        set(true, "ACC1", "INTC", "risk", "");
        set(true, "ACC1", "INTC", "risk", "");
        set(false, "ACC1", "INTC", "risk", "");
        set(false, "ACC1", "INTC", "risk", "risk");
        set(false, "ACC1", "INTC", "risk", "ops");
        set(false, "ACC1", "INTC", "risk", "ops");
        assertThat(news())
                .containsExactly(
                        "ACC1 in INTC blocked by risk, asked for",
                        "account: is blocked in the instrument already",
                        "secondUser: lifting a block takes two different users",
                        "secondUser: lifting a block takes two different users",
                        "ACC1 in INTC goes on by riskops, asked for",
                        "account: is not blocked in the instrument");
        assertThat(passes(desk.order("C").qty("1").price("100"))).isTrue();
        set(true, "ACC9", "INTC", "risk", "");
        set(true, "ACC1", "NONE", "risk", "");
        set(true, "ACC1", "INTC", "", "");
        assertThat(news()).containsExactly("account: is not defined", "symbol: is not defined", "user: must be given");
    }

    @Test
    void whatIsOfNobodyOrOnlyToldBlocksNobody() {
        held();
        report(BreakStage.ALERTED, "ACC9", "INTC", true);
        report(BreakStage.ALERTED, "ACC1", "NONE", true);
        report(BreakStage.ALERTED, "ACC1", "INTC", false);
        report(BreakStage.FIRM_BLOCKED, "ACC1", "INTC", true);
        assertThat(news())
                .containsExactly(
                        "ALERTED client 0 ACC9 INTC: differs",
                        "ALERTED client 1 ACC1 NONE: differs",
                        "ALERTED client 1 ACC1 INTC: differs",
                        "FIRM_BLOCKED client 1 ACC1 INTC: differs");
        assertThat(passes(desk.order("C").qty("1").price("100"))).isTrue();
    }
}
