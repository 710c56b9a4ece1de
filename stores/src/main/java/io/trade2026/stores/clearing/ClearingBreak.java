package io.trade2026.stores.clearing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A position that a clearing firm has otherwise than the core.
 *
 * @param breakId its number
 * @param account whose
 * @param symbol in what
 * @param ours what the core held at the last file that showed it
 * @param theirs what the clearing firm had then
 * @param firstSeen time of the image in which it was seen first
 * @param fileName of the last file that showed it
 * @param isShown whether the newest file shows it
 * @param stage NEW, WARNED, ALERTED, MATCHED, RESOLVED: how far it was told
 * @param told time of that; empty before
 * @param actor who told it; empty before
 * @param note what was told; empty before
 */
public record ClearingBreak(
        long breakId,
        String account,
        String symbol,
        BigDecimal ours,
        BigDecimal theirs,
        Instant firstSeen,
        String fileName,
        boolean isShown,
        String stage,
        Optional<Instant> told,
        String actor,
        String note) {}
