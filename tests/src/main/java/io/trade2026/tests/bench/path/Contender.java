package io.trade2026.tests.bench.path;

import io.trade2026.tests.bench.reference.QuickFixRouter;
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
    UNCHECKED("lab, risk off");

    private final String label;

    Contender(String label) {
        this.label = label;
    }

    String label() {
        return label;
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
            case TRADE2026, UNCHECKED -> {
                command.add(this == UNCHECKED ? UncheckedNode.class.getName() : "io.trade2026.app.Trade2026");
                command.addAll(List.of("lab", "--no-install"));
                command.addAll(List.of("--data", directory.toString()));
                command.addAll(List.of("--fix-port", ports.text(0), "--venue-port", ports.text(1)));
                command.addAll(List.of("--http-port", ports.text(2), "--admin-port", ports.text(3)));
                command.addAll(List.of("--postgres-port", ports.text(4), "--nats-port", ports.text(5)));
            }
        }
        return ChildJvm.start(label, directory, command);
    }
}
