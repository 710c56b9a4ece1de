package io.trade2026.tests.flow;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives the tests their floor, opened before the first of them and closed after the last, and holds each test to valid FIX. */
final class SharedFloor implements ParameterResolver, BeforeEachCallback, AfterEachCallback {
    private static final ExtensionContext.Namespace SPACE = ExtensionContext.Namespace.create(SharedFloor.class);

    private static Floor floor(ExtensionContext context) {
        return context.getRoot().getStore(SPACE).getOrComputeIfAbsent(Floor.class, key -> new Floor(), Floor.class);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Floor.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return floor(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        floor(context).begin();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        floor(context).assertValid();
    }
}
