package io.trade2026.tests.flow;

import static io.trade2026.simulator.link.Fields.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trade2026.simulator.link.FixVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import quickfix.Message;

/** A restricted list (PT-11) refuses an order: compliance reads whose it is wherever one looks, all others the code and a neutral text. */
@ExtendWith(SharedFloor.class)
class ListSecrecyTest {
    private static final String LIST = "\"control\":\"PT-11-TRADING\"";

    private final Floor floor;
    private final Governed governed;

    ListSecrecyTest(Floor floor) {
        this.floor = floor;
        this.governed = new Governed(floor.lab());
    }

    /** Both read the same place: one of them with what a list says. */
    private void onlyComplianceReads(String path, String... ofList) {
        await().atMost(Floor.PATIENCE)
                .untilAsserted(() ->
                        assertThat(governed.read("compliance", path)).as(path).contains(ofList));
        for (String other : new String[] {"ops", "risk", "desk", "trader"}) {
            assertThat(governed.read(other, path))
                    .as("%s reads %s", other, path)
                    .doesNotContain(ofList);
        }
    }

    private String check(String operator) {
        return governed.post(
                        operator,
                        "risk/check",
                        "{\"account\":\"ACC12\",\"symbol\":\"IBM\",\"side\":\"buy\",\"price\":\"100\",\"orderQty\":\"1\"}")
                .toString();
    }

    @Test
    void onlyComplianceReadsWhoseListRefused() {
        Trader trader = floor.trader(FixVersion.FIX44, "CLIENT12");
        long list = governed.set("PT-11-TRADING", "client", "CLIENT12", "\"instrument\":\"IBM\",", 0);
        String number = "\"limitId\":" + list;

        Message order = Trader.limit("IBM", '1', "1", "100");
        trader.client().send(order);
        Message report = trader.report(order, '8');
        assertThat(text(report, 58)).isEqualTo("RSK|RSK-11|Symbol(55): this order may not be traded here");
        trader.open(Trader.limit("MSFT", '1', "1", "100"));

        String orderId = text(report, 37, "");
        onlyComplianceReads("limits", LIST);
        onlyComplianceReads("limits/proposals?state=all", LIST);
        onlyComplianceReads("limits/report", "PT-11-TRADING");
        onlyComplianceReads("limits/" + list + "/history", "PT-11-TRADING", "shown on a node");
        onlyComplianceReads("limits/evidence.csv", "PT-11-TRADING");
        onlyComplianceReads("refusals?order=" + orderId, number, "CLIENT");
        onlyComplianceReads("risk/explain/" + orderId, number, "\"measure\":\"Trading\"");
        assertThat(governed.read("desk", "risk/explain/" + orderId))
                .as("what was decided is told to all")
                .contains("\"code\":\"RSK-11\"", "this order may not be traded here");
        assertThat(governed.read("desk", "limits/" + list + "/history")).contains("only compliance sees the list");
        assertThat(check("compliance")).contains("\"code\":\"RSK-11\"", number, "\"limitAuthor\":\"risk\"");
        assertThat(check("risk"))
                .contains("\"code\":\"RSK-11\"", "\"limitId\":0", "only compliance sees the list")
                .doesNotContain("CLIENT", "PT-11");
    }
}
