package io.trade2026.risk.controls;

import io.trade2026.messages.Denial;
import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;

/**
 * PO-01: nothing new of a client to a venue while what the venue's drop copy says of its executions and what we hold of them differ;
 * and of an account only what reduces its position in an instrument, while a clearing firm has that position otherwise. A replace that
 * adds nothing passes, and a cancel is never asked.
 */
public final class PairBlocks implements PreTradeControl {
    private static final int SNAPSHOT_KIND = 250;
    private static final int HOLDING_KIND = 252;

    private final BlockSet venues = new BlockSet();
    private final BlockSet holdings = new BlockSet();

    /** Creates one that stops nobody. */
    PairBlocks() {}

    /**
     * Blocks or lifts.
     *
     * @param clientId of the client
     * @param venueId of the venue
     * @param isBlocked whether nothing new passes
     * @return whether that is news
     */
    public boolean set(int clientId, int venueId, boolean isBlocked) {
        return venues.set(clientId, venueId, isBlocked);
    }

    /**
     * Holds an account to what reduces its position, or lets it go on.
     *
     * @param accountId of the account
     * @param instrumentId of the instrument
     * @param isBlocked whether only what reduces passes
     * @return whether that is news
     */
    public boolean setHolding(int accountId, int instrumentId, boolean isBlocked) {
        return holdings.set(accountId, instrumentId, isBlocked);
    }

    @Override
    public boolean passes(Check check) {
        if ((venues.isEmpty() && holdings.isEmpty()) || check.addsNothing()) {
            return true;
        }
        if (venues.holds(check.account().clientId(), check.order().venueId())) {
            return check.refuse(Denial.PAIR_BLOCKED);
        }
        if (holdings.holds(check.account().id(), check.instrument().id()) && !check.reducesAccount()) {
            return check.refuse(Denial.HOLDING_BLOCKED);
        }
        return true;
    }

    void saveTo(RowWriter writer) {
        venues.saveTo(writer, SNAPSHOT_KIND);
        holdings.saveTo(writer, HOLDING_KIND);
    }

    boolean load(RowReader reader) {
        return switch (reader.kind()) {
            case SNAPSHOT_KIND -> venues.load(reader);
            case HOLDING_KIND -> holdings.load(reader);
            default -> false;
        };
    }
}
