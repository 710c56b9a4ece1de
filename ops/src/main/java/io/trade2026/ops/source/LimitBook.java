package io.trade2026.ops.source;

import io.trade2026.ops.refusal.Refused;
import java.util.List;

/** The limits as they are in the reference data, and their only way to change. */
public interface LimitBook {
    /**
     * All limits in force.
     *
     * @return in order of their ids
     * @throws Refused with {@link Refused#UNAVAILABLE} when they cannot be read
     */
    List<LimitRow> limits();

    /**
     * Writes a new version of a limit.
     *
     * @param change that is wished
     * @return the new version
     * @throws Refused naming field, value and rule; {@link Refused#NOT_FOUND} for an unknown limit
     */
    LimitRow setLimit(LimitChange change);
}
