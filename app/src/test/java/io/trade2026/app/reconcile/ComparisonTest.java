package io.trade2026.app.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.gateway.archive.ArchivedMessage;
import io.trade2026.messages.sbe.OrdStatus;
import io.trade2026.messages.sbe.OrderFact;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private final World world = new World();

    private World sound() {
        return world.filledOrder(101).filledOrder(102).heartbeats();
    }

    private static List<Kind> kinds(Differences found) {
        return found.all().stream().map(Difference::kind).toList();
    }

    private Difference only(Kind kind) {
        Differences found = world.compare();
        assertThat(kinds(found)).as(found.all().toString()).containsExactly(kind);
        return found.all().get(0);
    }

    @Test
    void findsNothingInASoundWorld() {
        Differences found = sound().compare();
        assertThat(found.all()).isEmpty();
        assertThat(found.notes()).isEmpty();
        assertThat(found.compared())
                .containsEntry("requests of clients", 2L)
                .containsEntry("executions of venues", 4L)
                .containsEntry("events for clients", 6L)
                .containsEntry("messages of stores of counterparties", 2L + 6L);
    }

    @Test
    void missesAnOrderThatTheClientSentAndTheGatewayNeverGot() {
        sound();
        world.clientLog.add(ofClient("D", 2, "11=C103|"));
        assertThat(only(Kind.ORDER_LOST).clOrdId()).isEqualTo("C103");
    }

    /** Its number was used, since the client had lost its store. */
    private static String ofClient(String type, long seq, String body) {
        return ("8=FIX.4.4|9=1|35=" + type + "|49=CLIENT1|56=TRADE2026|34=" + seq + "|52=20261118-11:06:40.000|" + body
                        + "10=000|")
                .replace('|', '\u0001');
    }

    @Test
    void missesAnOrderThatTheGatewayGotAndTheCoreDidNot() {
        sound();
        world.fromClient("D", "11=C103|55=IBM|54=1|38=1|");
        Difference lost = only(Kind.ORDER_LOST);
        assertThat(lost.session()).isEqualTo("CLIENT1");
        assertThat(lost.clOrdId()).isEqualTo("C103");
        assertThat(lost.msgSeqNum()).isEqualTo(4);
    }

    @Test
    void letsPassWhatTheEngineRejectedAndWhatTheClientFilledOver() {
        sound();
        world.fromClient("D", "11=C103|");
        world.toClient("3", 0, "45=4|371=55|373=1|");
        world.fromClient("D", "11=C104|");
        world.archive.add(new ArchivedMessage(
                true, world.archive.get(0).epochNs(), 1, 5, "4", true, 0, ofClient("4", 5, "123=Y|36=7|")));
        assertThat(world.compare().all()).isEmpty();
    }

    @Test
    void missesAnOrderThatWasDecidedAndNeverSent() {
        sound();
        long sent = world.sent(103, 1, 1);
        Difference lost = only(Kind.ORDER_LOST);
        assertThat(lost.eventNumber()).isEqualTo(sent);
        assertThat(lost.clOrdId()).isEqualTo("T" + sent);
        assertThat(lost.session()).isEqualTo("XSIM");
    }

    @Test
    void doesNotMissAnOrderThatWasRefusedSinceItCouldNotBeSent() {
        sound();
        world.sent(103, 1, 1);
        long denied = world.changed(OrderFact.DENIED, OrdStatus.REJECTED, 103, "C103", "0", "0", "", "", 0, 0);
        world.toClient("8", denied, "17=E" + denied + "|11=C103|150=8|39=8|");
        world.heartbeats();
        assertThat(world.compare().all()).isEmpty();
    }

    @Test
    void missesAnOrderThatTheVenueDidNotGet() {
        sound();
        world.venueLog.removeIf(World.line("35=D|49=TRADE2026|56=XSIM|34=1|"));
        Difference lost = only(Kind.ORDER_LOST);
        assertThat(lost.session()).isEqualTo("XSIM");
        assertThat(lost.msgSeqNum()).isEqualTo(1);
    }

    @Test
    void seesAnOrderThatTheVenueGotTwice() {
        sound();
        String again = world.toVenue("D", 1, "11=T1|55=IBM|54=1|38=10|44=100|");
        Differences found = world.compare();
        assertThat(kinds(found)).containsOnly(Kind.ORDER_DOUBLED).hasSize(2);
        assertThat(found.all()).allSatisfy(each -> {
            assertThat(each.clOrdId()).isEqualTo("T1");
            assertThat(each.msgSeqNum()).isEqualTo(Long.parseLong(ArchivedMessage.text(again, 34)));
        });
    }

    @Test
    void seesAnOrderThatWasDecidedTwice() {
        sound();
        long again = world.sent(102, 1, 2);
        world.toVenue("D", again, "11=T" + again + "|");
        world.heartbeats();
        assertThat(only(Kind.ORDER_DOUBLED).eventNumber()).isEqualTo(again);
    }

    @Test
    void seesWhatTheVenueHasAndNoArchiveHolds() {
        sound();
        world.archive.removeIf(World.message("35=D|49=TRADE2026|56=XSIM|34=1|"));
        assertThat(kinds(world.compare()))
                .as("the venue has answered it")
                .contains(Kind.ORDER_UNKNOWN, Kind.MESSAGE_NOT_ARCHIVED)
                .doesNotContain(Kind.ORDER_LOST);
    }

    @Test
    void missesAReportThatWasNeverSent() {
        sound();
        long filled = world.changed(OrderFact.CANCELED, OrdStatus.CANCELED, 102, "C102", "10", "0", "", "", 0, 0);
        Difference lost = only(Kind.REPORT_LOST);
        assertThat(lost.eventNumber()).isEqualTo(filled);
        assertThat(lost.clOrdId()).isEqualTo("C102");
    }

    @Test
    void missesAReportThatTheClientDidNotGet() {
        sound();
        world.clientLog.removeIf(World.line("56=CLIENT1|34=2|"));
        Difference lost = only(Kind.REPORT_LOST);
        assertThat(lost.msgSeqNum()).isEqualTo(2);
        assertThat(lost.eventNumber()).isEqualTo(3);
    }

    @Test
    void doesNotMissWhatStillWaitsForTheClient() {
        sound();
        long event = world.changed(OrderFact.CANCELED, OrdStatus.CANCELED, 102, "C102", "10", "0", "", "", 0, 0);
        String report = world.toClient("8", event, "17=E" + event + "|11=C102|150=4|39=4|");
        world.clientLog.remove(report);
        Differences found = world.compare();
        assertThat(found.all()).isEmpty();
        assertThat(found.notes()).containsExactly("CLIENT1: 1 messages wait for it, or are on their way");
    }

    @Test
    void seesAReportThatWasToldTwice() {
        sound();
        String report = world.clientLog.stream()
                .filter(World.line("56=CLIENT1|34=2|"))
                .findFirst()
                .orElseThrow();
        long event = Long.parseLong(ArchivedMessage.text(report, 17).substring(1));
        world.toClient("8", event, "17=E" + event + "|11=C101|150=F|39=1|32=4|31=100|");
        assertThat(kinds(world.compare())).containsExactly(Kind.REPORT_DOUBLED, Kind.REPORT_DOUBLED);
    }

    @Test
    void bearsAResentReport() {
        sound();
        world.clientLog.add(world.clientLog.stream()
                .filter(World.line("56=CLIENT1|34=2|"))
                .findFirst()
                .orElseThrow()
                .replace("52=", "43=Y\u0001122=20261118-11:06:40.000\u000152="));
        assertThat(world.compare().all()).isEmpty();
    }

    @Test
    void missesAnExecutionThatIsNotBooked() {
        sound();
        world.fromVenue("8", "17=X9|11=T1|150=F|39=2|32=1|31=100|");
        Difference lost = only(Kind.EXECUTION_LOST);
        assertThat(lost.session()).isEqualTo("XSIM");
        assertThat(lost.text()).contains("1@100", "X9");
    }

    @Test
    void seesAnExecutionThatIsBookedTwice() {
        sound();
        long again = world.changed(OrderFact.FILLED, OrdStatus.FILLED, 102, "C102", "10", "0", "6", "X102c", 30, 3);
        world.toClient("8", again, "17=E" + again + "|11=C102|150=F|39=2|32=6|31=100|");
        world.heartbeats();
        assertThat(only(Kind.EXECUTION_DOUBLED).clOrdId()).isEqualTo("X102c");
    }

    @Test
    void seesAnExecutionThatDiffersAtTheVenueAndOneThatDiffersAtTheClient() {
        sound();
        String venue = world.fromVenue("8", "17=X103|11=T1|150=F|39=2|32=5|31=100|");
        long event = world.changed(
                OrderFact.FILLED,
                OrdStatus.FILLED,
                102,
                "C102",
                "10",
                "0",
                "5.5",
                "X103",
                30,
                Long.parseLong(ArchivedMessage.text(venue, 34)));
        world.toClient("8", event, "17=E" + event + "|11=C102|150=F|39=2|32=5.25|31=100|");
        world.heartbeats();
        Differences found = world.compare();
        assertThat(kinds(found)).containsExactly(Kind.EXECUTION_DIFFERS, Kind.EXECUTION_DIFFERS);
        assertThat(found.all().get(0).text()).contains("5.5@100", "5.25@100");
        assertThat(found.all().get(1).text()).contains("5@100", "5.5@100");
    }

    @Test
    void missesAReportOfAVenueThatDidNotArrive() {
        sound();
        world.archive.removeIf(World.message("49=XSIM|56=TRADE2026|34=2|"));
        Differences found = world.compare();
        assertThat(kinds(found)).containsExactly(Kind.EXECUTION_LOST);
        assertThat(found.all().get(0).msgSeqNum()).isEqualTo(2);
    }

    @Test
    void seesNumbersThatAreMissingAndNumbersThatWereUsedTwice() {
        sound();
        world.archive.removeIf(World.message("35=0|49=CLIENT1"));
        world.fromClient("0", "");
        world.archive.add(new ArchivedMessage(
                false,
                world.archive.get(0).epochNs(),
                1,
                7,
                "1",
                true,
                0,
                world.clientLog.stream()
                        .filter(World.line("35=0|49=TRADE2026"))
                        .findFirst()
                        .orElseThrow()
                        .replace("35=0", "35=1")));
        Differences found = world.compare();
        assertThat(kinds(found)).containsExactlyInAnyOrder(Kind.SEQUENCE_GAP, Kind.SEQUENCE_REUSED);
        assertThat(found.all()).extracting(Difference::msgSeqNum).containsExactlyInAnyOrder(3L, 7L);
    }

    @Test
    void logoutThatRefusesALogonIsOfNoSession() {
        sound();
        world.archive.add(new ArchivedMessage(
                false,
                world.archive.get(0).epochNs(),
                1,
                1,
                "5",
                true,
                0,
                world.clientLog.stream()
                        .filter(World.line("49=TRADE2026|56=CLIENT1|34=1|"))
                        .findFirst()
                        .orElseThrow()
                        .replace("35=A", "35=5")));
        assertThat(world.compare().all()).isEmpty();
    }

    @Test
    void tellsOnlyOfThePeriod() {
        sound();
        world.fromClient("D", "11=C103|");
        Differences found = new Differences();
        NearSide near = new NearSide();
        world.archive.forEach(near::add);
        long at = world.archive.get(0).epochNs();
        new Comparison(
                        List.of(World.CLIENT, World.VENUE),
                        new FarSide(Set.of("TRADE2026")),
                        near,
                        world.book(),
                        new Period(at + 1, Long.MAX_VALUE),
                        found)
                .run();
        assertThat(found.all()).isEmpty();
    }

    @Test
    void findsNothingInManySoundOrders() {
        for (int order = 1; order <= 1_250; order++) {
            world.filledOrder(order);
        }
        Differences found = world.heartbeats().compare();
        assertThat(found.all()).isEmpty();
        assertThat(found.compared().get("messages in the archive")).isGreaterThan(10_000);
    }
}
