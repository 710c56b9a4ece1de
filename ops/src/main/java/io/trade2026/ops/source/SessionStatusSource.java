package io.trade2026.ops.source;

import java.util.List;

/** Knows every FIX session that is defined, connected or not. */
@FunctionalInterface
public interface SessionStatusSource {
    /**
     * All sessions as they are now.
     *
     * @return in order of their ids
     */
    List<SessionStatus> sessions();
}
