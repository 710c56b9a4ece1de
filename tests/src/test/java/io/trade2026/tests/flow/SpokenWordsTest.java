package io.trade2026.tests.flow;

import static io.trade2026.simulator.link.Fields.text;
import static io.trade2026.tests.flow.Floor.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.simulator.link.Fields;
import io.trade2026.simulator.link.FixClient;
import io.trade2026.simulator.link.FixVenue;
import io.trade2026.simulator.link.FixVersion;
import io.trade2026.simulator.link.SessionPlan;
import io.trade2026.tests.flow.Trader.Pair;
import io.trade2026.tests.lab.LabProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import quickfix.Group;
import quickfix.Message;

/**
 * A client and a venue that word their messages in their own way, over real FIX on both sides, with a venue session of
 * FIX 4.2 and one of 5.0 SP2 (that of 4.4 is the floor's): renamed fields, mapped values, defaults, rules, unknown and custom fields, notices. Everything else that either of them is sent has to be
 * valid by the whole dictionary.
 */
class SpokenWordsTest {
    private static final String SESSIONS = """
            ourCompId: TRADE2026
            sessions:
              - id: 1
                role: client
                compId: CLIENT1
                client: CLIENT1
                account: ACC1
                mayChooseVenue: true
                dialect: {notices: true}
                words:
                  unknownTags: log-only
                  customTags: [5001, 5002]
                  overlay:
                    rename: {9038: 38}
                    map: {"*": {1: {TEAM: ACC1}}}
                    default: {D: {59: "0"}}
                    require: {D: [1]}
                    forbid: {D: [18]}
              - id: 900
                role: venue
                compId: XSIM
                host: 127.0.0.1
                port: %d
                versions: [%s]
                words:
                  customTags: [5001, 5002]
                  overlay: {map: {"*": {1: {HOUSE: ACC1}}}}
            """;

    @ParameterizedTest
    @EnumSource(names = {"FIX42", "FIX50SP2"})
    void eachSideIsSpokenToInItsOwnWords(FixVersion version) throws IOException {
        try (LabProcess lab = new LabProcess("words-" + version)) {
            Path sessions = Files.createDirectories(lab.data().resolve("sessions"));
            Files.writeString(sessions.resolve("lab.yaml"), SESSIONS.formatted(lab.venuePort(), version.beginString()));
            lab.start();
            try (FixVenue venue = FixVenue.of(SessionPlan.of(version, "XSIM", SessionPlan.TRADE2026, lab.venuePort())
                                    .ownFields())
                            .start();
                    FixClient client =
                            new FixClient(SessionPlan.of(version, "CLIENT1", SessionPlan.TRADE2026, lab.fixPort())
                                    .ownFields())) {
                assertThat(venue.awaitLogon(PATIENCE)).isTrue();
                assertThat(client.logon(PATIENCE)).isTrue();
                Trader trader = new Trader(version, client, venue);
                trader.begin();
                lifeOfAnOrder(trader);
                rulesAreNamed(trader);
                noticesOfTheVenue(trader);
                executionOfAnUnknownOrder(trader);
                trader.assertValid();
                assertThat(venue.rejectsSent()).isEmpty();
                assertThat(venue.rejectsReceived()).isEmpty();
                assertThat(Files.readString(lab.data().resolve("logs").resolve("trade2026.log")))
                        .containsOnlyOnce("CLIENT1: tag 4999 is none of this message");
            }
        }
    }

    /** An order of the client in its words. */
    private static Message order() {
        return Edits.apply(Trader.limit(), "38=|9038=100|1=TEAM|59=|5001=ALGO|4999=x");
    }

    private static void lifeOfAnOrder(Trader trader) {
        FixVenue venue = trader.venue();
        Pair order = trader.route(order());
        assertThat(text(order.atVenue(), 38)).isEqualTo("100");
        assertThat(text(order.atVenue(), 9038)).isNull();
        assertThat(text(order.atVenue(), 1)).isEqualTo("HOUSE");
        assertThat(text(order.atVenue(), 59)).isEqualTo("0");
        assertThat(text(order.atVenue(), 5001)).isEqualTo("ALGO");
        assertThat(text(order.atVenue(), 4999)).isNull();
        venue.accept(order.atVenue());
        Message accepted = trader.report(order.ofClient(), '0');
        assertThat(text(accepted, 9038)).isEqualTo("100");
        assertThat(text(accepted, 38)).isNull();
        assertThat(text(accepted, 1)).isEqualTo("TEAM");
        assertThat(text(accepted, 5001)).isEqualTo("ALGO");
        Message fill = venue.fill(order.atVenue(), "40", "100");
        assertThat(text(trader.report(order.ofClient(), 'F'), 32)).isEqualTo("40");
        bust(trader, order, fill);

        trader.client().send(request("G", order, "9038=90|40=2|44=100.25|59=0|21=1|5001=NEXT"));
        Message replace = venue.next("G", PATIENCE);
        assertThat(text(replace, 38)).isEqualTo("90");
        assertThat(text(replace, 1)).isEqualTo("HOUSE");
        assertThat(text(replace, 5001)).isEqualTo("NEXT");
        venue.cancelReject(replace, 0, "no");
        assertThat(text(trader.client().expect("9", m -> true, PATIENCE), 434)).isEqualTo("2");

        trader.client().send(request("F", order, "9038=100|5001=LAST"));
        Message cancel = venue.next("F", PATIENCE);
        assertThat(text(cancel, 5001)).isEqualTo("LAST");
        venue.cancelled(cancel);
        trader.client().expect("8", m -> "4".equals(text(m, 150)), PATIENCE);

        Pair refused = trader.route(order());
        venue.reject(refused.atVenue(), 3, "too much");
        assertThat(text(trader.report(refused.ofClient(), '8'), 103)).isEqualTo("3");
    }

