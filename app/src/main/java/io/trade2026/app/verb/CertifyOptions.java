package io.trade2026.app.verb;

import io.trade2026.app.process.StartFault;
import io.trade2026.simulator.certify.fuzz.FuzzPlan;
import io.trade2026.simulator.certify.orders.DeskDoor;
import io.trade2026.simulator.certify.orders.OrderTarget;
import io.trade2026.simulator.certify.orders.RestDesk;
import io.trade2026.simulator.certify.session.SessionTarget;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which system is tried, and as whom. */
public final class CertifyOptions {
    private static final int FIRST_FREE_CLIENT = 3;
    private static final int LAST_FREE_CLIENT = 19;
    private static final int FUZZ_SESSIONS = 4;
    private static final String ORDER_CLIENT = "CLIENT10";
    private static final List<String> OPERATORS = List.of("desk", "risk", "risk2");

    @Option(names = "--host", paramLabel = "HOST", description = "Where the acceptor is (default: ${DEFAULT-VALUE}).")
    private String host = "127.0.0.1";

    @Option(names = "--port", paramLabel = "PORT", description = "Its port (default: ${DEFAULT-VALUE}).")
    private int port = 9880;

    @Option(
            names = "--sender",
            split = ",",
            paramLabel = "COMPID",
            description =
                    "SenderCompIDs(49), separated by commas; each plays one session script at a time. Default: those of the lab.")
    private List<String> senders = List.of();

    @Option(names = "--target", paramLabel = "COMPID", description = "TargetCompID(56) (default: ${DEFAULT-VALUE}).")
    private String target = "TRADE2026";

    @Option(names = "--username", paramLabel = "NAME", description = "Username(553) on Logon(A).")
    private @Nullable String username;

    @Option(names = "--password-file", paramLabel = "FILE", description = "Holds the Password(554) for Logon(A).")
    private @Nullable Path passwordFile;

    @Option(
            names = "--symbol",
            paramLabel = "SYMBOL",
            description = "Symbol(55) of all orders. Default: those of the scripts, MSFT for scenarios.")
    private @Nullable String symbol;

    @Option(names = "--account", paramLabel = "ACCOUNT", description = "Account(1) of orders in scenarios.")
    private @Nullable String account;

    @Option(
            names = "--order-field",
            paramLabel = "TAG=VALUE",
            description =
                    "Added to orders of session scripts that lack it, such as 38=100. May be given more than once.")
    private Map<Integer, String> orderFields = new LinkedHashMap<>();

    @Option(
            names = "--reset",
            paramLabel = "logon|acceptor",
            description =
                    "How numbers come back to 1: the Logon(A) carries 141=Y, or the acceptor does it at each disconnection"
                            + " (default: ${DEFAULT-VALUE}).")
    private String reset = "logon";

    @Option(
            names = "--patience-ms",
            paramLabel = "MS",
            description = "How long an answer may take (default: ${DEFAULT-VALUE}).")
    private long patienceMillis = 10_000;

    @Option(
            names = "--venue-port",
            paramLabel = "PORT",
            description =
                    "Where the system looks for its venue; the order suite listens there (default: ${DEFAULT-VALUE}).")
    private int venuePort = 9890;

    @Option(names = "--venue", paramLabel = "COMPID", description = "CompID of that venue (default: ${DEFAULT-VALUE}).")
    private String venue = "XSIM";

    @Option(
            names = "--profile",
            paramLabel = "PROFILE=COMPID",
            description = "A session with other settings, such as chain=pipeline=PIPE1. May be given more than once.")
    private List<String> profiles = List.of();

    @Option(
            names = "--rest",
            paramLabel = "URL",
            description =
                    "REST of a Trade2026 node, for steps that happen inside it. Without it such scenarios are skipped.")
    private @Nullable URI rest;

    @Option(
            names = "--secrets",
            paramLabel = "DIR",
            description =
                    "Holds the passwords of the operators desk, risk and risk2 (operator-desk, …), as data/secrets of a lab does.")
    private @Nullable Path secrets;

