package io.trade2026.tests.chaos.system;

import io.trade2026.sequencer.client.SequencerAddress;
import io.trade2026.tests.chaos.plan.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** A system of processes that may be struck. */
public interface Prey extends AutoCloseable {
    /**
     * Names the processes that may be struck.
     *
     * @return with how often each is drawn
     */
    List<Target> targets();

    /**
     * Looks for a process.
     *
     * @param target one of {@link #targets()}
     * @return its pid; empty while it does not run
     */
    OptionalLong pid(String target);

    /**
     * Names the processes that the supervisor keeps alive; those of the targets that are not among them are started by these.
     *
     * @return in the order of their first start
     */
    List<RoleProcess> processes();

    /**
     * Returns where a FIX client connects.
     *
     * @param compId of the client or drop copy
     * @return a port of 127.0.0.1
     */
    int clientPort(String compId);

    /**
     * Returns where the sequencer is reached from here, while the system runs.
     *
     * @return an address of this machine
     */
    SequencerAddress sequencer();

    /**
     * Returns where the session files are, while the system runs.
     *
     * @return a directory
     */
    Path sessions();

    /** Ends every process. */
    @Override
    void close();
}
