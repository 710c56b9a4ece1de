package io.trade2026.app.verb;

import io.trade2026.app.process.StartFault;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the node of the desk is, and who asks. */
public final class DeskOptions {
    private static final Pattern URL = Pattern.compile("https?://[^/\\s@]+/?");

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Of page and REST (default: http://127.0.0.1:8080, or the port of --http-port).")
    private @Nullable String url;

    @Option(names = "--http-port", paramLabel = "PORT", description = "Page and REST on this machine (default: 8080).")
    private int httpPort = 8080;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data directory of the node, for its secrets (default: data, beside the launcher).",
            defaultValue = "${sys:trade2026.home:-.}/data")
    private Path data = Path.of("data");

    @Option(names = "--user", paramLabel = "NAME", description = "Operator who does it (default: desk).")
    private String user = "desk";

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "Holds the operator's password (default: secrets/operator-NAME in the data directory).")
    private @Nullable Path passwordFile;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "How long to wait for what follows, such as the venue's answer (default: 3).")
    private int waitSeconds = 3;

    /**
     * Returns whoever does it.
     *
     * @return name of an operator
     */
    public String user() {
        return user;
    }

    /**
     * Returns how long to wait for what follows.
     *
     * @return seconds
     */
    public int waitSeconds() {
        return waitSeconds;
    }

    /**
     * Makes ready to ask the node.
     *
     * @return not connected yet
     * @throws StartFault when there is no password or the address is none
     */
    DeskClient client() {
        String address = url == null ? "http://127.0.0.1:" + httpPort : url;
        if (!URL.matcher(address).matches()) {
            throw new StartFault("--url: must be http://HOST:PORT or https://HOST:PORT, was '" + address + "'");
        }
        return new DeskClient(URI.create(address), user, password());
    }

    private String password() {
        Path file = passwordFile == null ? data.resolve("secrets").resolve("operator-" + user) : passwordFile;
        try {
            String password =
                    Files.readString(file).lines().findFirst().orElse("").trim();
            if (password.isEmpty()) {
                throw new StartFault("password file " + file + " is empty");
            }
            return password;
        } catch (IOException e) {
            throw new StartFault(
                    "password of " + user + ": " + file + " cannot be read; name the file with --password-file FILE,"
                            + " or the data directory with --data DIR",
                    e);
        }
    }
}
