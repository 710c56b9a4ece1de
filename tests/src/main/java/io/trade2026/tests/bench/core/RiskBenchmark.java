package io.trade2026.tests.bench.core;

import com.sun.management.ThreadMXBean;
import io.trade2026.risk.controls.Decision;
import io.trade2026.risk.controls.OrderView;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/**
 * One decision of risk among 10,000 accounts, 5,000 instruments and 1,000,000 open orders: timed one by one, with the clock in
 * each figure, and in groups, in which it is as good as left out.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@NullUnmarked
public class RiskBenchmark {
    /** In the units of JMH, of about two nanoseconds. */
    private static final int AS_LONG_AS_A_DECISION = 1_000;

    private static final int GROUP = 64;

    /** The crowd, and orders to ask about: so many that neither they nor what they touch stay in a cache. */
    @State(Scope.Thread)
    public static class Crowd {
        private static final int ASKED = 1 << 16;
        private static final int ALONE = 1_000_000;

        private final Decision decision = new Decision();
        private RiskCrowd crowd;
        private OrderView[] orders;
        private int next;
        private long refused;

        /** Makes the world and opens the orders. */
        @Setup(Level.Trial)
        public void prepare() {
            crowd = new RiskCrowd();
            crowd.open(Integer.getInteger("trade2026.bench.openOrders", 1_000_000));
            orders = new OrderView[ASKED];
            for (int i = 0; i < ASKED; i++) {
                orders[i] = crowd.next();
            }
        }

        /** Sees that orders were not refused, and that deciding by itself allocates nothing: what is told of JMH is of the whole JVM. */
        @TearDown(Level.Trial)
        public void check() {
            if (refused != 0) {
                throw new IllegalStateException(refused + " orders were refused");
            }
            var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long id = Thread.currentThread().getId();
            long before = threads.getThreadAllocatedBytes(id);
            for (int i = 0; i < ALONE; i++) {
                decide();
            }
            long allocated = threads.getThreadAllocatedBytes(id) - before;
            if (allocated != 0) {
                throw new IllegalStateException(ALONE + " decisions allocated " + allocated + " bytes");
            }
        }

        private boolean decide() {
            boolean passes = crowd.core().mayPlace(orders[next++ & (ASKED - 1)], RiskCrowd.NOW_EPOCH_NS, decision);
            refused += passes ? 0 : 1;
            return passes;
        }
    }

    /**
     * Times one decision about a new order by all controls; nothing is reserved.
     *
     * @param state the crowd
     * @return whether it may go
     */
    @Benchmark
    public boolean riskDecision(Crowd state) {
        return state.decide();
    }

    /**
     * Times 64 decisions together, each about another order; a figure is a 64th of that. What is read from memory for one decision is
     * not there for the next.
     *
     * @param state the crowd
     * @return how many may go
     */
    @Benchmark
    @OperationsPerInvocation(GROUP)
    public int riskDecisionOf64(Crowd state) {
        int passed = 0;
        for (int i = 0; i < GROUP; i++) {
            passed += state.decide() ? 1 : 0;
        }
        return passed;
    }

    /** Does nothing: what reading the clock adds to a decision that is timed by itself. */
    @Benchmark
    public void clock() {}

    /** Passes about the time of a decision and does nothing: what JMH itself allocates meanwhile. */
    @Benchmark
    public void nothing() {
        Blackhole.consumeCPU(AS_LONG_AS_A_DECISION);
    }
}
