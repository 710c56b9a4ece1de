package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.sbe.ChainMode;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.ReopenFilled;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.agrona.concurrent.UnsafeBuffer;

/** Whatever happens: what is found of a scope is what a look at every order finds, and a restarted core finds it in the same order. */
class OpenOrdersTest {
    private static final List<KillScope> SCOPES = List.of(
            KillScope.FIRM,
            KillScope.CLEARING,
            KillScope.CLIENT,
            KillScope.DESK,
            KillScope.ACCOUNT,
            KillScope.TRADER,
            KillScope.STRATEGY,
            KillScope.SESSION,
            KillScope.VENUE,
            KillScope.INSTRUMENT);

    @Provide
    static Arbitrary<List<Long>> choices() {
        return Choices.between(10, 120);
    }

    @Property(tries = 60)
    void areFoundAsALookAtEveryOrderFindsThem(@ForAll("choices") List<Long> choices) {
        play(choices, Desk.Profile.USUAL);
    }

    @Property(tries = 40)
    void areFoundInAPipelineWithFilledOrdersThatReopen(@ForAll("choices") List<Long> choices) {
        play(choices, Desk.Profile.USUAL.with(ChainMode.PIPELINE).with(ReopenFilled.FORWARD));
    }

    private static void play(List<Long> choices, Desk.Profile profile) {
        Desk desk = new Desk(profile);
        RandomTrading trading = new RandomTrading(desk);
        for (long choice : choices) {
            trading.act(choice);
            assertThat(found(desk.core())).isEqualTo(lookedFor(desk.core()));
        }
        Map<String, List<Long>> before = inTheirOrder(desk.core());
        desk.restart();
        assertThat(inTheirOrder(desk.core())).isEqualTo(before);
        assertThat(found(desk.core())).isEqualTo(lookedFor(desk.core()));
    }

    /** Under each scope the open orders, by looking at all orders. */
    private static Map<String, List<Long>> lookedFor(OmsCore core) {
        KillScopes scopes = new KillScopes(core.risk());
        Map<String, List<Long>> all = new TreeMap<>();
        for (Order order = core.store().first(); order != null; order = order.next()) {
            if (OpenOrders.isOpen(order)) {
                for (KillScope scope : SCOPES) {
                    int id = scopes.of(order).id(scope);
                    note(all, scope + " " + id, order);
                }
                note(all, "venue session " + order.venueSessionId(), order);
            }
        }
        return all;
    }

    private static void note(Map<String, List<Long>> all, String scope, Order order) {
        all.computeIfAbsent(scope, none -> new ArrayList<>()).add(order.orderId());
    }

    /** The same by what is kept, each in the order of arrival. */
    private static Map<String, List<Long>> found(OmsCore core) {
        Map<String, List<Long>> found = inTheirOrder(core);
        found.values().forEach(ids -> ids.sort(null));
        return found;
    }

    private static Map<String, List<Long>> inTheirOrder(OmsCore core) {
        KillScopes scopes = new KillScopes(core.risk());
        Map<String, List<Long>> all = new TreeMap<>();
        for (String name : lookedFor(core).keySet()) {
            String id = name.substring(name.lastIndexOf(' ') + 1);
            String scope = name.substring(0, name.lastIndexOf(' '));
            walk(core, name, all, of(scopes, scope, Integer.parseInt(id)));
        }
        for (KillScope scope : SCOPES) {
            // What nobody has is not found either.
            walk(core, scope + " 999", all, new OpenScope.OfKill(scopes, scope, 999));
        }
        return all;
    }

    private static OpenScope of(KillScopes scopes, String scope, int id) {
        return scope.equals("venue session")
                ? new OpenScope.OfVenueSession(id)
                : scope.equals("SESSION")
                        ? new OpenScope.OfSession(id)
                        : new OpenScope.OfKill(scopes, KillScope.valueOf(scope), id);
    }

    private static void walk(OmsCore core, String name, Map<String, List<Long>> all, OpenScope scope) {
        OpenOrders open = core.store().open();
        OpenWalk walk = open.walk(scope);
        for (Order order = walk.take(); order != null; order = walk.take()) {
            note(all, name, order);
        }
        open.end(walk);
        assertThat(open.size(scope)).isEqualTo(all.getOrDefault(name, List.of()).size());
    }

    @Example
    void comeToOrdersThatOpenedAgainInTheSameOrderAfterARestart() {
        Desk desk = new Desk();
        List<Long> ids = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            desk.place("X" + i, "100", "100");
            ids.add(desk.lastVenueRequestId());
        }
        for (int filled : List.of(3, 1)) {
            long id = ids.get(filled - 1);
            desk.venue(ExecType.TRADE, id, "f" + filled).last("100", "100").send();
            desk.venue(ExecType.TRADE_CANCEL, id, "b" + filled)
                    .ref("f" + filled)
                    .send();
        }
        desk.place("X7", "100", "100");

        List<String> before = cancelled(desk.core());
        assertThat(before).containsExactly("X2", "X4", "X5", "X6", "X3", "X1", "X7");
        desk.restart();
        assertThat(cancelled(desk.core())).isEqualTo(before);
    }

    private static List<String> cancelled(OmsCore core) {
        List<String> ids = new ArrayList<>();
        OpenWalk walk = core.store().open().walk(new OpenScope.OfSession(Desk.CLIENT));
        for (Order order = walk.take(); order != null; order = walk.take()) {
            ids.add(text(order.current().id()));
        }
        core.store().open().end(walk);
        return ids;
    }

    private static String text(FixId id) {
        UnsafeBuffer bytes = new UnsafeBuffer(new byte[FixId.LENGTH]);
        id.write(bytes, 0);
        return bytes.getStringWithoutLengthAscii(0, FixId.LENGTH).trim();
    }
}
