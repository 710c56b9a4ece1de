package io.trade2026.tests.page;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A chromium without a screen, operated by the DevTools protocol with a mouse and a keyboard. One thread. */
final class Browser implements AutoCloseable {
    static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LISTENS = "DevTools listening on ";

    private final ObjectMapper mapper = new ObjectMapper();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final Process process;
    private final WebSocket line;
    private int asked;

    private Browser(Process process) throws IOException, InterruptedException {
        this.process = process;
        HttpClient http = HttpClient.newHttpClient();
        URI all = URI.create("http://" + address(process) + "/json/list");
        HttpResponse<String> pages =
                http.send(HttpRequest.newBuilder(all).build(), HttpResponse.BodyHandlers.ofString());
        String page = "";
        for (JsonNode each : mapper.readTree(pages.body())) {
            page = each.path("type").asText().equals("page")
                    ? each.path("webSocketDebuggerUrl").asText()
                    : page;
        }
        this.line = http.newWebSocketBuilder()
                .buildAsync(URI.create(page), new Ear(heard))
                .join();
    }

    /** What the browser says, letter by letter. */
    private static final class Ear implements WebSocket.Listener {
        private final BlockingQueue<String> heard;
        private final StringBuilder part = new StringBuilder();

        Ear(BlockingQueue<String> heard) {
            this.heard = heard;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean isLast) {
            part.append(text);
            if (isLast) {
                heard.add(part.toString());
                part.setLength(0);
            }
            return WebSocket.Listener.super.onText(socket, text, isLast);
        }
    }

    static boolean isThere() {
        return Files.isExecutable(CHROMIUM);
    }

    static Browser open(Path profile) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        CHROMIUM.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--remote-debugging-port=0",
                        "--window-size=1400,1400",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .start();
        return new Browser(process);
    }

    private static String address(Process process) throws IOException {
        BufferedReader errors =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
        String said = errors.readLine();
        while (said != null && !said.startsWith(LISTENS)) {
            said = errors.readLine();
        }
        if (said == null) {
            throw new IOException(CHROMIUM + " has ended");
        }
        return URI.create(said.substring(LISTENS.length())).getAuthority();
    }

    private JsonNode send(String method, Map<String, ?> params) {
        int id = ++asked;
        try {
            line.sendText(mapper.writeValueAsString(Map.of("id", id, "method", method, "params", params)), true)
                    .join();
            while (true) {
                String letter = heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                if (letter == null) {
                    throw new IllegalStateException(method + " was not answered");
                }
                JsonNode answer = mapper.readTree(letter);
                if (answer.path("id").asInt() == id) {
                    return answer.path("result");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void go(String url) {
        send("Page.navigate", Map.of("url", url));
    }

    /** What an expression of the page is as text; empty where it fails. */
    String read(String expression) {
        return send("Runtime.evaluate", Map.of("expression", "String(" + expression + ")"))
                .path("result")
                .path("value")
                .asText();
    }

    /** Waits until an expression of the page is true. */
    void until(String expression) {
        await(expression)
                .atMost(PATIENCE)
                .until(() -> read("Boolean(" + expression + ")").equals("true"));
    }

    /** Presses what the expression finds, once it can be seen, with the mouse. */
    void press(String element) {
        String place = "(() => { const e = " + element + "; if (!e) return ''; e.scrollIntoView({block: 'center'});"
                + " const r = e.getBoundingClientRect();"
                + " return r.width ? (r.x + r.width / 2) + ' ' + (r.y + r.height / 2) : ''; })()";
        String[] at = await(element)
                .atMost(PATIENCE)
                .until(() -> read(place), found -> found.contains(" "))
                .split(" ", -1);
        for (String type : new String[] {"mousePressed", "mouseReleased"}) {
            send(
                    "Input.dispatchMouseEvent",
                    Map.of(
                            "type",
                            type,
                            "x",
                            Double.parseDouble(at[0]),
                            "y",
                            Double.parseDouble(at[1]),
                            "button",
                            "left",
                            "clickCount",
                            1));
        }
    }

    /** Writes into a field, in place of what was there. */
    void write(String selector, String text) {
        String field = "document.querySelector(\"" + selector + "\")";
        until(field);
        read(field + ".focus()," + field + ".select()");
        send("Input.insertText", Map.of("text", text));
    }

    @Override
    public void close() {
        line.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        await().atMost(PATIENCE).until(() -> !process.isAlive());
    }
}
