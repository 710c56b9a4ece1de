package io.trade2026.app.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.OrdStatus;
import io.trade2026.messages.sbe.OrderChangedEncoder;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.VenueReportUnmatchedEncoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** The differences of PO-01, each planted once between a venue's drop copy and our journal. */
class CopyCheckTest {
    private static final int VENUE = 900;

    private final Differences found = new Differences();
    private final CopyCheck check = new CopyCheck(id -> id == VENUE ? "XSIM" : "session " + id, found);
    private final List<VenueCopy> copies = new ArrayList<>();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[4_096]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private long number;

    private void booked(String orderId, String execId, int qty, int px, int leaves) {
        buffer.setMemory(0, buffer.capacity(), (byte) 0);
        var letter = new OrderChangedEncoder().wrapAndApplyHeader(buffer, 0, header);
        letter.fact(OrderFact.FILLED)
                .lastQtyE8(qty * Decimal8.ONE)
                .lastPxE8(px * Decimal8.ONE)
                .venueOrderId(orderId)
                .venueExecId(execId)
                .venueSessionId(VENUE);
        letter.order()
                .orderId(7)
                .clOrdId("A7")
                .leavesQtyE8(leaves * Decimal8.ONE)
                .ordStatus(leaves == 0 ? OrdStatus.FILLED : OrdStatus.PARTIALLY_FILLED);
        letter.order().terms().side(Side.BUY).account("ACC1").symbol("INTC");
        letter.text("").custom("");
        number++;
        check.onEvent(number, Message.epochNs("20261126-10:00:0" + number), buffer, 0);
    }

    private void copied(int second, String orderId, String execId, int qty, int px, int leaves, String more) {
        VenueCopy.read(
                ("8=FIX.4.4|9=100|35=8|49=XSIM|56=TRADE2026|34=2|52=20261126-10:00:0" + second + "|37=" + orderId
                                + "|17="
                                + execId + "|150=F|39=1|32=" + qty + "|31=" + px + "|151=" + leaves + "|14=1|6=1" + more
                                + "|10=000|")
                        .replace('|', '\u0001'),
                copies);
    }

    private List<String> differences() {
        check.compare(copies);
        return found.all().stream()
                .map(each -> each.kind() + " " + each.clOrdId() + " " + each.text())
                .toList();
    }

    private static final String AS_BOOKED = "|54=1|1=ACC1";

    @Test
    void nothingDiffersWhereBothSaysTheSame() {
        booked("V1", "E1", 40, 100, 60);
        booked("V1", "E2", 60, 100, 0);
        copied(1, "V1", "E1", 40, 100, 60, AS_BOOKED);
        copied(2, "V1", "E2", 60, 100, 0, AS_BOOKED);
        copied(2, "V1", "E2", 60, 100, 0, AS_BOOKED);
        assertThat(differences()).isEmpty();
        assertThat(found.compared()).containsEntry("executions in drop copies of venues", 2L);
    }

    @Test
    void anExecutionIsMissingHere() {
        booked("V1", "E1", 40, 100, 60);
        copied(1, "V1", "E1", 40, 100, 60, AS_BOOKED);
        copied(2, "V9", "E9", 5, 100, 0, "|54=2");
        assertThat(differences())
                .containsExactly("EXECUTION_LOST  ExecID(17) E9 of OrderID(37) V9: 5 at 100 is in the drop copy,"
                        + " and neither booked nor in suspense");
    }

    @Test
    void whatIsInSuspenseIsNotMissing() {
        var letter = new VenueReportUnmatchedEncoder().wrapAndApplyHeader(buffer, 0, header);
        letter.venueSessionId(VENUE).venueOrderId("V9").execId("E9");
        check.onEvent(1, 0, buffer, 0);
        copied(1, "V9", "E9", 5, 100, 0, "|54=2");
        assertThat(differences()).isEmpty();
    }

    @Test
    void anExecutionIsMissingThere() {
        booked("V1", "E1", 40, 100, 60);
        booked("V2", "E2", 10, 100, 0);
        booked("V3", "E3", 10, 100, 0);
        copied(1, "V1", "E1", 40, 100, 60, AS_BOOKED);
        copied(3, "V3", "E3", 10, 100, 0, AS_BOOKED);
        booked("V4", "E4", 10, 100, 0);
        assertThat(differences())
                .as("what is younger than the last copy may be on its way")
                .containsExactly("EXECUTION_UNKNOWN A7 booked as 10 at 100, and not in the drop copy: XSIM|V2|E2");
    }

    @Test
    void quantityPriceSideAndAccountDiffer() {
        booked("V1", "E1", 40, 100, 60);
        copied(1, "V1", "E1", 41, 101, 60, "|54=2|1=ACC2");
        assertThat(differences())
                .containsExactly(
                        "EXECUTION_DIFFERS A7 ExecID(17) E1: LastQty(32) is 41 in the drop copy, booked is 40",
                        "EXECUTION_DIFFERS A7 ExecID(17) E1: LastPx(31) is 101 in the drop copy, booked is 100",
                        "EXECUTION_DIFFERS A7 ExecID(17) E1: Side(54) is sell in the drop copy, booked is buy",
                        "EXECUTION_DIFFERS A7 ExecID(17) E1: Account(1) is ACC2 in the drop copy, booked is ACC1");
    }

    @Test
    void whatIsOpenDiffers() {
        booked("V1", "E1", 40, 100, 60);
        copied(1, "V1", "E1", 40, 100, 50, AS_BOOKED);
        assertThat(differences())
                .containsExactly(
                        "STATE_DIFFERS A7 OrderID(37) V1: LeavesQty(151) is 50 in the drop copy, here it is 60");
    }
}