    /** Returns where the acceptor is. */
    InetSocketAddress address() {
        return new InetSocketAddress(host, port);
    }

    /** Returns host and port as given. */
    String subject() {
        return host + ":" + port;
    }

    /** Returns the settings for the report, without secrets. */
    Map<String, String> shown() {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("acceptor", subject());
        shown.put("TargetCompID(56)", target);
        shown.put("SenderCompID(49)", String.join(", ", sessionSenders()));
        shown.put("symbol", symbol == null ? "as in the scripts" : symbol);
        shown.put("numbers", reset.equals("logon") ? "ResetSeqNumFlag(141)=Y" : "reset by the acceptor");
        shown.put("patience", patienceMillis + " ms");
        return shown;
    }

    /** Returns the SenderCompIDs(49) for session scripts. */
    List<String> sessionSenders() {
        return senders.isEmpty()
                ? IntStream.rangeClosed(FIRST_FREE_CLIENT, LAST_FREE_CLIENT)
                        .mapToObj(n -> "CLIENT" + n)
                        .toList()
                : senders;
    }

    private @Nullable String password() {
        return passwordFile == null ? null : read(passwordFile);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).trim();
        } catch (IOException e) {
            throw new StartFault("certify: " + file + " cannot be read");
        }
    }

    /** Returns the acceptor as session scripts see it. */
    SessionTarget sessionTarget() {
        Map<String, String> symbols = new HashMap<>();
        if (symbol != null) {
            for (String scripted : List.of("INTC", "MSFT", "CDG", "IVP")) {
                symbols.put(scripted, symbol);
            }
        }
        if (!List.of("logon", "acceptor").contains(reset)) {
            throw new StartFault("certify: --reset: must be logon or acceptor, was '" + reset + "'");
        }
        return new SessionTarget(
                address(),
                sessionSenders(),
                target,
                username,
                password(),
                symbols,
                orderFields,
                reset.equals("logon") ? SessionTarget.Reset.LOGON : SessionTarget.Reset.ACCEPTOR,
                patienceMillis);
    }

    /** Returns the system as scenarios see it. */
    OrderTarget orderTarget() {
        Map<String, String> byProfile = new HashMap<>();
        byProfile.put("", senders.isEmpty() ? ORDER_CLIENT : senders.get(0));
        for (String profile : profiles) {
            int equals = profile.lastIndexOf('=');
            if (equals <= 0 || profile.indexOf('=') == equals) {
                throw new StartFault("certify: --profile: must be like chain=pipeline=PIPE1, was '" + profile + "'");
            }
            byProfile.put(profile.substring(0, equals), profile.substring(equals + 1));
        }
        return new OrderTarget(
                address(),
                target,
                byProfile,
                username,
                password(),
                venue,
                venuePort,
                symbol == null ? "MSFT" : symbol,
                account,
                desk(),
                patienceMillis);
    }

    /** Returns what the fuzz suite attacks: three sessions, and a fourth that trades. */
    FuzzPlan fuzzPlan(long seed, int minutes) {
        if (sessionSenders().size() < FUZZ_SESSIONS) {
            throw new StartFault("certify: --sender: the fuzz suite needs " + FUZZ_SESSIONS + " sessions");
        }
        List<String> four = sessionSenders().subList(0, FUZZ_SESSIONS);
        return new FuzzPlan(address(), four, target, seed, minutes * 60_000L, patienceMillis);
    }

    private @Nullable DeskDoor desk() {
        URI base = rest;
        Path directory = secrets;
        if (base == null) {
            return null;
        }
        if (directory == null) {
            throw new StartFault("certify: --rest needs --secrets");
        }
        Map<String, String> passwords = new HashMap<>();
        OPERATORS.forEach(name -> passwords.put(name, read(directory.resolve("operator-" + name))));
        return new RestDesk(base, passwords);
    }
}
