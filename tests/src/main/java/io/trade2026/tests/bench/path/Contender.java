package io.trade2026.tests.bench.path;

import io.trade2026.tests.bench.reference.QuickFixRouter;
import io.trade2026.tests.bench.reference.SwitchedNode;
import io.trade2026.tests.bench.reference.TcpEcho;
import io.trade2026.tests.bench.reference.UncheckedNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What stands between the client and the venue. */
enum Contender {
    /** The floor: has no venue, its round trip is compared with the way to the venue. */
    ECHO("tcp echo"),
    /** What a team would otherwise write. */
    ROUTER("quickfix/j router"),
    /** The whole node, with its stores. */
    TRADE2026("trade2026 lab"),
    /** The same, but no control before a trade is asked: what it does better is what risk costs. */
    UNCHECKED("lab, risk off"),
    /** The same, with and without them in turns while it runs; compared with itself only. */
    SWITCHED("lab, risk in turns");

    private final String label;

    Contender(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** Whether it stands beside the others. */
    boolean isCompared() {
        return this != SWITCHED;
    }

    /** While this file is there, {@link #SWITCHED} asks no control. */
    static Path riskOff(Path directory) {
        return directory.resolve("risk-off");
    }

    boolean hasVenue() {
        return this != ECHO;
    }

    /** Starts it as a process of its own and waits for READY. */
    ChildJvm start(Path directory, Ports ports) throws IOException {
        List<String> command = new ArrayList<>();
        switch (this) {
            case ECHO -> command.addAll(List.of(TcpEcho.class.getName(), ports.text(0)));
            case ROUTER ->
                command.addAll(
                        List.of(QuickFixRouter.class.getName(), ports.text(0), ports.text(1), directory.toString()));
            case TRADE2026, UNCHECKED, SWITCHED -> {
                command.addAll(node(directory));
                command.addAll(List.of("lab", "--no-install"));
                command.addAll(List.of("--data", directory.toString()));
                command.addAll(List.of("--fix-port", ports.text(0), "--venue-port", ports.text(1)));
                command.addAll(List.of("--http-port", ports.text(2), "--admin-port", ports.text(3)));
                command.addAll(List.of("--postgres-port", ports.text(4), "--nats-port", ports.text(5)));
            }
        }
        return ChildJvm.start(label, directory, command);
    }

    private List<String> node(Path directory) {
        return switch (this) {
            case UNCHECKED -> List.of(UncheckedNode.class.getName());
            case SWITCHED ->
                List.of(SwitchedNode.class.getName(), riskOff(directory).toString());
            case ECHO, ROUTER, TRADE2026 -> List.of("io.trade2026.app.Trade2026");
        };
    }
}
