package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.risk.RiskCore;
import io.trade2026.risk.exposure.ExposureTable;
import io.trade2026.risk.exposure.Footprint;
import io.trade2026.risk.reference.ReferenceBook;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The exposure of every node over every set of instruments, summed up slowly from what was told: what orders hold, and what was
 * executed, also for nobody. It is held against the exposure in a snapshot of the core.
 */
final class NodeSums {
    private static final int COLUMNS = ExposureTable.OPEN_SELLS + 1;
    private static final int NOBODY = 0;

    /** By node and set, what was executed. */
    private final Map<String, long[]> executed = new HashMap<>();

    /** A day begins: nothing was executed on it yet. */
    void startDay() {
        for (long[] sums : executed.values()) {
            sums[ExposureTable.EXECUTED_BUY_E4] = 0;
            sums[ExposureTable.EXECUTED_SELL_E4] = 0;
        }
    }

    /**
     * Books an execution, or takes it back.
     *
     * @param sessionId whose order it was of; 0 of nobody's
     * @param symbol INTC or MSFT
     * @param qtyE8 bought, or (negative) sold
     * @param valueE4 what it is worth on this day: negative when it is taken back, 0 when it was of another day
     * @param buy which side the value counts on
     */
    void book(int sessionId, String symbol, long qtyE8, long valueE4, boolean buy) {
        add(executed, sessionId, symbol, ExposureTable.POSITION, qtyE8);
        int column = buy ? ExposureTable.EXECUTED_BUY_E4 : ExposureTable.EXECUTED_SELL_E4;
        add(executed, sessionId, symbol, column, valueE4);
    }

    /** The core holds exactly this, everywhere. */
    void check(Desk desk, Collection<LedgerOrder> orders) {
        Map<String, long[]> expected = new HashMap<>();
        executed.forEach((where, sums) -> expected.put(where, Arrays.copyOf(sums, COLUMNS)));
        for (LedgerOrder order : orders) {
            long qtyE8 = order.reservedQtyE8();
            boolean buy = order.buy;
            hold(expected, order, buy ? ExposureTable.OPEN_BUY_QTY : ExposureTable.OPEN_SELL_QTY, qtyE8);
            hold(expected, order, buy ? ExposureTable.OPEN_BUY_E4 : ExposureTable.OPEN_SELL_E4, order.reservedE4());
            hold(expected, order, buy ? ExposureTable.OPEN_BUYS : ExposureTable.OPEN_SELLS, qtyE8 > 0 ? 1 : 0);
        }
        ExposureTable table = exposure(desk);
        for (int slot = 1; slot < table.slots(); slot++) {
            String where = name(table.kind(slot), table.partyId(slot), table.set(slot), table.instrument(slot));
            long[] sums = expected.getOrDefault(where, new long[COLUMNS]);
            for (int column = 0; column < COLUMNS; column++) {
                assertThat(table.get(slot, column))
                        .as("%s, column %s", where, column)
                        .isEqualTo(sums[column]);
            }
            expected.remove(where);
        }
        expected.forEach((where, sums) ->
                assertThat(sums).as("%s, which the core does not know", where).containsOnly(0));
    }

    private static ExposureTable exposure(Desk desk) {
        var snapshot = new MemorySnapshot();
        desk.core().saveTo(snapshot);
        var risk = new RiskCore(new ReferenceBook());
        risk.loadFrom(snapshot.source());
        return risk.exposure();
    }

    private static void hold(Map<String, long[]> sums, LedgerOrder order, int column, long amount) {
        add(sums, order.sessionId, order.symbol, column, amount);
    }

    /** What nobody owns counts on the house, and on an account and a client without a number. */
    private static void add(Map<String, long[]> sums, int sessionId, String symbol, int column, long amount) {
        int party = sessionId == NOBODY ? 0 : sessionId - 10;
        int instrument = symbol.equals("INTC") ? 1 : 2;
        if (sessionId != NOBODY) {
            addOver(sums, PartyKind.SESSION, sessionId, instrument, column, amount);
        }
        addOver(sums, PartyKind.ACCOUNT, party, instrument, column, amount);
        if (party == 1) {
            addOver(sums, PartyKind.DESK, Desk.DESK, instrument, column, amount);
        }
        addOver(sums, PartyKind.CLIENT, party, instrument, column, amount);
        addOver(sums, PartyKind.FIRM, 1, instrument, column, amount);
    }

    private static void addOver(
            Map<String, long[]> sums, PartyKind kind, int party, int instrument, int column, long amount) {
        int[][] sets = {
            {Footprint.INSTRUMENT, instrument}, {Footprint.ASSET_CLASS, 1}, {Footprint.VENUE, 1}, {Footprint.ALL, 0}
        };
        for (int[] set : sets) {
            sums.computeIfAbsent(name(kind, party, set[0], set[1]), unused -> new long[COLUMNS])[column] += amount;
        }
    }

    private static String name(PartyKind kind, int party, int set, int instrument) {
        return kind + " " + party + " set " + set + " of " + instrument;
    }
}
