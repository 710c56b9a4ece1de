package io.trade2026.ops.recon;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.sbe.BreakKind;
import io.trade2026.messages.sbe.BreakReportedEncoder;
import io.trade2026.messages.sbe.BreakStage;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.ops.source.ClearingRow;
import io.trade2026.ops.source.ClearingTold;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** PO-01: positions that a clearing firm has otherwise, at each age by a clock of its own, and over a restart. */
class PositionBookTest {
    private static final long S = 1_000_000_000L;
    private static final long BEGAN = 1_000 * S;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1_024]);
    private final List<ClearingTold> written = new ArrayList<>();
    private Matcher matcher = new Matcher(ReconSettings.USUAL);
    private long nowNs = BEGAN;
    private long number;

    private static ClearingRow row(long id, boolean isShown, String stage, long toldEpochNs) {
        return new ClearingRow(id, "ACC7", "IBM", BEGAN, isShown, "7 and 9", stage, toldEpochNs, "", "");
    }

    private void kept(ClearingRow... rows) {
        written.addAll(matcher.positions(List.of(rows)));
    }

    private void say(long id, BreakStage stage, long epochNs, String user) {
        buffer.setMemory(0, buffer.capacity(), (byte) 0);
        var letter = new BreakReportedEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        letter.breakEvent(id)
                .stage(stage)
                .kind(BreakKind.POSITION_DIFFERS)
                .accountName("ACC7")
                .symbol("IBM")
                .user(user)
                .text("said");
        number++;
        matcher.onEvent(number, epochNs, buffer, 0);
    }

    /** What is due after so many milliseconds; the core is told, and says so in the journal. */
    private List<String> after(long ms) {
        nowNs += ms * 1_000_000;
        List<String> lines = new ArrayList<>();
        for (Matcher.Due due : matcher.due(nowNs, nowNs, nowNs + S)) {
            lines.add(due.stage() + " " + due.difference().place().account() + " "
                    + due.difference().place().symbol());
            say(due.difference().eventNumber(), due.stage(), nowNs, Reconciliation.USER);
        }
        assertThat(matcher.killsDue(nowNs, nowNs + S)).isEmpty();
        return lines;
    }

    private List<String> stages() {
        return matcher.state(nowNs, true, 0).breaks().stream()
                .map(each -> each.stage() + " " + each.text())
                .toList();
    }

    @Test
    void growsOlderUntilItsAccountIsBlockedAndNoFurtherAndEndsWithTheFile() {
        kept(row(1, true, "NEW", 0));
        assertThat(after(5_000)).isEmpty();
        assertThat(stages()).containsExactly("NEW 7 and 9");
        assertThat(after(1)).containsExactly("WARNED ACC7 IBM");
        assertThat(after(24_999)).isEmpty();
        assertThat(after(1)).containsExactly("ALERTED ACC7 IBM");
        assertThat(after(600_000)).as("it is at no venue").isEmpty();
        kept(row(1, true, "NEW", 0));
        assertThat(written).extracting(ClearingTold::stage).containsExactly("ALERTED");
        assertThat(matcher.state(nowNs, true, 0).state()).isEqualTo("BROKEN");
        kept(row(1, false, "ALERTED", written.get(0).epochNs()));
        assertThat(after(0)).containsExactly("MATCHED ACC7 IBM");
        kept(row(1, false, "ALERTED", written.get(0).epochNs()));
        assertThat(written).extracting(ClearingTold::stage).containsExactly("ALERTED", "MATCHED");
        assertThat(stages()).containsExactly("MATCHED 7 and 9");
        assertThat(matcher.state(nowNs, true, 0).state()).isEqualTo("MATCHED");
        assertThat(after(600_000)).isEmpty();
    }

    @Test
    void aRestartTellsNothingTwiceWhicheverOfJournalAndStoreIsAhead() {
        say(1, BreakStage.ALERTED, BEGAN - 1, Reconciliation.USER);
        say(2, BreakStage.WARNED, BEGAN + 6 * S, Reconciliation.USER);
        nowNs = BEGAN + 20 * S;
        kept(row(3, true, "WARNED", BEGAN + 7 * S), row(2, true, "NEW", 0), row(1, true, "NEW", 0));
        assertThat(written).extracting(ClearingTold::breakId).containsExactly(2L);
        assertThat(after(0)).as("the first was said of a break before it").containsExactly("WARNED ACC7 IBM");
    }

    @Test
    void whatAnOperatorHasResolvedIsOverWithHisReason() {
        kept(row(1, true, "NEW", 0));
        after(31_000);
        nowNs += S;
        say(1, BreakStage.RESOLVED, nowNs, "risk");
        assertThat(after(600_000)).isEmpty();
        kept(row(1, true, "ALERTED", BEGAN + 31 * S));
        assertThat(written).extracting(ClearingTold::note).containsExactly("said");
        assertThat(matcher.state(nowNs, true, 0).breaks())
                .extracting(each -> each.stage() + " by " + each.user() + " after " + each.ageNs() / S)
                .containsExactly("RESOLVED by risk after 32");
    }
}
