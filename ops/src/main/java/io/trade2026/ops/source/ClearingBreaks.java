package io.trade2026.ops.source;

import io.trade2026.ops.refusal.Refused;
import java.util.List;

/** The log of breaks with clearing firms, as a store keeps it. All throw {@link Refused} while it is away. */
public interface ClearingBreaks {
    /**
     * Reads those that have not ended and the latest that have.
     *
     * @return newest first
     */
    List<ClearingRow> rows();

    /**
     * Notes how far a break was told. What is noted already, or later, stays.
     *
     * @param told as the journal has it
     */
    void note(ClearingTold told);
}
