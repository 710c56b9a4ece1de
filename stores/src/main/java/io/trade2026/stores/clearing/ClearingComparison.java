package io.trade2026.stores.clearing;

import java.math.BigDecimal;
import java.util.List;

/**
 * What became of a file of a clearing firm that was held against the core.
 *
 * @param fileName as whoever compared it called it
 * @param digest SHA-256 of its content, in hexadecimal
 * @param positions that it has
 * @param eventNumber of the image of the core that it was compared with
 * @param epochNs time of that event, epoch nanoseconds UTC
 * @param differences all that there are
 */
public record ClearingComparison(
        String fileName,
        String digest,
        int positions,
        long eventNumber,
        long epochNs,
        List<PositionDifference> differences) {
    /** Keeps its own list. */
    public ClearingComparison {
        differences = List.copyOf(differences);
    }

    /**
     * One position that differs.
     *
     * @param account whose
     * @param symbol in what
     * @param ours what the core holds
     * @param theirs what the clearing firm has
     */
    public record PositionDifference(String account, String symbol, BigDecimal ours, BigDecimal theirs) {}
}
