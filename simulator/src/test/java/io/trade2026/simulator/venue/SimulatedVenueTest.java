package io.trade2026.simulator.venue;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.simulator.link.Fields;
import io.trade2026.simulator.link.FixClient;
import io.trade2026.simulator.link.FixVersion;
import io.trade2026.simulator.link.Ports;
import io.trade2026.simulator.link.Requests;
import io.trade2026.simulator.link.SessionPlan;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import quickfix.Message;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulatedVenueTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private SimulatedVenue venue;
    private FixClient client;
    private int count;

    @BeforeAll
    void connect() {
        int port = Ports.free();
        venue = new SimulatedVenue(VenueSettings.lab("XSIM", port, 1).liquidity(Liquidity.NONE)).start();
        client = new FixClient(SessionPlan.of(FixVersion.FIX44, "TRADE2026", "XSIM", port));
        assertThat(client.logon(PATIENCE)).isTrue();
    }

    @AfterEach
    void everythingWasValidFix() {
        assertThat(client.rejectsSent()).isEmpty();
        assertThat(venue.sessionRejects()).isEmpty();
        venue.endDay();
        client.inbox().skip();
    }

    @AfterAll
    void disconnect() {
        client.close();
        venue.close();
    }

    private String id() {
        return "T" + ++count;
    }

    private Message report(Message request, char execType) {
        return client.expectReport(Fields.text(request, 11, ""), execType, PATIENCE);
    }

    @Test
    void matchesTwoOrders() {
        List<String> trades = new CopyOnWriteArrayList<>();
        venue.follow((symbol, qty) -> trades.add(symbol + " " + qty.toPlainString()));
        Message sell = client.order(id(), "INTC", '2', "100", "100");
        Message buy = client.order(id(), "INTC", '1', "140", "100.01");

        report(sell, '0');
        report(buy, '0');
        Message sold = report(sell, 'F');
        Message bought = report(buy, 'F');
        assertThat(Fields.text(sold, 39)).isEqualTo("2");
        assertThat(Fields.text(bought, 39)).isEqualTo("1");
        assertThat(Fields.text(bought, 31)).isEqualTo("100");
        assertThat(Fields.text(bought, 32)).isEqualTo("100");
        assertThat(Fields.text(bought, 151)).isEqualTo("40");
        assertThat(Fields.text(bought, 6)).isEqualTo("100");
        assertThat(venue.ledger().executions(Fields.text(buy, 11, ""))).hasSize(1);
        assertThat(trades).containsExactly("INTC 100");
    }

    @Test
    void refusesWhatItsRulesForbid() {
        assertThat(Fields.text(report(client.order(id(), "XXX", '1', "1", "1"), '8'), 103))
                .isEqualTo("1");
        assertThat(Fields.text(report(client.order(id(), "INTC", '1', "1", "1.005"), '8'), 103))
                .isEqualTo("99");
        assertThat(Fields.text(report(client.order(id(), "INTC", '1', "1.5", "1"), '8'), 103))
                .isEqualTo("13");
        assertThat(Fields.text(report(client.order(id(), "INTC", '1', "1000001", "1"), '8'), 103))
                .isEqualTo("3");
        venue.marketOpen(false);
        assertThat(Fields.text(report(client.order(id(), "INTC", '1', "1", "1"), '8'), 103))
                .isEqualTo("2");
        venue.marketOpen(true);
    }

    @Test
    void remembersAnOrderThatCameTwice() {
        Message order = client.order(id(), "INTC", '1', "10", "50");
        report(order, '0');
        client.order(Fields.text(order, 11, ""), "INTC", '1', "10", "50");

        assertThat(Fields.text(report(order, '8'), 103)).isEqualTo("6");
        assertThat(venue.ledger().doubled()).containsExactly(Fields.text(order, 11));
        assertThat(requireNonNull(venue.ledger().row(Fields.text(order, 11, "")))
                        .ordStatus())
                .isEqualTo('0');
    }

    @Test
    void replacesAndCancels() {
        Message order = client.order(id(), "MSFT", '1', "10", "50");
        Message replace = client.replace(id(), order, "20", "51");
        Message replaced = report(replace, '5');
        assertThat(Fields.text(replaced, 38)).isEqualTo("20");
        assertThat(Fields.text(replaced, 44)).isEqualTo("51");
        assertThat(venue.bestBid("MSFT")).isEqualByComparingTo("51");
        Message cancelled = report(client.cancel(id(), replace), '4');
        assertThat(Fields.text(cancelled, 41)).isEqualTo(Fields.text(replace, 11));
        assertThat(Fields.text(cancelled, 151)).isEqualTo("0");

        client.cancel(id(), replace);
        assertThat(Fields.text(client.expect("9", m -> true, PATIENCE), 102)).isEqualTo("0");
        client.send(Requests.cancel(id(), "nobody", "MSFT", '1', BigDecimal.ONE));
        Message unknown = client.expect("9", m -> true, PATIENCE);
        assertThat(Fields.text(unknown, 102)).isEqualTo("1");
        assertThat(Fields.text(unknown, 37)).isEqualTo("NONE");
    }

    @Test
    void endsFillOrKillAndTheDay() {
        Message fok = Requests.order(id(), "IBM", '1', BigDecimal.TEN, BigDecimal.TEN);
        fok.setChar(59, '4');
        client.send(fok);
        assertThat(Fields.text(report(fok, '4'), 39)).isEqualTo("4");
        Message day = client.order(id(), "IBM", '1', "10", "10");
        report(day, '0');
        venue.endDay();
        assertThat(Fields.text(report(day, 'C'), 39)).isEqualTo("C");
    }

    @Test
    void tellsTheStateOfOneOrderAndOfAll() {
        Message order = client.order(id(), "CDG", '1', "10", "10");
        report(order, '0');
        client.send(Requests.status(Fields.text(order, 11, ""), "CDG", '1'));
        assertThat(Fields.text(report(order, 'I'), 39)).isEqualTo("0");
        client.send(Requests.status("nobody", "CDG", '1'));
        Message unknown = client.expectReport("nobody", 'I', PATIENCE);
        assertThat(Fields.text(unknown, 37)).isEqualTo("NONE");
        assertThat(Fields.text(unknown, 39)).isEqualTo("8");
        client.send(Requests.massStatus("M1"));
        Message mass = report(order, 'I');
        assertThat(Fields.text(mass, 584)).isEqualTo("M1");
        assertThat(Fields.text(mass, 912)).isEqualTo("Y");
        venue.endDay();
        client.send(Requests.massStatus("M2"));
        client.expect("8", m -> Fields.text(m, 911, "").equals("0"), PATIENCE);
    }
}
