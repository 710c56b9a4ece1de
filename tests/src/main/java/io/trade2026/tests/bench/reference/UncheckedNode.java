package io.trade2026.tests.bench.reference;

import io.trade2026.app.Trade2026;
import io.trade2026.risk.controls.Decision;
import java.lang.invoke.MethodHandles;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;

/**
 * A node in which no control before a trade is asked, to be compared with one in which all are. What open orders hold is kept as ever.
 * The node itself has no such switch, and should have none: the class is rewritten before anything loads it.
 */
public final class UncheckedNode {
    private static final String CONTROLS = "io.trade2026.risk.controls.PreTradeControls";

    private UncheckedNode() {}

    /**
     * Starts the node.
     *
     * @param arguments as for {@code ./trade2026}
     * @throws IllegalAccessException if the class cannot be put beside its neighbours
     */
    public static void main(String[] arguments) throws IllegalAccessException {
        ClassLoader ours = Trade2026.class.getClassLoader();
        ClassFileLocator files = ClassFileLocator.ForClassLoader.of(ours);
        TypeDescription controls = TypePool.Default.of(files).describe(CONTROLS).resolve();
        MethodDescription asked = controls.getDeclaredMethods()
                .filter(ElementMatchers.named("pass"))
                .getOnly();
        new ByteBuddy()
                .redefine(controls, files)
                .method(ElementMatchers.is(asked))
                .intercept(FixedValue.value(true))
                .make()
                .load(
                        ours,
                        ClassLoadingStrategy.UsingLookup.of(
                                MethodHandles.privateLookupIn(Decision.class, MethodHandles.lookup())));
        Trade2026.main(arguments);
    }
}
