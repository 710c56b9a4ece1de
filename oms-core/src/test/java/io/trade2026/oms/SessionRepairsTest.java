package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.CommandRefusedDecoder;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.RepairKind;
import io.trade2026.messages.sbe.RepairSessionEncoder;
import io.trade2026.messages.sbe.ReportSessionRepairEncoder;
import io.trade2026.messages.sbe.SessionRepairOrderedDecoder;
import io.trade2026.messages.sbe.SessionRepairReportedDecoder;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Who may have sequence numbers repaired, and what of it is in the journal. */
class SessionRepairsTest {
    private final Desk desk = new Desk();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1_024]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final MessageHeaderDecoder read = new MessageHeaderDecoder();

    private void order(int sessionId, RepairKind kind, long from, long to, String user, String secondUser) {
        buffer.setMemory(0, buffer.capacity(), (byte) 0);
        var letter = new RepairSessionEncoder().wrapAndApplyHeader(buffer, 0, header);
        letter.correlationId(77)
                .sessionId(sessionId)
                .kind(kind)
                .fromMsgSeqNum(from)
                .toMsgSeqNum(to);
        letter.seenNextIn(5).seenNextOut(107).proposal(3).user(user).secondUser(secondUser);
        letter.reason("numbers fell back");
        desk.send(buffer, letter.encodedLength());
    }

    private UnsafeBuffer last() {
        var letters = desk.sink().letters();
        return new UnsafeBuffer(letters.get(letters.size() - 1));
    }

    private String refusal() {
        assertThat(read.wrap(last(), 0).templateId()).isEqualTo(CommandRefusedDecoder.TEMPLATE_ID);
        var refused = new CommandRefusedDecoder().wrapAndApplyHeader(last(), 0, read);
        assertThat(refused.correlationId()).isEqualTo(77);
        return refused.text();
    }

    @Test
    void tellsTheGatewayWhatTwoOperatorsAgreeOn() {
        order(Desk.CLIENT, RepairKind.NEXT_OUT, 120, 0, "ops", "risk");

        var ordered = new SessionRepairOrderedDecoder().wrapAndApplyHeader(last(), 0, read);
        assertThat(ordered.correlationId()).isEqualTo(77);
        assertThat(ordered.sessionId()).isEqualTo(Desk.CLIENT);
        assertThat(ordered.kind()).isEqualTo(RepairKind.NEXT_OUT);
        assertThat(ordered.fromMsgSeqNum()).isEqualTo(120);
        assertThat(ordered.seenNextIn()).isEqualTo(5);
        assertThat(ordered.seenNextOut()).isEqualTo(107);
        assertThat(ordered.proposal()).isEqualTo(3);
        assertThat(ordered.user()).isEqualTo("ops");
        assertThat(ordered.secondUser()).isEqualTo("risk");
        assertThat(ordered.reason()).isEqualTo("numbers fell back");
    }

    @Test
    void takesAProposalOfOneOperator() {
        order(Desk.CLIENT, RepairKind.RESET, 0, 0, "ops", "");

        assertThat(new SessionRepairOrderedDecoder()
                        .wrapAndApplyHeader(last(), 0, read)
                        .secondUser())
                .isEmpty();
    }

    @Test
    void refusesWhatOneOperatorAgreesOnWithHimself() {
        order(Desk.CLIENT, RepairKind.RESET, 0, 0, "ops", "ops");

        assertThat(refusal()).isEqualTo("secondUser: must be another person than user");
    }

    @Test
    void refusesWhatMakesNoSense() {
        order(999, RepairKind.RESET, 0, 0, "ops", "risk");
        assertThat(refusal()).isEqualTo("sessionId: the session is not defined");
        order(Desk.CLIENT, RepairKind.NEXT_IN, 0, 0, "ops", "risk");
        assertThat(refusal()).isEqualTo("fromMsgSeqNum: must be 1 or above, was 0");
        order(Desk.CLIENT, RepairKind.RESEND, 9, 8, "ops", "risk");
        assertThat(refusal()).isEqualTo("toMsgSeqNum: must not be below fromMsgSeqNum 9, was 8");
        order(Desk.CLIENT, RepairKind.RESET, 0, 0, "", "risk");
        assertThat(refusal()).isEqualTo("user: must be given");
    }

    @Test
    void tellsWhatBecameOfIt() {
        buffer.setMemory(0, buffer.capacity(), (byte) 0);
        var letter = new ReportSessionRepairEncoder().wrapAndApplyHeader(buffer, 0, header);
        letter.correlationId(77)
                .sessionId(1)
                .done(Bool.YES)
                .nextIn(5)
                .nextOut(120)
                .text("done");
        desk.send(buffer, letter.encodedLength());

        var reported = new SessionRepairReportedDecoder().wrapAndApplyHeader(last(), 0, read);
        assertThat(reported.correlationId()).isEqualTo(77);
        assertThat(reported.done()).isEqualTo(Bool.YES);
        assertThat(reported.nextOut()).isEqualTo(120);
        assertThat(reported.text()).isEqualTo("done");
    }
}
