package io.trade2026.app.verb;

import io.trade2026.app.node.Node;
import io.trade2026.app.process.NatsServer;
import io.trade2026.stores.operators.IssuedPassword;
import java.io.PrintStream;

/** What a user is told when a node has come up. */
final class Banner {
    private Banner() {}

    static void print(PrintStream out, Node node, NodeOptions options) {
        for (IssuedPassword issued : node.passwords()) {
            out.println("operator " + issued.operator() + " (" + issued.role() + "): password " + issued.password()
                    + ", kept in " + issued.file());
        }
        if (!node.hasNats()) {
            out.println("DEGRADED: no prices, nats-server is not installed; mend with: " + NatsServer.MEND);
        }
        out.println("page http://localhost:" + options.httpPort() + "  admin http://localhost:" + options.adminPort()
                + "  logs " + options.data().resolve("logs"));
    }
}
