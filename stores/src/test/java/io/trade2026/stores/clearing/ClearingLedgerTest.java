package io.trade2026.stores.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trade2026.stores.clearing.ClearingComparison.PositionDifference;
import io.trade2026.stores.clearing.ClearingLedger.Kept;
import io.trade2026.stores.postgres.ScratchPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** PO-01 in the tables: a break is one break over all files that show it, and what somebody has resolved stays so. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClearingLedgerTest {
    private static final long S = 1_000_000_000L;
    private static final long BEGAN = 1_800_000_000L * S;

    private final ScratchPostgres postgres;
    private final ClearingLedger ledger;
    private long second;

    ClearingLedgerTest(@TempDir final Path data) throws IOException {
        postgres = new ScratchPostgres(data);
        ledger = new ClearingLedger(postgres.database().jdbi());
    }

    @AfterAll
    void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void clear() {
        postgres.database()
                .jdbi()
                .useHandle(handle -> handle.execute("TRUNCATE clearing_breaks, clearing_files RESTART IDENTITY"));
        second = 0;
    }

    private static PositionDifference differs(final String account, final long ours, final long theirs) {
        return new PositionDifference(account, "IBM", BigDecimal.valueOf(ours), BigDecimal.valueOf(theirs));
    }

    /** A second later than the one before. */
    private Kept compared(final String file, final PositionDifference... differences) {
        second++;
        return keep(second, file, differences);
    }

    private Kept keep(final long at, final String file, final PositionDifference... differences) {
        return ledger.keep(new ClearingComparison(
                file + ".csv",
                file.repeat(64).substring(0, 64),
                5,
                100 + at,
                BEGAN + at * S,
                Arrays.asList(differences)));
    }

    private void told(final long breakId, final String stage, final long at) {
        ledger.told(breakId, stage, 200 + at, BEGAN + at * S, "risk", "why");
    }

    private List<String> lines() {
        return ledger.breaks(10).stream()
                .map(each -> each.breakId() + " " + each.account() + " "
                        + each.ours().toPlainString() + "/"
                        + each.theirs().toPlainString() + " since "
                        + (each.firstSeen().getEpochSecond() - BEGAN / S)
                        + " " + each.stage() + (each.isShown() ? "" : " gone"))
                .toList();
    }

    @Test
    void aBreakIsTheSameOverAllFilesThatShowItUntilOneDoesNot() {
        assertThat(compared("a", differs("ACC1", 7, 8), differs("ACC2", 1, 0))).isEqualTo(new Kept(2, 0, 0, 0));
        assertThat(compared("b", differs("ACC1", 7, 9))).isEqualTo(new Kept(0, 1, 0, 1));
        assertThat(lines()).containsExactly("2 ACC2 1/0 since 1 NEW gone", "1 ACC1 7/9 since 1 NEW");
        assertThat(ledger.breaks(10).get(1).fileName()).isEqualTo("b.csv");
        told(2, "MATCHED", 3);
        assertThat(compared("c", differs("ACC2", 1, 0))).isEqualTo(new Kept(1, 0, 0, 1));
        assertThat(lines())
                .containsExactly(
                        "3 ACC2 1/0 since 3 NEW", "2 ACC2 1/0 since 1 MATCHED gone", "1 ACC1 7/9 since 1 NEW gone");
    }

    @Test
    void theSameFileTwiceDoesNothingTwice() {
        compared("a", differs("ACC1", 7, 8));
        final List<String> once = lines();
        assertThat(compared("a", differs("ACC1", 7, 8))).isEqualTo(new Kept(0, 1, 0, 0));
        assertThat(lines()).isEqualTo(once).hasSize(1);
        final List<Map<String, Object>> files = postgres.database()
                .jdbi()
                .withHandle(handle -> handle.createQuery("SELECT compared, differing FROM clearing_files")
                        .mapToMap()
                        .list());
        assertThat(files).containsExactly(Map.of("compared", 2, "differing", 1));
    }

    @Test
    void whatWasResolvedIsQuietWhileItsNumbersStayAndNewWhenTheyChangeOrItComesAgain() {
        compared("a", differs("ACC1", 7, 8));
        told(1, "RESOLVED", 2);
        second = 2;
        assertThat(compared("a", differs("ACC1", 7, 8))).isEqualTo(new Kept(0, 0, 1, 0));
        assertThat(compared("b", differs("ACC1", 7, 9))).isEqualTo(new Kept(1, 0, 0, 0));
        told(2, "RESOLVED", 5);
        second = 5;
        assertThat(compared("c")).as("nobody is told twice that it is over").isEqualTo(new Kept(0, 0, 0, 0));
        assertThat(compared("b", differs("ACC1", 7, 9))).isEqualTo(new Kept(1, 0, 0, 0));
        assertThat(lines())
                .containsExactly(
                        "3 ACC1 7/9 since 7 NEW",
                        "2 ACC1 7/9 since 4 RESOLVED gone",
                        "1 ACC1 7/8 since 1 RESOLVED gone");
    }

    @Test
    void whatTheJournalSaysIsNotedOnceAndInItsOrder() {
        compared("a", differs("ACC1", 7, 8));
        told(1, "RESOLVED", 0);
        assertThat(lines()).as("of another life, before it was seen").containsExactly("1 ACC1 7/8 since 1 NEW");
        told(1, "ALERTED", 31);
        told(1, "WARNED", 6);
        assertThat(lines()).containsExactly("1 ACC1 7/8 since 1 ALERTED");
        told(1, "RESOLVED", 40);
        told(1, "MATCHED", 50);
        assertThat(lines()).containsExactly("1 ACC1 7/8 since 1 RESOLVED");
        assertThat(ledger.breaks(10).get(0)).satisfies(each -> {
            assertThat(each.actor()).isEqualTo("risk");
            assertThat(each.note()).isEqualTo("why");
        });
        assertThat(ledger.breaks(0)).as("none that are over").isEmpty();
    }

    @Test
    void aComparisonThatIsOlderOrHalfWrongChangesNothing() {
        keep(5, "a", differs("ACC1", 7, 8));
        assertThatThrownBy(() -> keep(4, "b", differs("ACC2", 7, 8)))
                .isInstanceOf(ClearingLedger.OlderComparison.class)
                .hasMessageContaining("a comparison of a later moment");
        assertThatThrownBy(() -> keep(6, "b", differs("ACC2", 7, 8), differs("ACC3", 7, 7)))
                .hasMessageContaining("clearing_breaks");
        assertThat(lines()).containsExactly("1 ACC1 7/8 since 5 NEW");
    }
}
