package io.trade2026.tests.bench.path;

import io.trade2026.tests.lab.Operated;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An operator's end of the stream of alerts, which notes when each arrives. */
final class AlertListener implements AutoCloseable {
    private static final String DATA = "data: ";
    private static final long PATIENCE_S = 60;

    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final InputStream stream;

    /**
     * One alert.
     *
     * @param data its JSON
     * @param atNs when it came, by the clock for spans
     * @param atEpochNs when it came, by the wall clock
     */
    record Heard(String data, long atNs, long atEpochNs) {}

    private AlertListener(InputStream stream) {
        this.stream = stream;
    }

    /** Listens to a node until it is closed. */
    static AlertListener of(Operated node) throws IOException, InterruptedException {
        String login = "risk:" + node.secret("operator-risk");
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + node.httpPort() + "/api/alerts/stream"))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .build();
        HttpResponse<InputStream> response =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw new IOException("GET /api/alerts/stream: status " + response.statusCode());
        }
        var listener = new AlertListener(response.body());
        Thread thread = new Thread(listener::listen, "alert-listener");
        thread.setDaemon(true);
        thread.start();
        return listener;
    }

    private void listen() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(DATA)) {
                    heard.add(new Heard(line.substring(DATA.length()), System.nanoTime(), AlertBench.epochNs()));
                }
            }
        } catch (IOException e) {
            heard.add(new Heard("the stream has ended: " + e, System.nanoTime(), AlertBench.epochNs()));
        }
    }

    /** Waits for the alert with a text. */
    Heard next(String text) throws IOException, InterruptedException {
        String last = "nothing";
        for (Heard one = take(); one != null; one = take()) {
            if (one.data().contains(text)) {
                return one;
            }
            last = one.data();
        }
        throw new IOException("no alert with " + text + " within " + PATIENCE_S + " s, the last was " + last);
    }

    private @Nullable Heard take() throws InterruptedException {
        return heard.poll(PATIENCE_S, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
