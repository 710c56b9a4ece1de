package io.trade2026.tests.architecture.planted.ops;

/** Planted: only the front door ends the process. */
public final class OpsThatExits {
    /** Ends it. */
    public void stop() {
        Runtime.getRuntime().halt(1);
    }
}
