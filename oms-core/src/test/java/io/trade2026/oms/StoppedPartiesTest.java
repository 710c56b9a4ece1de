package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Control;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.PartyStoppedDecoder;
import io.trade2026.messages.sbe.ResumePartyEncoder;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** PT-15 in the flow of orders: what becomes of open orders, and how a party goes on. */
class StoppedPartiesTest {
    private final Desk desk = new Desk();

    private long placed(int sessionId, String clOrdId) {
        desk.order(clOrdId).session(sessionId).qty("10").price("100").send();
        long requestId = desk.lastVenueRequestId();
        desk.venue(ExecType.NEW, requestId, "E" + clOrdId).send();
        return requestId;
    }

    private void resume(PartyKind kind, int id, String user) {
        var letter = new ResumePartyEncoder().wrapAndApplyHeader(desk.blank(), 0, desk.header());
        letter.correlationId(9).scopeKind(kind).scopeId(id).user(user).reason("looked at it");
        desk.send(letter.encodedLength());
    }

    private List<String> told() {
        return desk.heard().stream()
                .map(told -> told.to() + " " + told.msgType() + " " + told.field(58))
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

    @Test
    void cancelsWhatIsOpenAndTakesNothingNewUntilAPersonResumesIt() {
        desk.sessionUp(Desk.OTHER_CLIENT, true);
        desk.limit(Control.PT_15_COUNT, PartyKind.SESSION, Desk.CLIENT, 2);
        long filling = placed(Desk.CLIENT, "A");
        placed(Desk.CLIENT, "B");
        placed(Desk.OTHER_CLIENT, "O");
        desk.venue(ExecType.TRADE, filling, "T1").last("1", "100").send();
        desk.heard();
        desk.venue(ExecType.TRADE, filling, "T2").last("1", "100").send();

        assertThat(lastStop().executions()).isEqualTo(2);
        assertThat(lastStop().ordersToCancel()).isEqualTo(2);
        List<String> told = told();
        assertThat(told).filteredOn(line -> line.startsWith("venue F")).hasSize(2);
        assertThat(told).anyMatch(line -> line.startsWith("desk PARTY_STOPPED SESSION S11 had 2 executions"));
        desk.restart();
        desk.place("N", "1", "100");
        assertThat(told()).singleElement().asString().contains("PARTY_STOPPED");
        desk.order("P").session(Desk.OTHER_CLIENT).qty("1").price("100").send();
        assertThat(told()).anyMatch(line -> line.startsWith("venue D"));

        resume(PartyKind.SESSION, Desk.CLIENT, "");
        assertThat(told()).containsExactly("ops REFUSED user: must be given");
        resume(PartyKind.SESSION, Desk.OTHER_CLIENT, "risk1");
        assertThat(told()).containsExactly("ops REFUSED scopeId: is not stopped");
        resume(PartyKind.SESSION, Desk.CLIENT, "risk1");
        assertThat(lastStop().user()).isEqualTo("risk1");
        assertThat(lastStop().reason()).isEqualTo("looked at it");
        desk.place("N2", "1", "100");
        assertThat(told()).anyMatch(line -> line.startsWith("venue D"));
    }

    @Test
    void anExecutionThatStopsTwoPartiesTellsOfBothAndCancelsForBoth() {
        desk.sessionUp(Desk.OTHER_CLIENT, true);
        desk.limit(Control.PT_15_COUNT, PartyKind.SESSION, Desk.CLIENT, 1);
        desk.limit(Control.PT_15_COUNT, PartyKind.FIRM, 1, 1);
        long filling = placed(Desk.CLIENT, "A");
        placed(Desk.OTHER_CLIENT, "O");
        desk.heard();
        desk.venue(ExecType.TRADE, filling, "T1").last("1", "100").send();
        assertThat(told())
                .anyMatch(line -> line.startsWith("desk PARTY_STOPPED SESSION S11 had 1 executions"))
                .anyMatch(line -> line.startsWith("desk PARTY_STOPPED FIRM "))
                .filteredOn(line -> line.startsWith("venue F"))
                .hasSize(2);
        resume(PartyKind.FIRM, 1, "risk1");
        resume(PartyKind.SESSION, Desk.CLIENT, "risk1");
        assertThat(told()).noneMatch(line -> line.contains("REFUSED"));
    }

    @Test
    void letsLiveWhatItCouldNotCancelBeforeItWasResumed() {
        desk.limit(Control.PT_15_COUNT, PartyKind.SESSION, Desk.CLIENT, 1);
        long filling = placed(Desk.CLIENT, "A");
        placed(Desk.CLIENT, "B");
        desk.sessionUp(Desk.VENUE, false);
        desk.venue(ExecType.TRADE, filling, "T1").last("1", "100").send();
        resume(PartyKind.SESSION, Desk.CLIENT, "risk1");
        desk.heard();
        desk.sessionUp(Desk.VENUE, true);

        assertThat(told()).noneMatch(line -> line.startsWith("venue F"));
    }
}
