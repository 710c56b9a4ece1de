package io.trade2026.ops.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.ops.clinic.SessionFile.Saying;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
    private final List<Saying> sayings = new ArrayList<>();

    private DiagnosisTest they(String msgType, long number, long from, long to, String text) {
        sayings.add(new Saying(sayings.size(), true, msgType, number, from, to, false, text));
        return this;
    }

    private DiagnosisTest we(String msgType, long number, long from, long to, boolean flag, String text) {
        sayings.add(new Saying(sayings.size(), false, msgType, number, from, to, flag, text));
        return this;
    }

    private SessionFile file(long nextIn, long taken, long nextOut, boolean isUp, String lastEnd) {
        return new SessionFile(1, 3, nextIn, taken, nextOut, isUp, isUp, 0, lastEnd, sayings);
    }

    private static RepairPlan best(Diagnosis found) {
        return found.repairs().get(0);
    }

    @Test
    void seesNothingWrongWithASessionThatIsUp() {
        they("A", 57, 0, 0, "").we("A", 12, 0, 0, false, "");

        Diagnosis found = Diagnosis.of(file(58, 58, 13, true, ""), 0);

        assertThat(found.cause()).isEqualTo(Cause.NOTHING_WRONG);
        assertThat(found.repairs()).isEmpty();
    }

    @Test
    void seesThatTheClientBeganAnew() {
        they("A", 1, 0, 0, "").we("5", 13, 57, 1, true, "MsgSeqNum too low, expecting 57 but received 1");

        Diagnosis found = Diagnosis.of(file(57, 57, 14, false, "MsgSeqNum(34) too low"), 0);

        assertThat(found.cause()).isEqualTo(Cause.THEY_BEGAN_ANEW);
        assertThat(found.sentence()).contains("sent MsgSeqNum(34) 1", "57 is expected");
        assertThat(found.theirNextOut()).isEqualTo(1);
        assertThat(best(found)).isEqualTo(new RepairPlan(RepairKind.RESET, 0, 0));
    }

    @Test
    void seesThatTheClientRunsOnAnOldStore() {
        they("A", 40, 0, 0, "").we("5", 13, 57, 40, true, "MsgSeqNum too low, expecting 57 but received 40");

        assertThat(Diagnosis.of(file(57, 57, 14, false, ""), 0).cause()).isEqualTo(Cause.THEIR_NUMBERS_FELL_BACK);
    }

    @Test
    void seesThatOurNumbersFellBackByTheWordsOfTheOther() {
        they("A", 5, 0, 0, "")
                .we("A", 107, 0, 0, false, "")
                .they("5", 6, 0, 0, "MsgSeqNum too low, expecting 120 but received 107");

        Diagnosis found = Diagnosis.of(file(7, 7, 108, false, "Logout(5)"), 0);

        assertThat(found.cause()).isEqualTo(Cause.OUR_NUMBERS_FELL_BACK);
        assertThat(found.theirNextIn()).isEqualTo(120);
        assertThat(best(found)).isEqualTo(new RepairPlan(RepairKind.NEXT_OUT, 120, 0));
    }

    @Test
    void seesThatOurNumbersFellBackByNextExpectedMsgSeqNum() {
        they("A", 5, 120, 0, "")
                .we("5", 0, 0, 0, true, "NextExpectedMsgSeqNum(789): 120 is too high, next here is 107");

        Diagnosis found = Diagnosis.of(file(5, 5, 107, false, ""), 0);

        assertThat(found.cause()).isEqualTo(Cause.OUR_NUMBERS_FELL_BACK);
        assertThat(best(found)).isEqualTo(new RepairPlan(RepairKind.NEXT_OUT, 120, 0));
    }

    @Test
    void seesThatOurNumbersFellBackByWhatIsAskedFor() {
        they("A", 5, 0, 0, "").we("A", 107, 0, 0, false, "").they("2", 6, 120, 0, "");

        assertThat(Diagnosis.of(file(7, 7, 108, true, ""), 0).cause()).isEqualTo(Cause.OUR_NUMBERS_FELL_BACK);
    }

    @Test
    void doesNotSpeakOfWhatWasMendedSince() {
        they("A", 1, 0, 0, "")
                .we("5", 13, 57, 1, true, "MsgSeqNum too low, expecting 57 but received 1")
                .they("A", 57, 0, 0, "")
                .we("A", 14, 0, 0, false, "");

        assertThat(Diagnosis.of(file(58, 58, 15, true, ""), 0).cause()).isEqualTo(Cause.NOTHING_WRONG);
    }

    @Test
    void seesAGapThatIsNotFilledAndSkipsToWhatCameBehindIt() {
        they("A", 4, 0, 0, "")
                .we("A", 2, 0, 0, false, "")
                .we("2", 3, 5, 0, false, "")
                .we("2", 4, 5, 0, false, "");

        Diagnosis found = Diagnosis.of(file(12, 5, 5, true, ""), 10);

        assertThat(found.cause()).isEqualTo(Cause.GAP_NOT_FILLED);
        assertThat(found.sentence()).contains("messages 5 to 9", "asked for 2 times");
        assertThat(best(found)).isEqualTo(new RepairPlan(RepairKind.NEXT_IN, 10, 0));
    }

    @Test
    void saysWhyALogonWasRefusedThatIsNoMatterOfNumbers() {
        they("A", 5, 0, 0, "").we("5", 0, 0, 0, true, "Password(554): wrong password for SECURE1");

        Diagnosis found = Diagnosis.of(file(5, 5, 9, false, ""), 0);

        assertThat(found.cause()).isEqualTo(Cause.LOGON_REFUSED);
        assertThat(found.sentence()).contains("wrong password");
        assertThat(found.repairs()).isEmpty();
    }

    @Test
    void refusesRepairsThatWouldLoseMessagesOrUseNumbersTwice() {
        SessionFile file = file(12, 5, 108, false, "");

        assertThat(new RepairPlan(RepairKind.NEXT_OUT, 108, 0).obstacle(file)).contains("must be above 108");
        assertThat(new RepairPlan(RepairKind.NEXT_OUT, 109, 0).obstacle(file)).isEmpty();
        assertThat(new RepairPlan(RepairKind.NEXT_IN, 5, 0).obstacle(file)).contains("must be above 5");
        assertThat(new RepairPlan(RepairKind.NEXT_IN, 6, 0).obstacle(file)).isEmpty();
        assertThat(new RepairPlan(RepairKind.RESEND, 1, 2).obstacle(file)).contains("must be logged on");
        assertThat(new RepairPlan(RepairKind.RESEND, 1, 108).obstacle(file(12, 12, 108, true, "")))
                .contains("must be 1 to 107");
        assertThat(new RepairPlan(RepairKind.RESET, 0, 0).obstacle(file)).isEmpty();
    }

    private static ArchivedRow row(boolean isTheirs, long number, String type, Map<String, String> fields) {
        return new ArchivedRow(isTheirs, 0, 3, number, type, isTheirs ? 0 : number + 1_000, fields);
    }

    private static List<String> lines(Preview preview) {
        return preview.rows().stream()
                .map(row -> row.fate() + " " + row.fromMsgSeqNum() + "-" + row.toMsgSeqNum() + " " + row.meaning())
                .toList();
    }

    @Test
    void foreseesWhatIsSentAgainAndWhatIsFilledOver() {
        Preview preview = Preview.of(
                new RepairPlan(RepairKind.RESEND, 5, 6),
                file(12, 12, 108, true, ""),
                0,
                List.of(
                        row(false, 6, "0", Map.of()),
                        row(false, 5, "8", Map.of("150", "F", "32", "40", "31", "100.2", "37", "O12", "11", "A1"))));

        assertThat(lines(preview))
                .containsExactly(
                        "RESENT 5-5 ExecutionReport(8): fill 40@100.2 of order O12 ClOrdID(11) A1, with PossDupFlag(43)=Y",
                        "FILLED 6-6 Heartbeat(0), filled over and not sent again");
    }

    @Test
    void foreseesThatNoOrderIsSentToAVenueAgain() {
        Preview preview = Preview.of(
                new RepairPlan(RepairKind.RESEND, 5, 5),
                file(12, 12, 108, true, ""),
                0,
                List.of(row(false, 5, "D", Map.of("11", "T9", "54", "1", "38", "10", "55", "IBM", "44", "100"))));

        assertThat(lines(preview))
                .containsExactly(
                        "FILLED 5-5 NewOrderSingle(D) ClOrdID(11) T9: buy 10 IBM at 100, filled over and not sent again");
    }

    @Test
    void foreseesWhatTheOtherSideMayNotKnowOfAfterAReset() {
        List<ArchivedRow> archived = List.of(
                row(false, 3, "8", Map.of("150", "0", "37", "O11")),
                row(false, 4, "8", Map.of("150", "F", "32", "40", "31", "100.2", "37", "O12")),
                row(false, 5, "0", Map.of()));

        Preview preview = Preview.of(new RepairPlan(RepairKind.RESET, 0, 0), file(12, 12, 6, false, ""), 4, archived);

        assertThat(lines(preview))
                .containsExactly(
                        "SKIPPED 4-4 ExecutionReport(8): fill 40@100.2 of order O12: the counterparty may not know of it, and"
                                + " cannot ask for it any more");
        assertThat(preview.warning()).isEmpty();
        assertThat(Preview.of(new RepairPlan(RepairKind.RESET, 0, 0), file(12, 12, 6, false, ""), 0, List.of())
                        .warning())
                .contains("has not said what it expects");
    }

    @Test
    void foreseesWhatIsGivenUpOfTheirs() {
        Preview preview = Preview.of(
                new RepairPlan(RepairKind.NEXT_IN, 9, 0),
                file(12, 5, 6, true, ""),
                0,
                List.of(row(true, 7, "D", Map.of("11", "A2", "54", "2", "38", "10", "55", "IBM"))));

        assertThat(lines(preview))
                .containsExactly(
                        "SKIPPED 5-6 never received: nobody here knows what they are",
                        "SKIPPED 7-7 NewOrderSingle(D) ClOrdID(11) A2: sell 10 IBM, came ahead of the gap and never becomes a"
                                + " command",
                        "SKIPPED 8-8 never received: nobody here knows what they are");
    }
}
