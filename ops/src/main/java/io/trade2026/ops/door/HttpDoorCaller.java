package io.trade2026.ops.door;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a gateway in another process. */
public final class HttpDoorCaller implements DoorCaller {
    private static final int OK = 200;
    private static final Duration CONNECT = Duration.ofSeconds(1);
    /** A whole archive may have to be read. */
    private static final Duration ARCHIVE_PATIENCE = Duration.ofSeconds(12);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final URI address;
    private final String token;
    private final Duration patience;

    /**
     * Asks there.
     *
     * @param address such as {@code http://127.0.0.1:8082}
     * @param token of the admin port
     * @param patience longest wait for an answer
     */
    public HttpDoorCaller(URI address, String token, Duration patience) {
        this.address = address;
        this.token = token;
        this.patience = patience;
    }

    @Override
    public String get(String path) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(path.contains("/messages") ? ARCHIVE_PATIENCE : patience)
                .header("Authorization", "Bearer " + token)
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw new IOException(address + path + " answers " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (ConnectException e) {
            throw new IOException("no gateway answers at " + address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while " + address + " was asked");
        }
    }
}
