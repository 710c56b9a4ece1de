package io.trade2026.risk.exposure;

import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.risk.reference.Instrument;
import io.trade2026.risk.reference.Party;
import java.util.Arrays;

/**
 * Where an order counts: the nodes of the tree firm &gt; clearing entity &gt; client &gt; desk &gt; account &gt; (trader,
 * session, strategy), each crossed with the instrument, its product group, its asset class, the venue and all together.
 *
 * <p>Exposure is kept on every cross, whether a limit speaks of it or not: a limit that is set on any of them then counts
 * what is already open, from its own command on, without looking through all orders. A node that the order does not have
 * (no trader named, no desk) and a set that it does not have (no product group) is not present and keeps
 * nothing. Slot 0 stands for a slot that is not there; it is zero for ever.
 */
public final class Footprint {
    /** Strategy, trader, session, account, desk, client, clearing entity, firm: the nearest to the order first. */
    public static final int NODES = 8;
    /** Instrument, product group, asset class, venue, all: the most specific first. */
    public static final int SETS = 5;
    /** Index of the strategy among the nodes. */
    public static final int STRATEGY = 0;
    /** Index of the trader among the nodes. */
    public static final int TRADER = 1;
    /** Index of the session among the nodes. */
    public static final int SESSION = 2;
    /** Index of the account among the nodes. */
    public static final int ACCOUNT = 3;
    /** Index of the desk among the nodes. */
    public static final int DESK = 4;
    /** Index of the client among the nodes. */
    public static final int CLIENT = 5;
    /** Index of the clearing entity among the nodes. */
    public static final int CLEARING = 6;
    /** Index of the firm among the nodes. */
    public static final int FIRM = 7;
    /** Index of the single instrument among the sets. */
    public static final int INSTRUMENT = 0;
    /** Index of the product group among the sets. */
    public static final int PRODUCT_GROUP = 1;
    /** Index of the asset class among the sets. */
    public static final int ASSET_CLASS = 2;
    /** Index of the venue among the sets. */
    public static final int VENUE = 3;
    /** Index of all instruments among the sets. */
    public static final int ALL = 4;

    static final int NOT_LOOKED_UP = -1;

    private static final long NOT_COUNTED = -1;
    private static final int SET_BITS = 3;

    private static final PartyKind[] KINDS = {
        PartyKind.STRATEGY,
        PartyKind.TRADER,
        PartyKind.SESSION,
        PartyKind.ACCOUNT,
        PartyKind.DESK,
        PartyKind.CLIENT,
        PartyKind.CLEARING,
        PartyKind.FIRM
    };

    private static final int[] NODE_OF_KIND = nodeOfKind();

    /** By node its number in what is kept: those of before there were desks stay as they were. */
    private static final int[] NUMBERS = {0, 1, 2, 3, 7, 4, 5, 6};

    private static final int[] NODE_OF_NUMBER = {0, 1, 2, 3, 5, 6, 7, 4};

    private final int[] partyIds = new int[NODES];
    private final int[] setIds = new int[SETS];
    private final int[] slots = new int[NODES << SET_BITS];
    /** Which of the slots are known, a bit for each; of one that points nowhere all are. */
    private long lookedUp = -1;

    private long crosses;

    /** Creates one that points nowhere. */
    public Footprint() {}

    /**
     * Names account and instrument; the other nodes and the venue are not present until they are named. Slots are found
     * after it by {@link ExposureTable}.
     *
     * @param account whose account, desk, client, clearing entity and firm
     * @param instrument which instrument, group and class
     * @return this
     */
    public Footprint place(Party account, Instrument instrument) {
        begin(account.firmId(), account.id(), instrument);
        partyIds[DESK] = account.deskId();
        partyIds[CLIENT] = account.clientId();
        partyIds[CLEARING] = account.clearingId();
        return this;
    }

    /**
     * Names the firm's suspense account: client and account 0.
     *
     * @param firmId the firm
     * @param instrument which instrument, group and class
     * @return this
     */
    public Footprint placeSuspense(int firmId, Instrument instrument) {
        begin(firmId, 0, instrument);
        partyIds[DESK] = 0;
        partyIds[CLIENT] = 0;
        partyIds[CLEARING] = 0;
        return this;
    }

    private void begin(int firmId, int accountId, Instrument instrument) {
        lookedUp = 0;
        crosses = NOT_COUNTED;
        partyIds[STRATEGY] = 0;
        partyIds[TRADER] = 0;
        partyIds[SESSION] = 0;
        partyIds[ACCOUNT] = accountId;
        partyIds[FIRM] = firmId;
        setIds[INSTRUMENT] = instrument.id();
        setIds[PRODUCT_GROUP] = instrument.productGroupId();
        setIds[ASSET_CLASS] = instrument.assetClassId();
        setIds[VENUE] = 0;
        setIds[ALL] = 0;
    }

