package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Control;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.KillSwitchChangedDecoder;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.PartyKind;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** A party that one control refuses too often takes no new risk until two persons lift it (risk-controls 2.9, escalate). */
class EscalationTest {
    private static final long NS_PER_MS = 1_000_000L;
    private static final long E8 = 100_000_000L;
    private static final long E4 = 10_000;
    private static final List<PartyKind> PARTIES =
            List.of(PartyKind.FIRM, PartyKind.CLIENT, PartyKind.ACCOUNT, PartyKind.SESSION);

    private Desk desk = new Desk();
    private int next;

    private static int idOf(PartyKind kind) {
        return kind == PartyKind.SESSION ? Desk.CLIENT : 1;
    }

    private static String nameOf(PartyKind kind) {
        return switch (kind) {
            case FIRM -> "HOUSE";
            case CLIENT -> "CLIENT1";
            case ACCOUNT -> "ACC1";
            case SESSION -> "11";
            default -> throw new IllegalArgumentException(kind.name());
        };
    }

    private void rows(PartyKind kind, long count, long windowMs) {
        desk.limit(Control.PT_01, PartyKind.CLIENT, 1, 100 * E8);
        desk.limitOrderValue(10_000 * E4);
        desk.limit(Control.ESCALATE_COUNT, kind, idOf(kind), count);
        desk.limit(Control.ESCALATE_WINDOW, kind, idOf(kind), windowMs);
        desk.place("OPEN", "10", "100");
        desk.venue(ExecType.NEW, desk.lastVenueRequestId(), "n").send();
        desk.heard();
    }

    private void ask(String what) {
        String id = "ID" + next++;
        switch (what) {
            case "large" -> desk.place(id, "101", "90");
            case "dear" -> desk.place(id, "100", "101");
            case "change" -> desk.replace(id, "OPEN", "101", "90");
            case "twice" -> desk.place("OPEN", "101", "90");
            case "fine" -> desk.place(id, "1", "90");
            default -> desk.pass(Long.parseLong(what.substring(1)) * NS_PER_MS);
        }
    }

    private void asks(String words) {
        for (String word : words.split(" ", -1)) {
            ask(word);
        }
    }

    private boolean isBlocked() {
        desk.heard();
        ask("fine");
        List<Told> told = desk.heard();
        boolean isRefused = told.get(0).field(58).contains("KILL_SWITCH");
        assertThat(told).anyMatch(each -> each.to().equals(isRefused ? "client" : "venue"));
        return isRefused;
    }

    private List<KillSwitchChangedDecoder> kills() {
        return desk.sink().letters().stream()
                .map(UnsafeBuffer::new)
                .filter(letter ->
                        new MessageHeaderDecoder().wrap(letter, 0).templateId() == KillSwitchChangedDecoder.TEMPLATE_ID)
                .map(letter -> new KillSwitchChangedDecoder().wrapAndApplyHeader(letter, 0, new MessageHeaderDecoder()))
                .toList();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/escalate.csv", numLinesToSkip = 1)
    void blocksAPartyThatOneControlRefusesTooOftenWithinTheWindowAlsoAcrossARestart(String asks, String blocked) {
        for (PartyKind kind : PARTIES) {
            for (boolean isRestarted : List.of(false, true)) {
                desk = new Desk();
                rows(kind, 3, 1_000);
                for (String word : asks.split(" ", -1)) {
                    ask(word);
                    if (isRestarted) {
                        desk.restart();
                    }
                }
                assertThat(isBlocked()).as("%s %s", kind, asks).isEqualTo(blocked.equals("yes"));
                assertThat(kills()).hasSize(blocked.equals("yes") ? 1 : 0);
            }
        }
    }

    @Test
    void tellsControlCountAndWindowBehindTheAnswerAndCancelsNothing() {
        rows(PartyKind.ACCOUNT, 2, 5_000);
        ask("large");
        desk.heard();
        ask("large");

        List<Told> told = desk.heard();
        assertThat(told.get(0).field(58)).contains("ORDER_EXCEEDS_QTY");
        assertThat(told).noneMatch(each -> each.to().equals("venue"));
        assertThat(told.get(told.size() - 1).msgType()).isEqualTo("ESCALATED");
        assertThat(told.get(told.size() - 1).field(58))
                .isEqualTo("PT-01 OrderQty refused 2 orders of ACCOUNT ACC1 within 5000 ms: "
                        + "it takes no new risk until two persons lift it");
        KillSwitchChangedDecoder flag = kills().get(0);
        assertThat(flag.scopeKind()).isEqualTo(KillScope.ACCOUNT);
        assertThat(flag.scopeName()).isEqualTo("ACC1");
        assertThat(flag.user()).isEqualTo("ESCALATE");
        assertThat(flag.sweepId()).isZero();
        assertThat(flag.ordersToCancel()).isZero();
        assertThat(flag.reason()).isEqualTo("PT-01 OrderQty refused 2 orders of ACCOUNT ACC1 within 5000 ms");
        desk.cancel("C", "OPEN");
        assertThat(desk.lines()).contains("F 38=10 44=100");
    }

    @Test
    void twoPersonsLiftItAndTheCountBeginsAnew() {
        for (PartyKind kind : PARTIES) {
            desk = new Desk();
            rows(kind, 2, 60_000);
            asks("large large");
            assertThat(isBlocked()).isTrue();
            desk.restart();
            desk.kill(KillScope.valueOf(kind.name()), nameOf(kind), false);
            assertThat(isBlocked()).isFalse();
            ask("large");
            assertThat(isBlocked()).isFalse();
            ask("large");
            assertThat(isBlocked()).isTrue();
        }
    }

    @Test
    void aPersonWhoKillsWhatIsBlockedCancelsWhatIsOpenAndItIsOneFlag() {
        rows(PartyKind.ACCOUNT, 1, 60_000);
        ask("large");
        desk.heard();
        desk.kill(KillScope.ACCOUNT, "ACC1", true);
        assertThat(desk.lines()).containsExactly("F 38=10 44=100");
        desk.kill(KillScope.ACCOUNT, "ACC1", false);
        assertThat(isBlocked()).isFalse();
    }

    @Test
    void oneCommandMayBlockSeveralParties() {
        rows(PartyKind.CLIENT, 2, 60_000);
        desk.limit(Control.ESCALATE_COUNT, PartyKind.FIRM, 1, 2);
        asks("large large");
        assertThat(kills())
                .extracting(KillSwitchChangedDecoder::scopeKind)
                .containsExactly(KillScope.CLIENT, KillScope.FIRM);
        desk.kill(KillScope.CLIENT, "CLIENT1", false);
        assertThat(isBlocked()).as("the firm's flag is left").isTrue();
    }

    @Test
    void countsWhatTheThrottleRefusesAndNotTheQuestionsThatAreOnlyChecked() {
        rows(PartyKind.SESSION, 3, 60_000);
        desk.limit(Control.PT_06_RATE, PartyKind.SESSION, Desk.CLIENT, 2);
        asks("fine fine fine fine fine");
        assertThat(kills()).hasSize(1);
        assertThat(kills().get(0).reason()).startsWith("PT-06 Messages refused 3 orders of SESSION S11");
    }
}
