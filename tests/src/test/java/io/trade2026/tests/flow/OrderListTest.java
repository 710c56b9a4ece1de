package io.trade2026.tests.flow;

import static io.trade2026.simulator.link.Fields.text;
import static io.trade2026.tests.flow.Floor.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.simulator.link.Fields;
import io.trade2026.simulator.link.FixVersion;
import java.time.Instant;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import quickfix.Group;
import quickfix.Message;

/** Lists of orders over real FIX: NewOrderList(E), ListStatus(N), ListStatusRequest(M), ListCancelRequest(K), ListExecute(L). */
@ExtendWith(SharedFloor.class)
class OrderListTest {
    private final Floor floor;

    OrderListTest(Floor floor) {
        this.floor = floor;
    }

    /** Buys of MSFT at 100, changed by the fields of each. */
    static Message list(String listId, int total, char execInstType, String... orders) {
        Message list = Fields.message("E");
        list.setString(66, listId);
        list.setInt(394, 3);
        list.setInt(68, total);
        list.setChar(433, execInstType);
        int number = 0;
        for (String order : orders) {
            Group group = new Group(73, 11);
            group.setInt(67, ++number);
            group.setChar(21, '1');
            group.setString(54, "1");
            group.setString(55, "MSFT");
            Fields.putTime(group, 60, Instant.now());
            group.setString(40, "2");
            group.setString(44, "100");
            for (String field : order.split("\\|", -1)) {
                int equals = field.indexOf('=');
                group.setString(Integer.parseInt(field.substring(0, equals)), field.substring(equals + 1));
            }
            list.addGroup(group);
        }
        return list;
    }

    private static Message about(String msgType, String listId) {
        Message request = Fields.message(msgType);
        request.setString(66, listId);
        if (!msgType.equals("M")) {
            Fields.putTime(request, 60, Instant.now());
        }
        return request;
    }

    private static Message status(Trader trader, String listId) {
        return trader.client().expect("N", m -> text(m, 66, "").equals(listId), PATIENCE);
    }

    @ParameterizedTest
    @EnumSource
    void listIsAcknowledgedAndEachOrderHasItsOwnReports(FixVersion version) {
        Trader trader = floor.trader(version);
        String listId = Floor.id();
        String first = Floor.id();
        String second = Floor.id();
        trader.client().send(list(listId, 2, '1', "11=" + first + "|38=100", "11=" + second + "|38=50|54=2|44=101"));
        Message acknowledged = status(trader, listId);
        assertThat(text(acknowledged, 68)).isEqualTo("2");
        for (String id : new String[] {first, second}) {
            Message atVenue = floor.venue().nextOrder(PATIENCE);
            floor.venue().accept(atVenue);
            Message report = trader.client()
                    .expect(
                            "8",
                            m -> text(m, 11, "").equals(id) && text(m, 150, "").equals("0"),
                            PATIENCE);
            assertThat(text(report, 66)).isEqualTo(listId);
        }
        trader.client().send(about("M", listId));
        Message asked = status(trader, listId);
        assertThat(text(asked, 73)).isEqualTo("2");
        assertThat(asked.toString().replace('\u0001', '|'))
                .contains("|11=" + first + "|")
                .contains("|151=50|");
        trader.client().send(about("K", listId));
        for (int i = 0; i < 2; i++) {
            floor.venue().cancelled(floor.venue().next("F", PATIENCE));
            trader.client().expect("8", m -> "4".equals(text(m, 150)), PATIENCE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void listThatWaitsLeavesWhenItIsExecuted(FixVersion version) {
        Trader trader = floor.trader(version);
        String listId = Floor.id();
        String id = Floor.id();
        trader.client().send(list(listId, 1, '2', "11=" + id + "|38=100"));
        status(trader, listId);
        assertThat(floor.venue().inbox().unread().stream().filter(m -> "D".equals(Fields.msgType(m))))
                .isEmpty();
        trader.client().send(about("L", listId));
        Message atVenue = floor.venue().nextOrder(PATIENCE);
        floor.venue().accept(atVenue);
        trader.client()
                .expect("8", m -> text(m, 11, "").equals(id) && text(m, 150, "").equals("0"), PATIENCE);
        floor.venue().cancelled(atVenue);
        trader.client()
                .expect("8", m -> text(m, 11, "").equals(id) && text(m, 150, "").equals("4"), PATIENCE);
    }

    @ParameterizedTest
    @EnumSource
    void listComesInFragments(FixVersion version) {
        Trader trader = floor.trader(version);
        String listId = Floor.id();
        Message first = list(listId, 2, '1', "11=" + Floor.id() + "|38=100");
        Message last = list(listId, 2, '1', "11=" + Floor.id() + "|67=2|38=50");
        if (version != FixVersion.FIX42) {
            first.setString(893, "N");
            last.setString(893, "Y");
        }
        trader.client().send(first);
        trader.client().send(last);
        status(trader, listId);
        for (int i = 0; i < 2; i++) {
            floor.venue().reject(floor.venue().nextOrder(PATIENCE), 0, "not today");
            Message report = trader.client().expect("8", m -> "8".equals(text(m, 150)), PATIENCE);
            assertThat(text(report, 66)).isEqualTo(listId);
        }
    }

    @ParameterizedTest
    @EnumSource
    void listIdThatIsUsedAgainIsRefusedByAListStatus(FixVersion version) {
        Trader trader = floor.trader(version);
        String listId = Floor.id();
        trader.client().send(list(listId, 1, '1', "11=" + Floor.id() + "|38=100"));
        status(trader, listId);
        floor.venue().reject(floor.venue().nextOrder(PATIENCE), 0, "not today");
        trader.client().expect("8", m -> "8".equals(text(m, 150)), PATIENCE);
        trader.client().send(list(listId, 1, '1', "11=" + Floor.id() + "|38=100"));
        Message refused =
                trader.client().expect("N", m -> text(m, 66, "").equals(listId) && "7".equals(text(m, 431)), PATIENCE);
        assertThat(text(refused, 444)).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource
    void listThatNobodyKnowsHasAnAnswer(FixVersion version) {
        Trader trader = floor.trader(version);
        String listId = Floor.id();
        trader.client().send(about("M", listId));
        assertThat(text(status(trader, listId), 444)).isNotBlank();
    }
}
