package io.trade2026.tests.bench.reference;

import io.trade2026.app.Trade2026;
import io.trade2026.risk.controls.Decision;
import java.lang.invoke.MethodHandles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * A node in which the controls before a trade are asked or not, in turns, while it runs: what they cost can then be told on a machine whose
 * load changes from minute to minute. The node itself has no such switch, and should have none: the class is rewritten before anything
 * loads it.
 */
public final class SwitchedNode {
    private static final String CONTROLS = "io.trade2026.risk.controls.PreTradeControls";
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final AtomicBoolean OFF = new AtomicBoolean();

    private SwitchedNode() {}

    /**
     * Starts the node.
     *
     * @param arguments a file, while which is there no control is asked; then as for {@code ./trade2026}
     * @throws IllegalAccessException if the class cannot be put beside its neighbours
     */
    public static void main(String[] arguments) throws IllegalAccessException {
        Path file = Path.of(arguments[0]);
        Thread looker = new Thread(() -> look(file), "risk-switch");
        looker.setDaemon(true);
        looker.start();
        ClassLoader ours = Trade2026.class.getClassLoader();
        ClassFileLocator files = ClassFileLocator.ForClassLoader.of(ours);
        TypeDescription controls = TypePool.Default.of(files).describe(CONTROLS).resolve();
        new ByteBuddy()
                .redefine(controls, files)
                .visit(new AsmVisitorWrapper.ForDeclaredMethods()
                        .method(
                                ElementMatchers.named("pass"),
                                (type, method, visitor, context, pool, writing, reading) -> new LeavingOut(visitor)))
                .make()
                .load(
                        ours,
                        ClassLoadingStrategy.UsingLookup.of(
                                MethodHandles.privateLookupIn(Decision.class, MethodHandles.lookup())));
        Trade2026.main(Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private static void look(Path file) {
        while (!Thread.currentThread().isInterrupted()) {
            OFF.set(Files.exists(file));
            LockSupport.parkNanos(LOOK_NS);
        }
    }

    /**
     * Says whether no control is asked now.
     *
     * @return while the file is there
     */
    public static boolean isOff() {
        return OFF.get();
    }

    /** Lets a method return true at once while the controls are left out. */
    private static final class LeavingOut extends MethodVisitor {
        LeavingOut(MethodVisitor method) {
            super(OpenedClassReader.ASM_API, method);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            Label asking = new Label();
            visitMethodInsn(Opcodes.INVOKESTATIC, Type.getInternalName(SwitchedNode.class), "isOff", "()Z", false);
            visitJumpInsn(Opcodes.IFEQ, asking);
            visitInsn(Opcodes.ICONST_1);
            visitInsn(Opcodes.IRETURN);
            visitLabel(asking);
            visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        }
    }
}
