package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Control;
import io.trade2026.messages.sbe.AckMode;
import io.trade2026.messages.sbe.BelowCum;
import io.trade2026.messages.sbe.ChainMode;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.PendingAck;
import io.trade2026.messages.sbe.ReopenFilled;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** PT-20 (RSK-20): one order takes no more messages to its venue than it may, and can always be cancelled. */
class OrderMessagesTest {
    private static final long E8 = 100_000_000L;

    private Desk desk = new Desk();
    private String last = "";
    private int next;

    private void limit(long messages) {
        desk.limit(Control.PT_20_MESSAGES, PartyKind.CLIENT, 1, messages);
    }

    private void act(String what) {
        String id = "ID" + next++;
        switch (what) {
            case "new" -> {
                desk.place(id, "10", "100");
                desk.venue(ExecType.NEW, desk.lastVenueRequestId(), "x" + id).send();
                last = id;
            }
            case "replace" -> {
                desk.replace(id, last, "10", String.valueOf(100 - next));
                desk.venue(ExecType.REPLACED, desk.lastVenueRequestId(), "x" + id)
                        .send();
                last = id;
            }
            case "rejected" -> {
                desk.replace(id, last, "10", String.valueOf(100 - next));
                desk.venueRejectsRequest(desk.lastVenueRequestId(), 99);
            }
            default -> desk.replace(id, last, "101", "50");
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/order-messages.csv", numLinesToSkip = 1)
    void boundsTheMessagesOfAnOrderAndNeverItsCancelAlsoAfterARestart(String limit, String done, String passes) {
        for (boolean isRestarted : List.of(false, true)) {
            desk = new Desk();
            desk.limit(Control.PT_01, PartyKind.CLIENT, 1, 100 * E8);
            for (String what : done.split(" ", -1)) {
                act(what);
            }
            if (!limit.equals("-")) {
                limit(Long.parseLong(limit));
            }
            if (isRestarted) {
                desk.restart();
            }
            desk.heard();
            desk.replace("MORE", last, "9", "50");
            List<Told> told = desk.heard();
            if (passes.equals("yes")) {
                assertThat(told)
                        .anyMatch(each ->
                                each.to().equals("venue") && each.msgType().equals("G"));
                desk.venue(ExecType.REPLACED, desk.lastVenueRequestId(), "xMORE")
                        .send();
                last = "MORE";
            } else {
                assertThat(told).noneMatch(each -> each.to().equals("venue"));
                assertThat(told.get(0).msgType()).isEqualTo("9");
                assertThat(told.get(0).field(58)).contains("ORDER_MESSAGES_EXCEEDED");
            }
            desk.heard();
            desk.cancel("C", last);
            assertThat(desk.heard())
                    .anyMatch(
                            each -> each.to().equals("venue") && each.msgType().equals("F"));
        }
    }

    @Test
    void nothingNewPassesWhereNoMessageIsGranted() {
        limit(0);
        desk.place("A", "10", "100");
        assertThat(desk.heard().get(0).field(58)).contains("ORDER_MESSAGES_EXCEEDED");
        limit(1);
        desk.place("B", "10", "100");
        assertThat(desk.heard()).anyMatch(each -> each.to().equals("venue"));
        desk.place("C", "10", "100");
        assertThat(desk.heard())
                .as("each order has its own")
                .anyMatch(each -> each.to().equals("venue"));
    }

    @Test
    void replacesThatWaitForTheVenueCount() {
        desk = new Desk(new Desk.Profile(
                AckMode.VENUE, ChainMode.QUEUE, PendingAck.LOCAL, ReopenFilled.REJECT, BelowCum.REJECT));
        act("new");
        limit(3);
        desk.replace("R1", last, "10", "99");
        desk.replace("R2", "R1", "10", "98");
        desk.heard();
        desk.replace("R3", "R2", "10", "97");
        assertThat(desk.heard().get(0).field(58)).contains("ORDER_MESSAGES_EXCEEDED");
    }
}
