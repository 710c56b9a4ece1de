package io.trade2026.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.sbe.ApproveLimitDecoder;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.ops.limit.Evidence;
import io.trade2026.ops.source.Lines;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** GV-01 over REST, with core and tables played by hand: what reaches the core, and who may do what. */
@Timeout(120)
final class GovernedLimitsTest {
    @TempDir
    private Path directory;

    private final HttpClient client = HttpClient.newHttpClient();
    private final PlayedCore core = new PlayedCore();
    private final PlayedParts played = new PlayedParts(core);
    private OpsServer server;

    @BeforeEach
    void start() {
        server = OpsServer.start(
                new OpsSettings("127.0.0.1", 0, 0, directory.resolve("admin-token"), Duration.ofMillis(2_500), 1 << 20),
                played.parts());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private CompletableFuture<HttpResponse<String>> post(String user, String path, String json) {
        String login = user + ":" + new StringBuilder(user).reverse();
        return client.sendAsync(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.httpPort() + "/api/" + path))
                        .header(
                                "Authorization",
                                "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpResponse<String> answer(CompletableFuture<HttpResponse<String>> coming) throws Exception {
        return coming.get(60, TimeUnit.SECONDS);
    }

    private CompletableFuture<HttpResponse<String>> propose(long value) {
        return post("risk", "limits/proposals", "{\"limitId\":5,\"value\":" + value + ",\"reason\":\"asked\"}");
    }

    @Test
    void whatTightensAsksNobodyElse() throws Exception {
        assertThat(answer(propose(99)).body()).contains("\"state\":\"done\"", "\"version\":3");
        assertThat(core.commands()).as("nothing that needs the core's word").isEmpty();
    }

    @Test
    void whatLoosensIsInTheLogOfTheCoreWithItsOperatorsBeforeItIsCarriedOut() throws Exception {
        assertThat(answer(propose(1_000)).body()).contains("\"state\":\"open\"");
        assertThat(answer(post("risk", "limits/proposals/7/approve", "{}")).statusCode())
                .isEqualTo(403);
        assertThat(answer(post("risk2", "limits/proposals/7/approve", "{}")).body())
                .contains("\"state\":\"open\"");
        CompletableFuture<HttpResponse<String>> last = post("ops", "limits/proposals/7/approve", "{}");
        UnsafeBuffer command = Objects.requireNonNull(core.commands().poll(30, TimeUnit.SECONDS), "no command");
        var approved = new ApproveLimitDecoder().wrapAndApplyHeader(command, 0, new MessageHeaderDecoder());
        assertThat(approved.proposalId()).isEqualTo(7);
        assertThat(approved.value()).isEqualTo(10_000_000);
        assertThat(approved.user()).isEqualTo("risk");
        assertThat(approved.secondUser()).isEqualTo("risk2");
        assertThat(approved.thirdUser()).isEqualTo("ops");
        assertThat(answer(last).statusCode()).as("the core has not answered").isEqualTo(504);
        assertThat(played.governance.proposals(true).get(0).state()).isEqualTo("approved");
    }

    @Test
    void onlyRiskAndOpsChangeLimits() throws Exception {
        for (String user : new String[] {"trader", "desk", "compliance"}) {
            assertThat(answer(post(user, "limits/proposals", "{}")).statusCode())
                    .as(user)
                    .isEqualTo(403);
        }
        assertThat(answer(post("risk", "limits/proposals", "{\"value\":1}")).body())
                .contains("control", "scope", "reason");
    }

    @Test
    void limitsAreFoundByPartyOrControlAndListsAreLeftOutForOthers() {
        Lines all = new Lines(
                "Limits and their use",
                List.of("control", "scope_name"),
                List.of(
                        List.of("PT-01", "CLIENT1"),
                        List.of("PT-01", "CLIENT10"),
                        List.of("PT-11-TRADING", "CLIENT1")));

        assertThat(all.with("client1").lines())
                .containsExactly(List.of("PT-01", "CLIENT1"), List.of("PT-11-TRADING", "CLIENT1"));
        assertThat(all.with("PT-01").withoutLists().lines()).hasSize(2);
        assertThat(all.with("").withoutLists().lines()).hasSize(2);
        assertThat(all.with("CLIENT").lines()).isEmpty();
    }

    @Test
    void theFileForTheReviewIsSafeToOpen() {
        Evidence evidence = new Evidence(played.governance.evidence(), "2026-11-27T10:00:00Z");
        assertThat(evidence.csv()).contains("100,\"'=1+1, \"\"<b>\"\"\"\r\n-5,\r\n");
        assertThat(evidence.html())
                .contains("<td>=1+1, &quot;&lt;b&gt;&quot;</td>")
                .doesNotContain("<b>");
    }

    @Test
    void thePageForTheReviewReadsWell() {
        Lines used = new Lines(
                "Limits and their use",
                List.of("limit_id", "value", "peak", "peak_at", "soft", "remark"),
                List.of(
                        List.of(
                                "1234567",
                                "10000000000",
                                "-1234.5",
                                "2026-11-27T10:00:00.123456Z",
                                "true",
                                "always near"),
                        List.of("8", "999", "", "", "false", "never used"),
                        List.of("9", "1000", "0", "", "false", "never used"),
                        List.of("10", "100", "50", "2026-11-27T10:00Z", "false", "")));

        String page = new Evidence(
                        List.of(used, new Lines("Proposals", List.of(), List.of())), "2026-11-27T10:00:00.9Z")
                .html();

        assertThat(page)
                .contains("As of 2026-11-27 10:00:00 UTC", "Limits and their use (4)", "Proposals (0)")
                .contains("<p>4 in force; 1 always near; 2 never used.</p>")
                .contains("<th>Limit id</th>", "<td class=\"n\">1234567</td>", "<td class=\"n\">10,000,000,000</td>")
                .contains("<td class=\"n\">-1,234.5</td>", "<td class=\"n\">999</td>", "<td class=\"n\">1,000</td>")
                .contains("<td class=\"t\">2026-11-27 10:00:00</td><td>yes</td><td class=\"remark\">always near</td>")
                .contains("<h2>Proposals</h2><p class=\"none\">None.</p>");
    }
}
