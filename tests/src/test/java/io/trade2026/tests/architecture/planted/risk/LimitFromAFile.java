package io.trade2026.tests.architecture.planted.risk;

import java.io.File;

/** Planted: a file in a pure room. */
public final class LimitFromAFile {
    /** Looks at the disk. */
    public boolean isThere() {
        return new File("limits").exists();
    }
}
