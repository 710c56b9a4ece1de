package io.trade2026.sessions;

import io.trade2026.sessions.yaml.Fault;
import java.util.List;
import java.util.stream.Collectors;

/** Session files that cannot be used; the message is all faults, a line each. */
public final class SessionFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    SessionFault(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
        this.faults = faults;
    }

    /**
     * Returns what is wrong.
     *
     * @return at least one
     */
    public List<Fault> faults() {
        return faults;
    }
}
