package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.MassStatusNone;
import java.util.List;
import org.junit.jupiter.api.Test;

/** OrderMassStatusRequest(AF), and what venues and clients report of no order or of a doubted execution. */
class MassStatusTest {
    private static final int ALL = 7;
    private static final int OF_SECURITY = 1;

    private final Desk desk = new Desk();
    private final MassDesk mass = new MassDesk(desk);

    @Test
    void tellsEveryOpenOrderOfTheSessionAndNoOther() {
        desk.place("X", "100", "100");
        desk.venue(ExecType.TRADE, desk.lastVenueRequestId(), "V1")
                .last("40", "99")
                .send();
        desk.place("DONE", "10", "100");
        desk.venue(ExecType.TRADE, desk.lastVenueRequestId(), "V2")
                .last("10", "99")
                .send();
        desk.order("Z").session(Desk.OTHER_CLIENT).qty("10").price("100").send();
        desk.order("W").symbol("MSFT").qty("50").price("100").send();
        desk.heard();

        mass.askStatus(Desk.CLIENT, "S1", ALL, "");
        mass.askStatus(Desk.CLIENT, "S2", OF_SECURITY, "MSFT");

        List<Told> told = desk.heard();
        assertThat(told.stream().map(Told::line))
                .containsExactly(
                        "8 150=I 39=1 11=X 38=100 14=40 151=60 6=99 584=S1 911=2",
                        "8 150=I 39=A 11=W 38=50 14=0 151=50 6=0 584=S1 911=2 912=Y",
                        "8 150=I 39=A 11=W 38=50 14=0 151=50 6=0 584=S2 911=1 912=Y");
        assertThat(told).allSatisfy(report -> assertThat(report.field(17)).isEqualTo("0"));
    }

    @Test
    void tellsAFilledOrderWhoseCancelIsPending() {
        desk.place("X", "100", "100");
        long placed = desk.lastVenueRequestId();
        desk.cancel("Y", "X");
        desk.venue(ExecType.TRADE, placed, "V1").last("100", "99").send();
        desk.heard();

        mass.askStatus(Desk.CLIENT, "S1", ALL, "");

        assertThat(desk.lines()).containsExactly("8 150=I 39=6 11=X 38=100 14=100 151=0 6=99 584=S1 911=1 912=Y");
    }

    @Test
    void saysByReportThatNothingIsOpen() {
        mass.askStatus(Desk.CLIENT, "S1", ALL, "");

        Told told = desk.heard().get(0);
        assertThat(told.line()).isEqualTo("8 150=I 39=8 38=0 14=0 151=0 6=0 584=S1 911=0 912=Y");
        assertThat(told.field(37)).isEqualTo("NONE");
        assertThat(told.field(58)).isNotEmpty();
    }

    @Test
    void saysByRejectThatNothingIsOpenWhereTheProfileSaysSo() {
        mass.define(Desk.CLIENT, letter -> letter.massStatusNone(MassStatusNone.REJECT));

        mass.askStatus(Desk.CLIENT, "S1", ALL, "");

        Told told = desk.heard().get(0);
        assertThat(told.msgType()).isEqualTo("j");
        assertThat(told.field(372)).isEqualTo("AF");
        assertThat(told.field(379)).isEqualTo("S1");
        assertThat(told.field(380)).isEqualTo("1");
    }

    @Test
    void refusesWhatItCannotAnswer() {
        mass.askStatus(Desk.CLIENT, "S1", 3, "");
        mass.askStatus(Desk.CLIENT, "S2", OF_SECURITY, "");
        mass.askStatus(Desk.CLIENT, "S3", OF_SECURITY, "NONE");

        assertThat(desk.heard().stream().map(told -> told.msgType() + told.field(379) + told.field(380)))
                .containsExactly("jS10", "jS25", "jS32");
    }

    // DontKnowTrade(Q)

    @Test
    void alarmsPeopleOfADoubtedExecutionAndChangesNothing() {
        desk.place("X", "100", "100");
        desk.venue(ExecType.TRADE, desk.lastVenueRequestId(), "V1")
                .last("40", "99")
                .send();
        Told fill = desk.heard().get(1);

        mass.dontKnow(Desk.CLIENT, Long.parseLong(fill.field(37)), Long.parseLong(fill.field(17)), 'C');

        List<Told> told = desk.heard();
        assertThat(told.stream().map(Told::line)).containsExactly("alarm CLIENT_DK");
        assertThat(told.get(0).field(37)).isEqualTo(fill.field(37));
        assertThat(told.get(0).field(58))
                .isEqualTo("ExecID(17) E" + fill.field(17) + " is doubted, DKReason(127) C: never ours");
        desk.askStatus("X", "S");
        assertThat(desk.lines()).containsExactly("8 150=I 39=1 11=X 38=100 14=40 151=60 6=99");
    }

    @Test
    void alarmsPeopleOfADoubtThatFitsNothing() {
        desk.place("X", "100", "100");
        desk.venue(ExecType.TRADE, desk.lastVenueRequestId(), "V1")
                .last("40", "99")
                .send();
        Told fill = desk.heard().get(1);
        long orderId = Long.parseLong(fill.field(37));
        long execution = Long.parseLong(fill.field(17));

        mass.dontKnow(Desk.OTHER_CLIENT, orderId, execution, 'D');
        mass.dontKnow(Desk.CLIENT, 0, execution, 'A');
        mass.dontKnow(Desk.CLIENT, orderId, execution - 1, 'A');

        assertThat(desk.heard().stream().map(told -> told.msgType() + told.field(58)))
                .satisfiesExactly(
                        text -> assertThat(text).startsWith("CLIENT_DK").contains("an order of another session"),
                        text -> assertThat(text).startsWith("CLIENT_DK").contains("unknown order"),
                        text -> assertThat(text).startsWith("CLIENT_DK").contains("no execution of the order"));
    }

    // News(B), TradingSessionStatus(h)

    @Test
    void passesNoticesOfTheVenueOnToTheSessionsThatTakeThem() {
        mass.news("Halt", "of INTC");
        assertThat(desk.lines()).containsExactly("alarm VENUE_NOTICE");
        mass.define(Desk.OTHER_CLIENT, MassDesk.takingNotices(true));

        mass.news("Halt", "of INTC");
        mass.tradingSessionStatus(2, "INTC");

        List<Told> told = desk.heard();
        assertThat(told.stream().map(Told::msgType)).containsExactly("VENUE_NOTICE", "B", "VENUE_NOTICE", "h");
        assertThat(told.get(0).field(58)).isEqualTo("News(B): Halt: of INTC");
        assertThat(told.get(1).fields())
                .containsEntry(49, "12")
                .containsEntry(148, "Halt")
                .containsEntry(58, "of INTC")
                .containsEntry(61, "1");
        assertThat(told.get(3).fields())
                .containsEntry(340, "2")
                .containsEntry(336, "DAY")
                .containsEntry(55, "INTC");
    }
}
