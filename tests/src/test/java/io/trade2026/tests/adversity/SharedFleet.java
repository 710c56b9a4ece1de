package io.trade2026.tests.adversity;

import io.trade2026.tests.lab.Fleet;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One system, each role a process, for the tests of this package; recordings on a disk of their own, where that can be mounted. Its venue is
 * down: each order is answered by a refusal.
 */
final class SharedFleet implements ParameterResolver {
    private static final ExtensionContext.Namespace SPACE = ExtensionContext.Namespace.create(SharedFleet.class);
    /** Small, so that the streams between engine and library are soon full. */
    private static final String TERMS = "trade2026.termLength=262144";

    private static Ground open() {
        try {
            Fleet fleet = new Fleet("adversity", 1);
            Ground ground = new Ground(fleet, FrozenDisk.mount(fleet.data().resolve("media")));
            fleet.role("media").with(TERMS);
            boolean isReady = false;
            try {
                fleet.start();
                isReady = true;
            } finally {
                if (!isReady) {
                    ground.close();
                }
            }
            return ground;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Ground.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(SPACE).getOrComputeIfAbsent(Ground.class, key -> open(), Ground.class);
    }
}
