package io.trade2026.tests.architecture.planted.ops;

/** Planted: only the front door reads the environment. */
public final class OpsThatReadsTheEnvironment {
    /** Reads it. */
    public boolean isVerbose() {
        return Boolean.getBoolean("verbose") || System.getenv("VERBOSE") != null;
    }
}
