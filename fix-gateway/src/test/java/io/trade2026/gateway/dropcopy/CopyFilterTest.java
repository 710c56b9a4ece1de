package io.trade2026.gateway.dropcopy;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.sbe.OrderChangedDecoder;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.sessions.DropCopyFilter;
import io.trade2026.sessions.SessionBook;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CopyFilterTest {
    private static final SessionBook BOOK = Sessions.book();

    private static CopyFilter filter(Set<String> clients, Set<String> accounts, Set<String> venues) {
        return new CopyFilter(new DropCopyFilter(clients, accounts, venues), BOOK.all());
    }

    private static OrderChangedDecoder accepted(int sessionId, String account, int venueSessionId) {
        return Executions.event(7, 0, OrderFact.ACCEPTED, sessionId, account, "MSFT", venueSessionId);
    }

    @Test
    void everyFactIsCopiedButTheAnswerToAStatusRequest() {
        CopyFilter all = new CopyFilter(DropCopyFilter.ALL, BOOK.all());
        for (OrderFact fact : OrderFact.values()) {
            if (fact != OrderFact.NULL_VAL) {
                assertThat(all.passes(Executions.event(7, 0, fact)))
                        .as(fact.name())
                        .isEqualTo(fact != OrderFact.STATUS);
            }
        }
    }

    @Test
    void ordersOfOtherClientsAreNotCopiedWhicheverSessionTheyCameBy() {
        CopyFilter two = filter(Set.of("CLIENT4"), Set.of(), Set.of());
        assertThat(two.passes(accepted(4, "ACC4", 900))).isTrue();
        assertThat(two.passes(accepted(14, "ACC4", 900)))
                .as("the client's second session")
                .isTrue();
        assertThat(two.passes(accepted(5, "ACC5", 900))).isFalse();
        assertThat(two.passes(accepted(77, "ACC4", 900)))
                .as("a session that is not defined")
                .isFalse();
    }

    @Test
    void accountsAreComparedAsAWhole() {
        CopyFilter one = filter(Set.of(), Set.of("ACC4", "X".repeat(24)), Set.of());
        assertThat(one.passes(accepted(4, "ACC4", 900))).isTrue();
        assertThat(one.passes(accepted(4, "ACC", 900))).isFalse();
        assertThat(one.passes(accepted(4, "ACC40", 900))).isFalse();
        assertThat(one.passes(accepted(4, "", 900))).isFalse();
        assertThat(one.passes(accepted(4, "X".repeat(24), 900))).isTrue();
        assertThat(one.passes(accepted(4, "X".repeat(23), 900))).isFalse();
    }

    @Test
    void aVenueFilterLeavesOutWhatWasNeverRouted() {
        CopyFilter one = filter(Set.of(), Set.of(), Set.of("XSIM"));
        assertThat(one.passes(accepted(4, "ACC4", 900))).isTrue();
        assertThat(one.passes(accepted(4, "ACC4", 901))).isFalse();
        assertThat(one.passes(accepted(4, "ACC4", 0))).isFalse();
    }

    @Test
    void clientAccountAndVenueMustAllPass() {
        CopyFilter narrow = filter(Set.of("CLIENT4"), Set.of("ACC4"), Set.of("XSIM"));
        assertThat(narrow.passes(accepted(4, "ACC4", 900))).isTrue();
        assertThat(narrow.passes(accepted(5, "ACC4", 900))).isFalse();
        assertThat(narrow.passes(accepted(4, "ACC5", 900))).isFalse();
        assertThat(narrow.passes(accepted(4, "ACC4", 901))).isFalse();
    }
}
