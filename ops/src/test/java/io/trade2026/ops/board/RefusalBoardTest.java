package io.trade2026.ops.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Denial;
import io.trade2026.ops.desk.PlayedTrading;
import io.trade2026.ops.refusal.Refused;
import io.trade2026.ops.source.LimitBook;
import io.trade2026.ops.source.LimitChange;
import io.trade2026.ops.source.LimitRow;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The desk reads of each refusal which limit it was, who made it, and what would have passed. */
final class RefusalBoardTest {
    private static final RefusalBoard.Filter ALL = RefusalBoard.Filter.ALL;

    private boolean isAway;
    private int asked;

    private final LimitBook tables = new LimitBook() {
        @Override
        public List<LimitRow> limits() {
            asked++;
            if (isAway) {
                throw new Refused(Refused.UNAVAILABLE, "limits", "", "must be readable");
            }
            return List.of(new LimitRow(
                    7, 3, "PT-09", "ACCOUNT", "ACC1", "EACH", "BOTH", "60", "", "older", "", "HARD", "EACH", false));
        }

        @Override
        public LimitRow setLimit(LimitChange change) {
            throw new UnsupportedOperationException();
        }
    };
    private final TradingBoard board = new TradingBoard(new RefusalBoard(tables));
    private final PlayedTrading trading = new PlayedTrading(1_795_000_000_000_000_000L, board);

    private RefusalRow latest() {
        return board.refusals().rows(1, ALL, true).get(0);
    }

    @Test
    void tellsWhoMadeTheLimitAndWhatWouldHavePassed() {
        trading.limit(7, 4, "risk").limit(7, 5, "risk2");
        long orderId = trading.refuseForLimit(1, 7, 4);

        RefusalRow row = latest();

        assertThat(row.orderId()).isEqualTo(orderId);
        assertThat(row.reason()).isEqualTo("RSK-09 POSITION_EXCEEDED");
        assertThat(row.limit())
                .isEqualTo(new BindingLimit("PT-09", "ACCOUNT", 1, "60", "20", "100", 7, 4, "risk", "ACC1"));
        assertThat(row.text())
                .as("nobody said more than the reason does")
                .isEqualTo(Denial.POSITION_EXCEEDED.sentence());
        assertThat(row.passesWith()).isEqualTo("OrderQty \u2264 40");
        assertThat(board.picture(true).refusals()).containsExactly(row);
        assertThat(asked).as("for the name of the account alone").isEqualTo(1);
    }

    @Test
    void asksTheTablesForVersionsOfBeforeTheJournalBegins() {
        isAway = true;
        trading.refuseForLimit(1, 7, 3);
        assertThat(latest().limit()).extracting(BindingLimit::limitAuthor).isEqualTo("");
        assertThat(latest().limit()).extracting(BindingLimit::limitAuthor).isEqualTo("");
        assertThat(asked).as("not for every reader").isEqualTo(1);

        RefusalBoard other = new RefusalBoard(tables);
        isAway = false;
        var again = new PlayedTrading(1_795_000_000_000_000_000L, new TradingBoard(other));
        again.refuseForLimit(1, 7, 3);
        assertThat(other.rows(1, ALL, true).get(0).limit())
                .extracting(BindingLimit::limitAuthor)
                .isEqualTo("older");
    }

    @Test
    void onlyComplianceSeesWhoseListItWas() {
        trading.limit(8, 1, "comp1");
        long orderId = trading.refuseForList(1, 8, 1);
        RefusalRow forOthers = board.picture(false).refusals().get(0);

        assertThat(latest().limit()).extracting(BindingLimit::limitAuthor).isEqualTo("comp1");
        assertThat(forOthers.orderId()).isEqualTo(orderId);
        assertThat(forOthers.reason()).isEqualTo("RSK-11 RESTRICTED");
        assertThat(forOthers.limit()).isNull();
        assertThat(forOthers.text()).isEqualTo("only compliance sees the list");
        long other = trading.refuseForLimit(1, 7, 3);
        assertThat(board.refusals().rows(1, ALL, false))
                .extracting(RefusalRow::orderId)
                .containsExactly(other);
        assertThat(board.refusals().rows(1, ALL, false).get(0).limit()).isNotNull();
    }

    @Test
    void findsThoseOfASessionAnOrderOrAControl() {
        trading.refuse(1);
        long first = trading.refuseForLimit(1, 7, 3);
        long second = trading.refuseForLimit(3, 7, 3);

        assertThat(board.refusals().rows(10, ALL, true)).hasSize(3);
        assertThat(board.refusals().rows(2, ALL, true))
                .extracting(RefusalRow::orderId)
                .containsExactly(second, first);
        assertThat(board.refusals().rows(10, new RefusalBoard.Filter(2, 0, ""), true))
                .extracting(RefusalRow::orderId)
                .containsExactly(second);
        assertThat(board.refusals().rows(10, new RefusalBoard.Filter(0, first, ""), true))
                .extracting(RefusalRow::orderId)
                .containsExactly(first);
        assertThat(board.refusals().rows(10, new RefusalBoard.Filter(0, 0, "PT-09"), true))
                .extracting(RefusalRow::orderId)
                .containsExactly(second, first);
        assertThat(latest().limit()).isNotNull();
    }
}
