package io.trade2026.risk.exposure;

import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.risk.reference.Instrument;
import io.trade2026.risk.reference.Party;

/**
 * Where an order counts: the slots of firm, client and account, each over all instruments, over the asset class and
 * over the instrument.
 *
 * <p>Slot 0 stands for a slot that is not there yet; it is zero for ever.
 */
public final class Footprint {
    /** Firm, client, account. */
    public static final int NODES = 3;
    /** All instruments, the asset class, the instrument. */
    public static final int SETS = 3;
    /** Index of the account among the nodes. */
    public static final int ACCOUNT = 2;
    /** Index of all instruments among the sets. */
    public static final int ALL = 0;
    /** Index of the asset class among the sets. */
    public static final int ASSET_CLASS = 1;
    /** Index of the single instrument among the sets. */
    public static final int INSTRUMENT = 2;

    private static final PartyKind[] KINDS = {PartyKind.FIRM, PartyKind.CLIENT, PartyKind.ACCOUNT};

    private final int[] partyIds = new int[NODES];
    private final int[] slots = new int[NODES * SETS];
    private int assetClassId;
    private int instrumentId;

    /** Creates one that points nowhere. */
    public Footprint() {}

    /**
     * Names the parties and the instrument; slots are found after it by {@link ExposureTable}.
     *
     * @param account whose account, client and firm
     * @param instrument which instrument and class
     */
    public void place(Party account, Instrument instrument) {
        place(account.firmId(), account.clientId(), account.id(), instrument);
    }

    /**
     * Names the parties by id; client and account 0 are the firm's suspense account.
     *
     * @param firmId the firm
     * @param clientId the client
     * @param accountId the account
     * @param instrument which instrument and class
     */
    public void place(int firmId, int clientId, int accountId, Instrument instrument) {
        partyIds[0] = firmId;
        partyIds[1] = clientId;
        partyIds[ACCOUNT] = accountId;
        assetClassId = instrument.assetClassId();
        instrumentId = instrument.id();
    }

    /**
     * Returns what a node is.
     *
     * @param node 0 to 2
     * @return FIRM, CLIENT or ACCOUNT
     */
    public static PartyKind kind(int node) {
        return KINDS[node];
    }

    /**
     * Returns which party a node is.
     *
     * @param node 0 to 2
     * @return its id
     */
    public int partyId(int node) {
        return partyIds[node];
    }

    /**
     * Returns what a set is made of.
     *
     * @param set 0 to 2
     * @return 0 for all instruments, else the id of the class or the instrument
     */
    public int instrument(int set) {
        return set == ALL ? 0 : set == ASSET_CLASS ? assetClassId : instrumentId;
    }

    /**
     * Returns the asset class.
     *
     * @return its id, 0 for none
     */
    public int assetClassId() {
        return assetClassId;
    }

    /**
     * Returns the instrument.
     *
     * @return its id
     */
    public int instrumentId() {
        return instrumentId;
    }

    /**
     * Returns a slot.
     *
     * @param node 0 to 2
     * @param set 0 to 2
     * @return slot in the table; 0 while there is none
     */
    public int slot(int node, int set) {
        return slots[node * SETS + set];
    }

    void slot(int node, int set, int value) {
        slots[node * SETS + set] = value;
    }
}
