package io.trade2026.risk;

/** Sees the positions of all accounts, one by one. */
@FunctionalInterface
public interface PositionVisitor {
    /**
     * Sees one position.
     *
     * @param position reused for the next one
     */
    void onPosition(PositionView position);
}
