package io.trade2026.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.CancelByDeskDecoder;
import io.trade2026.messages.sbe.CancelByDeskEncoder;
import io.trade2026.messages.sbe.DeskAct;
import io.trade2026.messages.sbe.EnterDeskOrderDecoder;
import io.trade2026.messages.sbe.EnterDeskOrderEncoder;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.OrdStatus;
import io.trade2026.messages.sbe.OrdType;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.OverrideRefusalDecoder;
import io.trade2026.messages.sbe.OverrideState;
import io.trade2026.messages.sbe.RejectNextDecoder;
import io.trade2026.messages.sbe.ReplaceByDeskDecoder;
import io.trade2026.messages.sbe.ResumePartyDecoder;
import io.trade2026.messages.sbe.SendNewsDecoder;
import io.trade2026.messages.sbe.SetManualPriceDecoder;
import io.trade2026.messages.sbe.SetMarketStateDecoder;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.StartTradingDayDecoder;
import io.trade2026.messages.sbe.TimeInForce;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the desk does over REST, with the core played by hand. */
@Timeout(60)
final class DeskActionsTest {
    private static final long ONE_E8 = 100_000_000L;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TELEPHONE =
            "{\"account\":\"ACC1\",\"symbol\":\"INTC\",\"side\":\"buy\",\"orderQty\":100,"
                    + "\"price\":\"30.25\",\"reason\":\"Ms Smith called\"}";

    @TempDir
    private Path directory;

    private final HttpClient client = HttpClient.newHttpClient();
    private final PlayedCore core = new PlayedCore();
    private final PlayedParts played = new PlayedParts(core);
    private OpsServer server;

    private static ConditionFactory await() {
        return Awaitility.await().atMost(PATIENCE);
    }

    @BeforeEach
    void start() {
        server = open(directory.resolve("admin-token"), played);
    }

