package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.OrdStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An order that is open here and has ended at its venue: its state is asked for, and nobody cancels it there for ever. */
class EndedAtVenueTest {
    private static final int TOO_LATE = 0;

    private final Desk desk = new Desk();
    private long order;
    private int cancels;

    @BeforeEach
    void open() {
        desk.place("X", "100", "100");
        order = desk.lastVenueRequestId();
        desk.venue(ExecType.NEW, order, "x1").send();
        desk.heard();
    }

    /** The client cancels; what comes of it, and of the venue's refusal when it gets the cancel. */
    private List<String> cancelTooLate(OrdStatus said) {
        desk.cancel("Y" + ++cancels, "X");
        List<String> lines = new ArrayList<>(desk.lines());
        if (lines.stream().anyMatch(line -> line.startsWith("F "))) {
            desk.venueRejectsRequest(desk.lastVenueRequestId(), TOO_LATE, said);
            lines.addAll(desk.lines());
        }
        return lines;
    }

    private List<String> answer(OrdStatus status, String cumQty) {
        var report = desk.venue(ExecType.ORDER_STATUS, order, "0");
        report.fields().ordStatus(status).ordRejReason(-1).cumQtyE8(Decimal8.parse(cumQty));
        report.send();
        return desk.lines();
    }

    @Test
    void itsStateIsAskedForAndPeopleAreToldOnce() {
        assertThat(cancelTooLate(OrdStatus.FILLED))
                .contains("9 434=1 102=0 39=0 11=Y1 41=X", "alarm ENDED_AT_VENUE", "H 38=100 44=100");
        assertThat(cancelTooLate(OrdStatus.FILLED))
                .contains("9 434=1 102=0 39=0 11=Y2 41=X", "H 38=100 44=100")
                .doesNotContain("alarm ENDED_AT_VENUE");
    }

    @Test
    void aRefusalThatSaysThatItWorksIsNone() {
        assertThat(cancelTooLate(OrdStatus.NEW)).doesNotContain("alarm ENDED_AT_VENUE", "H 38=100 44=100");
    }

    @Test
    void aClientThatCancelsForEverIsAnsweredEachTimeAndTheVenueSeldomAsked() {
        int answered = 0;
        int sent = 0;
        for (int i = 0; i < 1_000; i++) {
            if (i == 500) {
                desk.restart();
            }
            List<String> lines = cancelTooLate(OrdStatus.FILLED);
            answered += (int) lines.stream()
                    .filter(line -> line.startsWith("9 434=1 102=0"))
                    .count();
            sent += (int) lines.stream().filter(line -> line.startsWith("F ")).count();
        }
        assertThat(answered).isEqualTo(1_000);
        assertThat(sent).isEqualTo(8 + 7);
    }

    @Test
    void itEndsAsTheVenueSaysWhenNothingIsMissing() {
        cancelTooLate(OrdStatus.CANCELED);
        assertThat(answer(OrdStatus.CANCELED, "0")).containsExactly("8 150=4 39=4 11=X 38=100 14=0 151=0 6=0");
        assertThat(desk.reservedE4()).isZero();
    }

    @Test
    void itStaysInDoubtWhileTheVenueHoldsExecutionsThatAreNotHere() {
        cancelTooLate(OrdStatus.FILLED);
        assertThat(answer(OrdStatus.FILLED, "100")).containsExactly("alarm IN_DOUBT");
        desk.venue(ExecType.TRADE, order, "f1").last("100", "100").send();
        assertThat(desk.lines()).containsExactly("8 150=F 39=2 11=X 38=100 14=100 151=0 6=100 32=100 31=100");
    }

    @Test
    void aVenueThatSaysThatItWorksIsAskedAgainAsOften() {
        for (int i = 0; i < 9; i++) {
            cancelTooLate(OrdStatus.FILLED);
        }
        assertThat(cancelTooLate(OrdStatus.FILLED)).noneMatch(line -> line.startsWith("F "));
        assertThat(answer(OrdStatus.NEW, "0")).isEmpty();
        assertThat(cancelTooLate(OrdStatus.FILLED)).anyMatch(line -> line.startsWith("F "));
    }
}
