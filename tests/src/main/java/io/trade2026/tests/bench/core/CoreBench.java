package io.trade2026.tests.bench.core;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Runs {@link CoreBenchmark} or {@link RiskBenchmark} in JVMs of its own. */
public final class CoreBench {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final Class<?> benchmark;
    private final String heap;
    private final boolean quick;

    private CoreBench(Class<?> benchmark, String heap, boolean quick) {
        this.benchmark = benchmark;
        this.heap = heap;
        this.quick = quick;
    }

    /**
     * The core per order, in the world of the lab.
     *
     * @param quick for some seconds instead of about two minutes
     * @return ready to run
     */
    public static CoreBench ofCore(boolean quick) {
        return new CoreBench(CoreBenchmark.class, "1g", quick);
    }

    /**
     * Risk per order, among very many parties, instruments and open orders.
     *
     * @param quick for some seconds instead of about a minute
     * @return ready to run
     */
    public static CoreBench ofRisk(boolean quick) {
        return new CoreBench(RiskBenchmark.class, "4g", quick);
    }

    /**
     * Measures.
     *
     * @return one result for each benchmark
     * @throws IOException if JMH could not measure
     */
    public List<CoreResult> run() throws IOException {
        try {
            List<CoreResult> results = new ArrayList<>();
            for (RunResult run : new Runner(options()).run()) {
                results.add(result(run));
            }
            return results;
        } catch (RunnerException e) {
            throw new IOException("JMH: " + e.getMessage(), e);
        }
    }

    private Options options() {
        return new OptionsBuilder()
                .include(benchmark.getName())
                .forks(quick ? 1 : 2)
                .warmupIterations(quick ? 1 : 5)
                .warmupTime(TimeValue.seconds(quick ? 1 : 2))
                .measurementIterations(quick ? 1 : 5)
                .measurementTime(TimeValue.seconds(quick ? 1 : 2))
                .addProfiler(GCProfiler.class)
                .jvmArgs(
                        "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                        "-Xms" + heap,
                        "-Xmx" + heap,
                        "-XX:+UseParallelGC",
                        "-XX:+UseTransparentHugePages",
                        "-XX:+AlwaysPreTouch")
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
    }

    private static CoreResult result(RunResult run) {
        Statistics ns = run.getPrimaryResult().getStatistics();
        Result<?> allocated = run.getSecondaryResults().get(ALLOCATED);
        return new CoreResult(
                run.getPrimaryResult().getLabel(),
                ns.getN(),
                ns.getMean(),
                ns.getPercentile(50),
                ns.getPercentile(99),
                ns.getPercentile(99.9),
                ns.getPercentile(99.99),
                allocated == null ? Double.NaN : allocated.getScore());
    }
}
