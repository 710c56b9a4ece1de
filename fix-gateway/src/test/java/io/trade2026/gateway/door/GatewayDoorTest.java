package io.trade2026.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class GatewayDoorTest {
    private static final String TOKEN = "0123456789abcdef";

    private final HttpClient http = HttpClient.newHttpClient();

    private static DoorAnswer echo(String path) {
        return DoorAnswer.ok(new Json().object().field("path", path).end('}'));
    }

    private HttpResponse<String> ask(GatewayDoor door, String method, String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + door.port() + "/sessions/1/messages?side=out&from=3"))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void answersWhoShowsTheToken() throws Exception {
        try (GatewayDoor door = GatewayDoor.open("127.0.0.1", 0, TOKEN, GatewayDoorTest::echo)) {
            HttpResponse<String> answer = ask(door, "GET", "Bearer " + TOKEN);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"path\":\"/sessions/1/messages?side=out&from=3\"}");
        }
    }

    @Test
    void turnsAwayWhoShowsNoneOrAWrongOneOrWantsToWrite() throws Exception {
        try (GatewayDoor door = GatewayDoor.open("127.0.0.1", 0, TOKEN, GatewayDoorTest::echo)) {
            assertThat(ask(door, "GET", "").statusCode()).isEqualTo(401);
            assertThat(ask(door, "GET", "Bearer " + TOKEN + "0").statusCode()).isEqualTo(401);
            assertThat(ask(door, "POST", "Bearer " + TOKEN).statusCode()).isEqualTo(405);
        }
    }

    @Test
    void namesThePortThatIsTaken() {
        try (GatewayDoor door = GatewayDoor.open("127.0.0.1", 0, TOKEN, GatewayDoorTest::echo)) {
            int port = door.port();
            assertThatThrownBy(() -> GatewayDoor.open("127.0.0.1", port, TOKEN, GatewayDoorTest::echo))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("port " + port);
        }
    }

    @Test
    void writesTextsThatNeedQuoting() {
        Json json = new Json().object().field("text", "a \"b\" \\ \u0001").field("n", -1);
        json.name("rows").array();
        json.object().field("is", true).end('}').object().end('}').end(']');
        assertThat(json.end('}'))
                .hasToString("{\"text\":\"a \\\"b\\\" \\\\ \\u0001\",\"n\":-1,\"rows\":[{\"is\":true},{}]}");
    }
}