    private static OpsServer open(Path token, PlayedParts parts) {
        return OpsServer.start(
                new OpsSettings("127.0.0.1", 0, 0, token, Duration.ofMillis(2_500), 1 << 20), parts.parts());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private CompletableFuture<HttpResponse<String>> send(String user, String path, String json) {
        String login = user + ":" + new StringBuilder(user).reverse();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.httpPort() + "/api/" + path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
        if (!json.isEmpty()) {
            request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(json));
        }
        return client.sendAsync(request.build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> answer(CompletableFuture<HttpResponse<String>> coming) throws Exception {
        return coming.get(30, TimeUnit.SECONDS);
    }

    private static JsonNode done(CompletableFuture<HttpResponse<String>> coming) throws Exception {
        HttpResponse<String> answer = answer(coming);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer.body());
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    private JsonNode get(String path) throws Exception {
        return done(send("compliance", path, ""));
    }

    private UnsafeBuffer nextCommand() throws InterruptedException {
        return Objects.requireNonNull(core.commands().poll(5, TimeUnit.SECONDS), "no command came");
    }

    private EnterDeskOrderDecoder nextEntry() throws InterruptedException {
        return new EnterDeskOrderDecoder().wrapAndApplyHeader(nextCommand(), 0, new MessageHeaderDecoder());
    }

    private void isRefused(HttpResponse<String> answer, int status, String... told) {
        assertThat(answer.body()).contains(told);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    @Test
    void entersAnOrderByTelephoneAndAnswersWithItsOrderId() throws Exception {
        var coming = send("desk", "desk/orders", TELEPHONE);
        EnterDeskOrderDecoder letter = nextEntry();
        assertThat(letter.user()).isEqualTo("desk");
        assertThat(letter.sessionId()).isZero();
        assertThat(letter.terms().account()).isEqualTo("ACC1");
        assertThat(letter.terms().symbol()).isEqualTo("INTC");
        assertThat(letter.terms().side()).isEqualTo(Side.BUY);
        assertThat(letter.terms().ordType()).isEqualTo(OrdType.LIMIT);
        assertThat(letter.terms().timeInForce()).isEqualTo(TimeInForce.DAY);
        assertThat(letter.terms().orderQtyE8()).isEqualTo(100 * ONE_E8);
        assertThat(letter.terms().priceE8()).isEqualTo(3_025_000_000L);
        assertThat(List.of(
                        letter.terms().stopPxE8(),
                        letter.terms().minQtyE8(),
                        letter.terms().maxFloorE8(),
                        letter.terms().cashOrderQtyE8(),
                        letter.terms().expireEpochNs()))
                .containsOnly(Decimal8.NULL);
        assertThat(letter.terms().expireDateYmd()).isEqualTo(Integer.MIN_VALUE);
        assertThat(letter.reason()).isEqualTo("Ms Smith called");
        assertThat(coming).isNotDone();

        core.tellTaken(letter.correlationId(), DeskAct.ENTER, 17, 1, "desk", "Ms Smith called");
        JsonNode done = done(coming);
        assertThat(done.path("orderId").asLong()).isEqualTo(17);
        assertThat(done.path("eventNumber").asLong()).isEqualTo(1);
        assertThat(done.path("sessionId").asInt()).isEqualTo(1);
    }

    @Test
    void theBoardTellsWhatFollowedFromAnAction() throws Exception {
        var coming = send("desk", "desk/orders", TELEPHONE);
        core.tellTaken(nextEntry().correlationId(), DeskAct.ENTER, 17, 1, "desk", "Ms Smith called");
        String action = "desk/actions/" + done(coming).path("eventNumber").asLong();
        core.tellOrder(17, OrderFact.ACCEPTED, OrdStatus.NEW, 0, 0);
        core.tellOrder(17, OrderFact.FILLED, OrdStatus.PARTIALLY_FILLED, 40 * ONE_E8, 40 * ONE_E8);
        core.tellAlarm(17, "CLIENT_DK", "the client does not know execution 3");
        await().untilAsserted(() -> assertThat(get(action).path("outcomes")).hasSize(3));

        JsonNode row = get("desk/actions").at("/actions/0");
        assertThat(row.path("user").asText()).isEqualTo("desk");
        assertThat(row.path("what").asText()).isEqualTo("BUY 100 INTC at 30 for ACC1");
        assertThat(row.at("/outcomes/0/text").asText()).isEqualTo("150=0 39=0 38=100 44=30 14=0 151=100");
        assertThat(row.at("/outcomes/1/text").asText()).isEqualTo("150=F 39=1 38=100 44=30 32=40 31=30 14=40 151=60");
        assertThat(row.at("/outcomes/2/fact").asText()).isEqualTo("CLIENT_DK");
        assertThat(get("orders/17").path("leavesQty").asText()).isEqualTo("60");
        assertThat(get("orders?open=true&client=CLIENT1&find=intc").path("orders"))
                .hasSize(1);
        assertThat(get("orders?open=true&client=CLIENT2").path("orders")).isEmpty();
        assertThat(answer(send("desk", "orders/18", "")).statusCode()).isEqualTo(404);
        assertThat(get("status").at("/trading/alarms/0/name").asText()).isEqualTo("CLIENT_DK");
    }

    @Test
    void tellsAllFaultsOfAnOrderAtOnceAndSendsNothing() throws Exception {
        HttpResponse<String> answer = answer(send("desk", "desk/orders", """
                {"account": "", "symbol": "INTC", "side": "up", "orderQty": "0", "price": "x", "ordType": "stop",
                 "timeInForce": "gtd", "session": "NOBODY", "lots": 3}"""));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer.body()).path("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder(
                        "account", "side", "orderQty", "price", "session", "reason", "stopPx", "expireDate", "lots");
        isRefused(
                answer(send("desk", "desk/orders", TELEPHONE.replace("\"price\"", "\"ordType\":\"market\",\"price\""))),
                400,
                "must be absent with a market order");
        isRefused(
                answer(send("desk", "desk/orders", TELEPHONE.replace("{", "{\"session\":\"XSIM\","))),
                404,
                "must be the CompID or the id of a client session");
        assertThat(core.commands()).isEmpty();
    }

    @Test
    void tellsApartWhatRiskDeniesWhatIsUnknownAndWhatCannotBe() throws Exception {
        var denied = send("trader", "desk/orders", TELEPHONE);
        core.tellRefused(
                EnterDeskOrderEncoder.TEMPLATE_ID,
                nextEntry().correlationId(),
                "RSK-01 ORDER_EXCEEDS_QTY: OrderQty is above the limit (tag 38); this order 100, used 0, limit 50 of CLIENT CLIENT4");
        isRefused(answer(denied), 422, "RSK-01", "limit 50");

        String why = "{\"reason\":\"asked by telephone\"}";
        var unknown = send("risk", "desk/orders/99/cancel", why);
        core.tellRefused(
                CancelByDeskEncoder.TEMPLATE_ID, nextCancel().correlationId(), "OMS-02 UNKNOWN_ORDER: unknown order");
        isRefused(answer(unknown), 404, "\"orderId\"", "\"99\"", "OMS-02 UNKNOWN_ORDER");

        var over = send("risk", "desk/orders/7/cancel", why);
        core.tellRefused(
                CancelByDeskEncoder.TEMPLATE_ID,
                nextCancel().correlationId(),
                "OMS-03 TOO_LATE: the order is no longer open");
        isRefused(answer(over), 409, "\"orderId\"", "\"7\"", "the order is no longer open");

        var stranger = send("desk", "desk/orders", TELEPHONE);
        core.tellRefused(
                EnterDeskOrderEncoder.TEMPLATE_ID,
                nextEntry().correlationId(),
                "Account(1): no client session trades for it");
        isRefused(answer(stranger), 404, "\"Account(1)\"", "no client session trades for it");

        isRefused(answer(send("risk", "desk/orders/7/cancel", why)), 504, "may or may not be carried out");
        assertThat(core.commands()).hasSize(1);
    }

    private CancelByDeskDecoder nextCancel() throws InterruptedException {
        return new CancelByDeskDecoder().wrapAndApplyHeader(nextCommand(), 0, new MessageHeaderDecoder());
    }

    @Test
    void changesAnOrder() throws Exception {
        var coming = send("desk", "desk/orders/17/replace", "{\"price\":30.5,\"reason\":\"Ms Smith called\"}");
        ReplaceByDeskDecoder letter =
                new ReplaceByDeskDecoder().wrapAndApplyHeader(nextCommand(), 0, new MessageHeaderDecoder());
        assertThat(letter.orderId()).isEqualTo(17);
        assertThat(letter.orderQtyE8()).isEqualTo(Decimal8.NULL);
        assertThat(letter.priceE8()).isEqualTo(3_050_000_000L);
        core.tellTaken(letter.correlationId(), DeskAct.REPLACE, 17, 1, "desk", letter.reason());
        assertThat(done(coming).path("act").asText()).isEqualTo("REPLACE");
        isRefused(
                answer(send("desk", "desk/orders/17/replace", "{\"reason\":\"nothing\"}")),
                400,
                "must be given, or price, or both");
    }

    @Test
    void rollsToTheDayAfterTheOneThatGoesOn() throws Exception {
        var coming = send("ops", "desk/roll-day", "{\"reason\":\"end of day\"}");
        StartTradingDayDecoder letter = nextDay();
        LocalDate tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1);
        assertThat(letter.tradingDateYmd()).isEqualTo(ymd(tomorrow));
        core.tellDay(letter, 3, 2);
        JsonNode done = done(coming);
        assertThat(done.path("expiredOrders").asInt()).isEqualTo(3);
        assertThat(done.path("renewedOrders").asInt()).isEqualTo(2);
        assertThat(done.path("tradingDay").asText()).isEqualTo(tomorrow.toString());
        assertThat(get("status").at("/tradingDay/day").asText()).isEqualTo(tomorrow.toString());

        var next = send("desk", "desk/roll-day", "{\"reason\":\"and on\"}");
        StartTradingDayDecoder second = nextDay();
        assertThat(second.tradingDateYmd()).isEqualTo(ymd(tomorrow.plusDays(1)));
        core.tellDay(second, 0, 2);
        done(next);
        assertThat(get("desk/actions").at("/actions/0/what").asText())
                .isEqualTo(tomorrow.plusDays(1) + " begins, 0 expired, 2 renewed");
        isRefused(answer(send("ops", "desk/roll-day", "{\"reason\":\"x\",\"date\":\"27.11.\"}")), 400, "2026-11-27");
    }

    private StartTradingDayDecoder nextDay() throws InterruptedException {
        StartTradingDayDecoder letter =
                new StartTradingDayDecoder().wrapAndApplyHeader(nextCommand(), 0, new MessageHeaderDecoder());
        assertThat(letter.correlationId()).isPositive();
        return letter;
    }

    private static int ymd(LocalDate day) {
        return Integer.parseInt(day.toString().replace("-", ""));
    }

    @Test
    void hasTheNextRequestRefusedWhereThingsAreTriedOut() throws Exception {
        String body =
                "{\"session\":\"CLIENT2\",\"msgType\":\"G\",\"code\":2,\"text\":\"try again\",\"reason\":\"drill\"}";
        var coming = send("desk", "desk/reject-next", body);
        RejectNextDecoder letter =
                new RejectNextDecoder().wrapAndApplyHeader(nextCommand(), 0, new MessageHeaderDecoder());
        assertThat(letter.sessionId()).isEqualTo(2);
        assertThat((char) letter.msgType()).isEqualTo('G');
        assertThat(letter.code()).isEqualTo(2);
        assertThat(letter.text()).isEqualTo("try again");
        assertThat(letter.reason()).isEqualTo("drill");
        core.tellTaken(letter.correlationId(), DeskAct.REJECT_NEXT, 0, 2, "desk", "drill");
        assertThat(done(coming).path("sessionId").asInt()).isEqualTo(2);

        server.close();
        PlayedParts production = new PlayedParts(core);
        production.mayRejectNext = false;
        server = open(directory.resolve("admin-token"), production);
        isRefused(answer(send("desk", "desk/reject-next", body)), 403, "mayRejectNext: true");
        assertThat(core.commands()).isEmpty();
    }

    @Test
    void sendsNewsAndSaysWhoGotIt() throws Exception {
        var coming = send(
                "ops", "desk/news", "{\"headline\":\"Halt\",\"text\":\"IBM is halted\",\"reason\":\"venue says\"}");
        SendNewsDecoder letter = new SendNewsDecoder().wrapAndApplyHeader(nextCommand(), 0, new MessageHeaderDecoder());
        assertThat(letter.sessionId()).isZero();
        assertThat(letter.headline()).isEqualTo("Halt");
        assertThat(letter.text()).isEqualTo("IBM is halted");
        core.tellTaken(letter.correlationId(), DeskAct.NEWS, 0, 0, "ops", letter.reason());
        core.tellNotice(1, "Halt", "IBM is halted");
        core.tellNotice(2, "Halt", "IBM is halted");
        done(coming);
        await().untilAsserted(() ->
                assertThat(get("desk/actions").at("/actions/0/outcomes")).hasSize(2));
        JsonNode row = get("desk/actions").at("/actions/0");
        assertThat(row.at("/outcomes/1/sessionId").asInt()).isEqualTo(2);
        assertThat(row.path("reason").asText()).isEqualTo("venue says");
    }

    @Test
    void tellsTheCoreWhatAMarketIsDoing() throws Exception {
        var coming = send(
                "risk",
                "markets/state",
                "{\"venue\":\"XSIM\",\"symbol\":\"INTC\",\"state\":\"pre-open\",\"frozen\":\"yes\",\"auctionPx\":\"97.5\","
                        + "\"reason\":\"venue says\"}");
        SetMarketStateDecoder letter =
                new SetMarketStateDecoder().wrapAndApplyHeader(nextCommand(), 0, new MessageHeaderDecoder());
        assertThat(letter.venue() + " " + letter.symbol() + " " + letter.state() + " " + letter.frozen())
                .isEqualTo("XSIM INTC PRE_OPEN YES");
        assertThat(letter.auctionPxE8()).isEqualTo(9_750_000_000L);
        assertThat(letter.user()).isEqualTo("risk");
        core.tellMarket(letter);
        assertThat(done(coming).path("act").asText()).isEqualTo("MARKET_PRE_OPEN");
        assertThat(get("desk/actions").at("/actions/0/what").asText())
                .isEqualTo("XSIM, INTC: OPEN to PRE_OPEN, frozen");
        JsonNode halted = get("halts").at("/markets/0");
        assertThat(halted.path("state").asText()).isEqualTo("PRE_OPEN");
        assertThat(halted.path("frozen").asBoolean()).isTrue();
        assertThat(halted.path("auctionPx").asText()).isEqualTo("97.5");

        isRefused(
                answer(send("risk", "markets/state", "{\"state\":\"lunch\",\"reason\":\"x\"}")), 400, "must be one of");
        isRefused(answer(send("compliance", "markets/state", "{}")), 403, "desk, ops, risk");
    }

    @Test
    void anotherPersonLetsOneOrderPassThatSoftLimitsRefused() throws Exception {
        core.tellSoftLimitMet("desk");
        await().untilAsserted(
                        () -> assertThat(get("overrides").path("refusals")).hasSize(1));
        JsonNode waits = get("overrides").at("/refusals/0");
        long refusal = waits.path("refusal").asLong();
        assertThat(waits.path("state").asText()).isEqualTo("WAITING");
        assertThat(waits.path("what").asText()).isEqualTo("BUY 11 INTC at 100 for ACC1");

        isRefused(answer(send("desk", "overrides/" + refusal, "{\"reason\":\"x\"}")), 403, "compliance, risk");
        isRefused(answer(send("ops", "overrides/" + refusal, "{\"reason\":\"x\"}")), 403, "compliance, risk");
        var coming = send("risk", "overrides/" + refusal, "{\"reason\":\"known\"}");
        OverrideRefusalDecoder letter =
                new OverrideRefusalDecoder().wrapAndApplyHeader(nextCommand(), 0, new MessageHeaderDecoder());
        assertThat(letter.refusal() + " " + letter.compliance() + " " + letter.user() + " " + letter.reason())
                .isEqualTo(refusal + " NO risk known");
        core.tellOverride(letter.correlationId(), refusal, OverrideState.GIVEN, "risk");
        assertThat(done(coming).path("act").asText()).isEqualTo("OVERRIDE_GIVEN");
        JsonNode given = get("overrides").at("/refusals/0");
        assertThat(given.path("state").asText() + " " + given.path("approver").asText())
                .isEqualTo("GIVEN risk");
        assertThat(get("desk/actions").at("/actions/0/act").asText()).isEqualTo("OVERRIDE_GIVEN");
    }

    @Test
    void showsWhoIsStoppedUntilAPersonResumesThem() throws Exception {
        core.tellStopped(0, 3, true, 7);
        core.tellStopped(0, 4, true, 8);
        await().untilAsserted(() -> assertThat(get("halts").path("parties")).hasSize(2));
        JsonNode stopped = get("halts").at("/parties/0");
        assertThat(stopped.path("kind").asText()).isEqualTo("STRATEGY");
        assertThat(stopped.path("id").asInt()).isEqualTo(3);
        assertThat(stopped.path("executions").asLong()).isEqualTo(40);
        assertThat(stopped.path("orderId").asLong()).isEqualTo(7);
        assertThat(stopped.path("control").asText()).isEqualTo("PT-15");

        var coming = send("risk", "stops/resume", "{\"kind\":\"strategy\",\"id\":\"3\",\"reason\":\"mended\"}");
        ResumePartyDecoder letter =
                new ResumePartyDecoder().wrapAndApplyHeader(nextCommand(), 0, new MessageHeaderDecoder());
        assertThat(letter.scopeKind() + " " + letter.scopeId() + " " + letter.user())
                .isEqualTo("STRATEGY 3 risk");
        core.tellStopped(letter.correlationId(), 3, false, 0);
        done(coming);
        assertThat(get("halts").at("/parties")).hasSize(1);
        assertThat(get("halts").at("/parties/0/id").asInt()).isEqualTo(4);
    }

    @Test
    void asksTwoPeopleForAPriceByHand() throws Exception {
        String body =
                "{\"symbol\":\"NEWCO\",\"price\":\"41\",\"minutes\":30,\"reason\":\"quote\",\"secondUser\":\"ops\","
                        + "\"secondPassword\":\"spo\"}";
        var coming = send("risk", "markets/price", body);
        SetManualPriceDecoder letter =
                new SetManualPriceDecoder().wrapAndApplyHeader(nextCommand(), 0, new MessageHeaderDecoder());
        assertThat(letter.symbol()).isEqualTo("NEWCO");
        assertThat(letter.priceE8()).isEqualTo(4_100_000_000L);
        assertThat(letter.user() + letter.secondUser()).isEqualTo("riskops");
        assertThat(letter.untilEpochNs()).isPositive();
        core.tellRefused(SetManualPriceDecoder.TEMPLATE_ID, letter.correlationId(), "symbol: is not defined");
        isRefused(answer(coming), 404, "is not defined");

        isRefused(answer(send("risk", "markets/price", body.replace("spo", "ops"))), 403, "must be the password");
        isRefused(answer(send("ops", "markets/price", body)), 400, "another person than user");
        isRefused(answer(send("desk", "markets/price", body)), 403, "ops, risk");
    }

    @Test
    void refusesWhoeverHasNotTheRole() throws Exception {
        for (String user : new String[] {"ops", "risk", "compliance"}) {
            isRefused(answer(send(user, "desk/orders", TELEPHONE)), 403, "must have one of the roles desk, trader");
            isRefused(answer(send(user, "desk/orders/1/replace", "{}")), 403, "desk, trader");
        }
        for (String user : new String[] {"risk", "compliance", "trader"}) {
            isRefused(answer(send(user, "desk/roll-day", "{}")), 403, "desk, ops");
            isRefused(answer(send(user, "desk/reject-next", "{}")), 403, "desk, ops");
        }
        isRefused(answer(send("trader", "desk/news", "{}")), 403, "compliance, desk, ops, risk");
        isRefused(
                answer(send("desk", "desk/orders", TELEPHONE.replace("{", "{\"user\":\"trader\","))),
                400,
                "must be absent or the one who is logged in");
        assertThat(core.commands()).isEmpty();
    }

    @Test
    void cancelsAndRollsFromTheAdminPortToo() throws Exception {
        String token = Files.readString(directory.resolve("admin-token")).strip();
        var coming = client.sendAsync(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.adminPort()
                                + "/tasks/cancel-order?orderId=7&user=ops&reason=page+is+down"))
                        .header("Authorization", "Bearer " + token)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        CancelByDeskDecoder letter = nextCancel();
        assertThat(letter.user()).isEqualTo("ops");
        core.tellTaken(letter.correlationId(), DeskAct.CANCEL, 7, 1, "ops", letter.reason());
        assertThat(done(coming).path("orderId").asLong()).isEqualTo(7);
        var metrics = client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.adminPort() + "/metrics"))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                BodyHandlers.ofString());
        assertThat(metrics.body()).contains("trade2026_operator_actions_total{action=\"cancel\"} 1.0");
    }
}
