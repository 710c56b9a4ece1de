package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.AcknowledgeAlertEncoder;
import io.trade2026.messages.sbe.AlertAcknowledgedDecoder;
import io.trade2026.messages.sbe.ApproveLimitEncoder;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.CommitReferenceDataEncoder;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.LimitChangedDecoder;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.PlaceOrderDecoder;
import io.trade2026.messages.sbe.PlaceOrderEncoder;
import io.trade2026.messages.sbe.SetLimitEncoder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** GV-01 in the core: temporary limits go back by themselves, and what loosens without two operators is an alarm. */
class LimitCommandsTest {
    private static final long ORDER_QTY_LIMIT = 1;
    private static final long MINUTE_NS = TimeUnit.MINUTES.toNanos(1);

    private final Desk desk = new Desk();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1_024]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private long version = 100;

    private void govern() {
        int length = new CommitReferenceDataEncoder()
                .wrapAndApplyHeader(blank(), 0, header)
                .version(1)
                .encodedLength();
        desk.send(buffer, length);
    }

    private UnsafeBuffer blank() {
        buffer.setMemory(0, buffer.capacity(), (byte) 0);
        return buffer;
    }

    private SetLimitEncoder letter(long limitId, long qty) {
        return new SetLimitEncoder()
                .wrapAndApplyHeader(blank(), 0, header)
                .version(++version)
                .limitId(limitId)
                .control(Control.PT_01.code())
                .scopeKind(PartyKind.FIRM)
                .scopeId(1)
                .instrumentScope(InstrumentScope.ANY)
                .side(LimitSide.BOTH)
                .enabled(Bool.YES)
                .value(qty * Decimal8.ONE)
                .author("risk");
    }

    private void set(long qty) {
        send(letter(ORDER_QTY_LIMIT, qty));
    }

    private void send(SetLimitEncoder letter) {
        letter.reason("test");
        desk.send(buffer, letter.encodedLength());
    }

    /** A raise that goes back to the quantity given last. */
    private void raise(long qty, long thenQty, long untilEpochNs) {
        SetLimitEncoder letter = letter(ORDER_QTY_LIMIT, qty)
                .untilEpochNs(untilEpochNs)
                .revertVersion(++version)
                .revertEnabled(Bool.YES)
                .revertValue(thenQty * Decimal8.ONE);
        send(letter);
    }

    private void approve(long proposalId, long qty, long untilEpochNs, String user, String second) {
        var letter = new ApproveLimitEncoder()
                .wrapAndApplyHeader(blank(), 0, header)
                .correlationId(9)
                .proposalId(proposalId)
                .limitId(ORDER_QTY_LIMIT)
                .value(qty * Decimal8.ONE)
                .enabled(Bool.YES)
                .untilEpochNs(untilEpochNs)
                .user(user)
                .secondUser(second);
        letter.reason("test");
        desk.send(buffer, letter.encodedLength());
    }

    private List<String> changes() {
        return changes(desk.sink().letters());
    }

    private static List<String> changes(List<byte[]> letters) {
        var read = new MessageHeaderDecoder();
        var changed = new LimitChangedDecoder();
        return letters.stream()
                .map(UnsafeBuffer::new)
                .filter(letter -> read.wrap(letter, 0).templateId() == LimitChangedDecoder.TEMPLATE_ID)
                .map(letter -> changed.wrapAndApplyHeader(letter, 0, read))
                .filter(told -> told.version() > 100)
                .map(told -> told.kind() + " " + (told.version() - 100) + " " + Decimal8.toText(told.oldValue()) + " "
                        + Decimal8.toText(told.newValue()))
                .toList();
    }

    private List<String> alarms() {
        return desk.heard().stream()
                .filter(told -> told.to().equals("desk"))
                .map(Told::msgType)
                .toList();
    }

    @Test
    void putsATemporaryLimitBackAtItsTime() {
        set(100);
        raise(200, 100, desk.nowEpochNs() + MINUTE_NS);
        desk.heard();

        desk.place("A", "200", "100");
        assertThat(desk.heard()).extracting(Told::msgType).contains("D");
        desk.pass(MINUTE_NS);

        assertThat(changes()).last().isEqualTo("REVERTED 3 200 100");
        assertThat(alarms()).containsExactly("LIMIT_REVERTED");
        desk.place("B", "101", "100");
        assertThat(desk.heard()).singleElement().asString().contains("RSK-01");
    }

    @Test
    void putsItBackBeforeTheFirstDecisionAfterItsTimeWhenTheCoreWasDownAtThatInstant() {
        set(100);
        raise(200, 100, desk.nowEpochNs() + MINUTE_NS);
        desk.place("A", "150", "100");
        byte[] order = bytesOfLastCommand();
        var snapshot = new MemorySnapshot();
        desk.core().saveTo(snapshot);

        var sink = new RecordingEventSink(desk.core().lastEventNumber());
        var restarted = new OmsCore(CoreLimits.USUAL, sink, CoreTimers.NONE);
        restarted.loadFrom(snapshot.source());
        var letter = new UnsafeBuffer(order);
        rename(letter);
        restarted.onCommand(desk.nowEpochNs() + 2 * MINUTE_NS, letter, 0, letter.capacity());

        assertThat(changes(sink.letters())).containsExactly("REVERTED 3 200 100");
        assertThat(sink.all()).extracting(Told::msgType).containsExactly("", "LIMIT_REVERTED", "8");
        assertThat(sink.all().get(2).toString()).contains("RSK-01");
    }

    private byte[] bytesOfLastCommand() {
        var log = desk.log();
        var letter = log.get(log.size() - 1).letter();
        byte[] bytes = new byte[letter.capacity()];
        letter.getBytes(0, bytes);
        return bytes;
    }

    /** The same order once more, under the next number and another ClOrdID(11). */
    private static void rename(UnsafeBuffer letter) {
        var placed = new PlaceOrderDecoder().wrapAndApplyHeader(letter, 0, new MessageHeaderDecoder());
        var again = new PlaceOrderEncoder();
        long next = placed.origin().msgSeqNum() + 1;
        again.wrap(letter, MessageHeaderDecoder.ENCODED_LENGTH);
        again.origin().msgSeqNum(next);
        again.clOrdId("AGAIN");
    }

    @Test
    void aSnapshotHoldsWhatALimitGoesBackTo() {
        set(100);
        raise(200, 100, desk.nowEpochNs() + MINUTE_NS);
        desk.restart();
        desk.heard();
        desk.pass(MINUTE_NS);
        assertThat(changes()).last().isEqualTo("REVERTED 3 200 100");
    }

    @Test
    void whatIsSetInBetweenIsNotTakenBack() {
        set(100);
        raise(200, 100, desk.nowEpochNs() + MINUTE_NS);
        set(80);
        desk.pass(2 * MINUTE_NS);
        assertThat(changes()).containsExactly("SET 1 " + whole() + " 100", "TEMPORARY 2 100 200", "SET 4 200 80");
    }

    private static String whole() {
        return Decimal8.toText(Desk.WIDE);
    }

    @Test
    void aTemporaryLimitWhoseTimeIsOverGoesBackAtOnce() {
        set(100);
        raise(200, 100, desk.nowEpochNs() - 1);
        assertThat(changes()).containsExactly("SET 1 " + whole() + " 100", "TEMPORARY 2 100 200", "REVERTED 3 200 100");
    }

    @Test
    void looseningWithoutTwoOperatorsIsAnAlarmAndTighteningIsNot() {
        govern();
        set(100);
        assertThat(alarms()).as("tightened").isEmpty();
        set(200);
        assertThat(alarms()).containsExactly("LIMIT_UNAPPROVED");
        raise(50, 500, desk.nowEpochNs() + MINUTE_NS);
        assertThat(alarms()).as("it would end looser").containsExactly("LIMIT_UNAPPROVED");
        send(letter(77, 5).side(LimitSide.BUY));
        assertThat(alarms()).containsExactly("LIMIT_ADDED");
        send(letter(ORDER_QTY_LIMIT, 5).enabled(Bool.NO));
        assertThat(alarms()).as("taken away").containsExactly("LIMIT_UNAPPROVED");
    }

    /** {@code Control.looser}: up for amounts, down for windows and switches, any for sums of bits. */
    @ParameterizedTest
    @CsvSource({
        "PT_01,           100,  101, 99",
        "PT_16_WINDOW,   2000, 1999, 2001",
        "PT_12_MARK,        1,    0, 1",
        "PT_23_FEE,        10,    9, 11",
        "PT_13_ENTRY,       3,    2, 3",
        "PT_11_ORD_TYPES,   3,    4, 3",
    })
    void whichWayIsLooserDependsOnTheControl(Control control, long from, long looser, long notLooser) {
        desk.heard();
        send(letter(90, 0).control(control.code()).side(LimitSide.BUY).value(from));
        govern();
        send(letter(90, 0).control(control.code()).side(LimitSide.BUY).value(notLooser));
        assertThat(alarms()).as("not looser").isEmpty();
        send(letter(90, 0).control(control.code()).side(LimitSide.BUY).value(from));
        desk.heard();
        send(letter(90, 0).control(control.code()).side(LimitSide.BUY).value(looser));
        assertThat(alarms()).as("looser").containsExactly("LIMIT_UNAPPROVED");
        // A loan of room for a minute that ends with more of it than lasted before.
        SetLimitEncoder lent = letter(90, 0)
                .control(control.code())
                .side(LimitSide.BUY)
                .value(looser)
                .untilEpochNs(desk.nowEpochNs() + MINUTE_NS)
                .revertVersion(++version)
                .revertEnabled(Bool.YES)
                .revertValue(from);
        send(lent);
        assertThat(alarms()).hasSize(control.looser().givesRoom(looser, from) ? 1 : 0);
    }

    @Test
    void twoOperatorsMayLoosenOnceAndOnlyWhatTheyAgreedOn() {
        govern();
        set(100);
        approve(5, 300, 0, "risk", "risk2");
        desk.restart();
        send(letter(ORDER_QTY_LIMIT, 301).proposalId(5));
        assertThat(alarms()).as("another value").containsExactly("LIMIT_UNAPPROVED");
        set(100);
        send(letter(ORDER_QTY_LIMIT, 300).proposalId(5).approver("risk2"));
        assertThat(alarms()).isEmpty();
        set(100);
        send(letter(ORDER_QTY_LIMIT, 300).proposalId(5));
        assertThat(alarms()).as("a second time").containsExactly("LIMIT_UNAPPROVED");
    }

    @Test
    void nobodyApprovesHisOwnProposal() {
        approve(5, 300, 0, "risk", "risk");
        assertThat(desk.heard()).singleElement().asString().contains("nobody approves his own proposal");
        approve(5, 300, 0, "risk", "");
        assertThat(desk.heard()).singleElement().asString().contains("two operators");
    }

    @Test
    void theHouseBeginsWithItsLimitsInSilence() {
        set(200);
        set(300);
        assertThat(alarms()).isEmpty();
    }

    @Test
    void anAcknowledgementIsAnEvent() {
        acknowledge(3, "risk");
        var letters = desk.sink().letters();
        var last = new UnsafeBuffer(letters.get(letters.size() - 1));
        var told = new AlertAcknowledgedDecoder().wrapAndApplyHeader(last, 0, new MessageHeaderDecoder());
        assertThat(told.alertId()).isEqualTo(3);
        assertThat(told.user()).isEqualTo("risk");
        assertThat(told.reason()).isEqualTo("on it");
        desk.heard();
        acknowledge(1_000_000, "risk");
        assertThat(desk.heard()).singleElement().asString().contains("alertId");
    }

    private void acknowledge(long alertId, String user) {
        var letter = new AcknowledgeAlertEncoder()
                .wrapAndApplyHeader(blank(), 0, header)
                .correlationId(4)
                .alertId(alertId)
                .user(user);
        letter.reason("on it");
        desk.send(buffer, letter.encodedLength());
    }
}
