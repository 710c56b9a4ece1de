package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Control;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.LimitChangedDecoder;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.SetLimitEncoder;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Risk catalogue, section 6, test 10: without a limit nothing new passes, and a limit that is added holds from a sequence number on
 * that stands in the log: what was entered before its event is refused, what is entered after it passes, and so it is when the log
 * is played again.
 */
class AcceptanceTest10 {
    private static final long FIRST_VERSION = 1_000_000L;

    private final Desk desk = new Desk();
    private long version = FIRST_VERSION;

    private void limit(long limitId, Control control, InstrumentScope scope, boolean isThere) {
        var letter = new SetLimitEncoder().wrapAndApplyHeader(desk.blank(), 0, desk.header());
        letter.version(++version)
                .limitId(limitId)
                .control(control.code())
                .scopeKind(PartyKind.FIRM)
                .scopeId(1)
                .instrumentScope(scope)
                .side(LimitSide.BOTH)
                .enabled(isThere ? Bool.YES : Bool.NO)
                .value(Desk.WIDE)
                .author("risk")
                .reason("test");
        desk.send(letter.encodedLength());
    }

    /** Number of the event by which the version of the limit came to hold. */
    private long changedAt(long ofVersion) {
        var header = new MessageHeaderDecoder();
        var changed = new LimitChangedDecoder();
        for (byte[] letter : desk.sink().letters()) {
            var from = new UnsafeBuffer(letter);
            if (header.wrap(from, 0).templateId() == LimitChangedDecoder.TEMPLATE_ID
                    && changed.wrapAndApplyHeader(from, 0, header).version() == ofVersion) {
                return changed.header().eventNumber();
            }
        }
        throw new AssertionError("version " + ofVersion + " never came to hold");
    }

    private long placed(String clOrdId, boolean passes) {
        desk.heard();
        desk.place(clOrdId, "10", "100");
        List<Told> told = desk.heard();
        assertThat(told.stream().anyMatch(each -> each.msgType().equals("D")))
                .as("%s: %s", clOrdId, told)
                .isEqualTo(passes);
        if (!passes) {
            assertThat(told)
                    .singleElement()
                    .satisfies(report -> assertThat(report.line()).contains("150=8 39=8 11=" + clOrdId));
            assertThat(told.get(0).field(58)).contains(Denial.LIMIT_MISSING.name());
        }
        return told.get(0).eventNumber();
    }

    @ParameterizedTest
    @CsvSource({
        "1, PT_01, ANY",
        "2, PT_02, ANY",
        "7, PT_07, ANY",
        "3, PT_08, ANY",
        "4, PT_09, EACH",
        "5, PT_10_NOTIONAL, ANY",
        "6, PT_10_COUNT, ANY",
        "8, PT_06_RATE, ANY",
    })
    void refusesWithoutALimitUntilTheEventThatBringsIt(long limitId, Control control, InstrumentScope scope) {
        placed("A", true);
        desk.venue(ExecType.NEW, desk.lastVenueRequestId(), "E1").send();
        limit(limitId, control, scope, false);
        long refused = placed("B", false);
        desk.restart();
        placed("B2", false);
        desk.cancel("C", "A");
        assertThat(desk.heard().stream().map(Told::msgType)).contains("F");
        limit(limitId, control, scope, true);
        long holdsFrom = changedAt(version);
        long passed = placed("D", true);

        assertThat(holdsFrom).isBetween(refused + 1, passed - 1);
        decidesTheSameAgain();
    }

    private void decidesTheSameAgain() {
        var again = new RecordingEventSink(0);
        var core = new OmsCore(CoreLimits.USUAL, again, new SteppedTimers());
        desk.log().forEach(logged -> logged.playTo(core));
        List<byte[]> first = desk.sink().letters();
        assertThat(again.letters()).hasSameSizeAs(first);
        for (int i = 0; i < first.size(); i++) {
            assertThat(again.letters().get(i)).isEqualTo(first.get(i));
        }
    }
}