    /** F or G about an order. */
    private static Message request(String msgType, Pair order, String edits) {
        Message request = Fields.message(msgType);
        request.setString(11, Floor.id());
        request.setString(41, text(order.ofClient(), 11, ""));
        request.setString(1, "TEAM");
        request.setString(55, "MSFT");
        request.setChar(54, '1');
        Fields.putTime(request, 60, Instant.now());
        return Edits.apply(request, edits);
    }

    /** The venue takes a fill back, with a field of its own: each version has its words for that. */
    private static void bust(Trader trader, Pair order, Message fill) {
        Message bust = Fields.message("8");
        for (int tag : new int[] {37, 11, 55, 54, 38}) {
            Fields.copy(fill, bust, tag);
        }
        bust.setString(19, text(fill, 17, ""));
        bust.setString(17, trader.venue().nextExecId());
        if (trader.is42()) {
            bust.setChar(20, '1');
        }
        Edits.apply(
                bust, "150=" + (trader.is42() ? '1' : 'H') + "|39=0|32=40|31=100|151=100|14=0|6=0|5002=BUST|5003=no");
        trader.venue().send(bust);
        Message told = trader.report(order.ofClient(), 'H');
        assertThat(text(told, 5002)).isEqualTo("BUST");
        assertThat(text(told, 5003)).isNull();
        assertThat(text(told, 14)).isEqualTo("0");
    }

    private static void rulesAreNamed(Trader trader) {
        Message withoutAccount = Edits.apply(order(), "1=");
        trader.client().send(withoutAccount);
        assertThat(text(trader.reject(withoutAccount), 58)).contains("is required by rule 'require D 1'");
        Message withExecInst = Edits.apply(order(), "18=G");
        trader.client().send(withExecInst);
        assertThat(text(trader.reject(withExecInst), 58)).contains("is refused by rule 'forbid D 18'");
        Message wrongQty = Edits.apply(order(), "9038=many");
        trader.client().send(wrongQty);
        Message reject = trader.reject(wrongQty);
        assertThat(text(reject, 371)).isEqualTo("9038");
        assertThat(text(reject, 58)).startsWith("OrderQty(38):").endsWith("(sent as tag 9038)");
    }

    private static void noticesOfTheVenue(Trader trader) {
        Message news = Fields.message("B");
        news.setString(148, "Auction");
        news.setChar(61, '1');
        for (String text : new String[] {"at noon", "in MSFT"}) {
            Group line = new Group(33, 58);
            line.setString(58, text);
            news.addGroup(line);
        }
        trader.venue().send(news);
        Message told = trader.client().expect("B", m -> true, PATIENCE);
        assertThat(text(told, 148)).isEqualTo("Auction");
        assertThat(text(told, 33)).isEqualTo("2");
        assertThat(told.toString().replace('\u0001', '|')).contains("|58=at noon|58=in MSFT|");

        Message state = Fields.message("h");
        state.setString(336, "1");
        state.setInt(340, 2);
        trader.venue().send(state);
        Message session = trader.client().expect("h", m -> true, PATIENCE);
        assertThat(text(session, 336)).isEqualTo("1");
        assertThat(text(session, 340)).isEqualTo("2");
    }

    private static void executionOfAnUnknownOrder(Trader trader) {
        Message stray = Fields.message("8");
        stray.setString(37, "V-unknown");
        stray.setString(11, "not-ours");
        stray.setString(17, trader.venue().nextExecId());
        if (trader.is42()) {
            stray.setChar(20, '0');
        }
        Edits.apply(
                stray, "150=" + (trader.is42() ? '2' : 'F') + "|39=2|55=MSFT|54=1|38=5|32=5|31=100|151=0|14=5|6=100");
        trader.venue().send(stray);
        Message doubt = trader.venue().next("Q", PATIENCE);
        assertThat(text(doubt, 127)).isEqualTo("D");
        assertThat(text(doubt, 37)).isEqualTo("V-unknown");
        assertThat(text(doubt, 17)).isEqualTo(text(stray, 17));
    }
}
