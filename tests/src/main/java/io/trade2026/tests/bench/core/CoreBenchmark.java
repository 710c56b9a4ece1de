package io.trade2026.tests.bench.core;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The core per order, timed one by one; what the clock itself costs is in each figure. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@NullUnmarked
public class CoreBenchmark {
    /** A core that is ready for the next order. */
    @State(Scope.Thread)
    public static class Whole {
        private Trading trading;

        /** Brings the core to its steady state. */
        @Setup(Level.Trial)
        public void prepare() {
            trading = Trading.inSteadyState();
        }

        /** Sees that orders were not refused. */
        @TearDown(Level.Trial)
        public void check() {
            trading.check();
        }
    }

    /** A core before which the next order lies. */
    @State(Scope.Thread)
    public static class Deciding {
        private Trading trading;

        /** Brings the core to its steady state. */
        @Setup(Level.Trial)
        public void prepare() {
            trading = Trading.inSteadyState();
        }

        /** Writes the order. */
        @Setup(Level.Invocation)
        public void write() {
            trading.writeOrder();
        }

        /** Accepts and fills the order. */
        @TearDown(Level.Invocation)
        public void finish() {
            trading.accept();
            trading.writeFill();
            trading.fill();
        }

        /** Sees that orders were not refused. */
        @TearDown(Level.Trial)
        public void check() {
            trading.check();
        }
    }

    /** A core before which the fill of its last order lies. */
    @State(Scope.Thread)
    public static class Filling {
        private Trading trading;

        /** Brings the core to its steady state. */
        @Setup(Level.Trial)
        public void prepare() {
            trading = Trading.inSteadyState();
        }

        /** Places an order, has it accepted and writes the fill. */
        @Setup(Level.Invocation)
        public void write() {
            trading.writeOrder();
            trading.place();
            trading.accept();
            trading.writeFill();
        }

        /** Sees that orders were not refused. */
        @TearDown(Level.Trial)
        public void check() {
            trading.check();
        }
    }

    /**
     * Times nothing: what the clock and the harness add to the others.
     *
     * @param state with the core
     * @return the number of the last event
     */
    @Benchmark
    public long nothing(Whole state) {
        return state.trading.lastEventNumber();
    }

    /**
     * Times one decision: decode PlaceOrder, all controls, reserve, state, events.
     *
     * @param state with the order
     * @return the number of the last event
     */
    @Benchmark
    public long decision(Deciding state) {
        state.trading.place();
        return state.trading.lastEventNumber();
    }

    /**
     * Times one fill: decode ReportVenueExecution, book, release, events.
     *
     * @param state with the fill
     * @return the number of the last event
     */
    @Benchmark
    public long fill(Filling state) {
        state.trading.fill();
        return state.trading.lastEventNumber();
    }

    /**
     * Times an order from its command to its end, with the writing of its three letters.
     *
     * @param state with the core
     * @return the number of the last event
     */
    @Benchmark
    public long placeAcceptFill(Whole state) {
        Trading trading = state.trading;
        trading.writeOrder();
        trading.place();
        trading.accept();
        trading.writeFill();
        trading.fill();
        return trading.lastEventNumber();
    }
}
