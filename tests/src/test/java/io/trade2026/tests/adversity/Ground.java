package io.trade2026.tests.adversity;

import io.trade2026.tests.lab.Fleet;
import java.util.Optional;

/**
 * What the tests of this package stand on.
 *
 * @param fleet that runs
 * @param disk of its recordings; empty where none can be mounted
 */
record Ground(Fleet fleet, Optional<FrozenDisk> disk) implements AutoCloseable {
    @Override
    public void close() {
        fleet.close();
        disk.ifPresent(FrozenDisk::close);
    }
}
