package io.trade2026.app.reconcile;

/**
 * A session as the comparison knows it.
 *
 * @param sessionId of the session file
 * @param compId of the counterparty
 * @param isVenue whether it is a venue
 * @param isCopy whether it gets drop copies, which are told again on demand and not compared
 */
public record Party(int sessionId, String compId, boolean isVenue, boolean isCopy) {}
