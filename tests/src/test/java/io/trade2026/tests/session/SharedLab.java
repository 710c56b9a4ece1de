package io.trade2026.tests.session;

import io.trade2026.tests.lab.LabProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One lab for the tests of this package that run in one JVM, with a few sessions of their own. Its venue is down: each order is answered by a refusal. */
final class SharedLab implements ParameterResolver {
    private static final ExtensionContext.Namespace SPACE = ExtensionContext.Namespace.create(SharedLab.class);

    private static final String SESSIONS = """
            ourCompId: TRADE2026
            sessions:
              - {id: 601, role: client, compId: NORESET, client: CLIENT11, account: ACC11, numbering: {mayReset: false}}
              - {id: 602, role: client, compId: EXPECTS, client: CLIENT11, account: ACC11, numbering: {nextExpected: true}}
              - {id: 603, role: client, compId: RECON, client: CLIENT11, account: ACC11}
            """;

    private static LabProcess open() {
        try {
            LabProcess lab = new LabProcess("session-" + ProcessHandle.current().pid());
            boolean ready = false;
            try {
                lab.start();
                Files.writeString(lab.data().resolve("sessions").resolve("extra.yaml"), SESSIONS);
                ready = true;
            } finally {
                if (!ready) {
                    lab.close();
                }
            }
            return lab;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LabProcess.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(SPACE)
                .getOrComputeIfAbsent(LabProcess.class, key -> open(), LabProcess.class);
    }
}