    /**
     * Names who sent the order, and where it goes; before slots are looked up.
     *
     * @param sessionId session that owns the order; 0: none
     * @param traderId trader of the client; 0: none
     * @param strategyId strategy of the client; 0: none
     * @param venueId venue of the route; 0: none
     * @return this
     */
    public Footprint sentBy(int sessionId, int traderId, int strategyId, int venueId) {
        partyIds[SESSION] = sessionId;
        partyIds[TRADER] = traderId;
        partyIds[STRATEGY] = strategyId;
        setIds[VENUE] = venueId;
        crosses = NOT_COUNTED;
        return this;
    }

    /**
     * Names the desk, where it is another than that of the account; before slots are looked up.
     *
     * @param deskId desk of the client; 0: none
     * @return this
     */
    public Footprint onDesk(int deskId) {
        partyIds[DESK] = deskId;
        crosses = NOT_COUNTED;
        return this;
    }

    /**
     * Returns which sets cross which parties; suspense, which is nobody, is not among them.
     *
     * @return bit 8 × node + set for each
     */
    public long crosses() {
        if (crosses == NOT_COUNTED) {
            crosses = countCrosses();
        }
        return crosses;
    }

    private long countCrosses() {
        long sets = 0;
        for (int set = 0; set < SETS; set++) {
            sets |= hasSet(set) ? 1L << set : 0;
        }
        long counted = 0;
        for (int node = 0; node < NODES; node++) {
            counted |= partyIds[node] > 0 ? sets << (node << SET_BITS) : 0;
        }
        return counted;
    }

    /**
     * Takes over where another one points, slots included.
     *
     * @param other to be copied
     */
    public void set(Footprint other) {
        System.arraycopy(other.partyIds, 0, partyIds, 0, NODES);
        System.arraycopy(other.setIds, 0, setIds, 0, SETS);
        System.arraycopy(other.slots, 0, slots, 0, slots.length);
        lookedUp = other.lookedUp;
        crosses = other.crosses;
    }

    /**
     * Returns what a node is.
     *
     * @param node 0 to 7
     * @return kind of party
     */
    public static PartyKind kind(int node) {
        return KINDS[node];
    }

    /**
     * Returns the node of a kind of party.
     *
     * @param kind of party
     * @return 0 to 7; -1 for a kind that is no node
     */
    public static int node(PartyKind kind) {
        return NODE_OF_KIND[kind.value()];
    }

    /**
     * Returns the number of a node in what is kept over restarts.
     *
     * @param node 0 to 7
     * @return 0 to 7, for ever the same for a kind of party
     */
    public static int number(int node) {
        return NUMBERS[node];
    }

    /**
     * Returns the node of a number.
     *
     * @param number of {@link #number}
     * @return 0 to 7
     */
    public static int nodeOf(int number) {
        return NODE_OF_NUMBER[number];
    }

    private static int[] nodeOfKind() {
        int[] nodes = new int[1 << Byte.SIZE];
        Arrays.fill(nodes, -1);
        for (int node = 0; node < NODES; node++) {
            nodes[KINDS[node].value()] = node;
        }
        return nodes;
    }

    /**
     * Returns which party a node is.
     *
     * @param node 0 to 7
     * @return its id; 0 when the order has none of this kind
     */
    public int partyId(int node) {
        return partyIds[node];
    }

    /**
     * Returns what a set is made of.
     *
     * @param set 0 to 4
     * @return 0 for all, else the id of the instrument, group, class or venue, 0 when the order has none
     */
    public int instrument(int set) {
        return setIds[set];
    }

    /**
     * Says whether exposure is kept on a node: suspense has client and account 0, which count.
     *
     * @param node 0 to 7
     * @return whether the order has a party of this kind
     */
    public boolean hasNode(int node) {
        return partyIds[node] != 0 || node == ACCOUNT || node == CLIENT;
    }

    /**
     * Says whether exposure is kept over a set.
     *
     * @param set 0 to 4
     * @return whether the order has one of this kind
     */
    public boolean hasSet(int set) {
        return setIds[set] != 0 || set == ALL;
    }

    /**
     * Returns the asset class.
     *
     * @return its id, 0 for none
     */
    public int assetClassId() {
        return setIds[ASSET_CLASS];
    }

    /**
     * Returns the instrument.
     *
     * @return its id
     */
    public int instrumentId() {
        return setIds[INSTRUMENT];
    }

    /**
     * Returns a slot.
     *
     * @param node 0 to 7
     * @param set 0 to 4
     * @return slot in the table; 0 while there is none; negative before it was looked up
     */
    public int slot(int node, int set) {
        int at = (node << SET_BITS) + set;
        return (lookedUp & (1L << at)) == 0 ? NOT_LOOKED_UP : slots[at];
    }

    void slot(int node, int set, int value) {
        int at = (node << SET_BITS) + set;
        slots[at] = value;
        lookedUp |= 1L << at;
    }
}
