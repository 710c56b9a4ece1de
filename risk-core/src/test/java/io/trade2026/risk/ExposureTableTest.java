package io.trade2026.risk;

import static io.trade2026.risk.RiskWorld.INTC;
import static io.trade2026.risk.RiskWorld.MSFT;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.risk.exposure.ExposureTable;
import io.trade2026.risk.exposure.Footprint;
import io.trade2026.risk.reference.Instrument;
import io.trade2026.risk.reference.Party;
import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Slots are found again among very many, however often the table has grown, also out of a snapshot. */
class ExposureTableTest {
    private static final int SESSIONS = 20_000;

    private final RiskWorld world = RiskWorld.whole();
    private final Party account = Objects.requireNonNull(world.book.account(1));
    private final ExposureTable table = new ExposureTable();
    private final Footprint footprint = new Footprint();

    private Footprint of(int session) {
        Instrument instrument = Objects.requireNonNull(world.book.instrument(session % 2 == 0 ? INTC : MSFT));
        return footprint.place(account, instrument).sentBy(session, 0, 0, 1);
    }

    private static long total(int session) {
        return 1_000_000L + session;
    }

    private void fill() {
        for (int session = 1; session <= SESSIONS; session++) {
            table.claim(of(session));
            table.add(footprint, ExposureTable.OPEN_BUY_E4, total(session));
        }
    }

    private static void mustHoldAll(ExposureTable table) {
        for (int session = 1; session <= SESSIONS; session++) {
            int slot = table.slotOf(PartyKind.SESSION, session, Footprint.ALL, 0);
            assertThat(slot).isPositive();
            assertThat(table.partyId(slot)).isEqualTo(session);
            assertThat(table.get(slot, ExposureTable.OPEN_BUY_E4)).isEqualTo(total(session));
        }
        assertThat(table.slotOf(PartyKind.SESSION, SESSIONS + 1, Footprint.ALL, 0))
                .isZero();
    }

    @Test
    void findsEverySlotAmongManyThousands() {
        fill();
        mustHoldAll(table);
        int accountSlot = table.slotOf(PartyKind.ACCOUNT, account.id(), Footprint.ALL, 0);
        long sum = (long) SESSIONS * (SESSIONS + 1) / 2 + 1_000_000L * SESSIONS;
        assertThat(table.get(accountSlot, ExposureTable.OPEN_BUY_E4)).isEqualTo(sum);
    }

    @Test
    void findsAheadWhatItFindsOneByOne() {
        fill();
        for (int session = 1; session <= SESSIONS; session += 7) {
            long crosses = -1L >>> (Long.SIZE - 8 * Footprint.NODES) & 0x1F1F_1F1F_1F1F_1F1FL;
            table.askAhead(of(session), crosses);
            assertThat(table.findAhead(footprint, crosses)).isZero();
            for (int node = 0; node < Footprint.NODES; node++) {
                for (int set = 0; set < Footprint.SETS; set++) {
                    int ahead = footprint.slot(node, set);
                    boolean isThere = footprint.hasNode(node) && footprint.hasSet(set);
                    int expected = !isThere
                            ? 0
                            : table.slotOf(
                                    Footprint.kind(node), footprint.partyId(node), set, footprint.instrument(set));
                    assertThat(ahead).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void findsEverySlotOutOfASnapshot() {
        fill();
        var records = new Records();
        table.saveTo(new RowWriter(records));
        var restored = new ExposureTable();
        var reader = new RowReader(records.source());
        for (int slots = 1; slots < table.slots(); slots = restored.slots()) {
            reader.next();
            assertThat(restored.load(reader)).isTrue();
        }
        mustHoldAll(restored);
    }
}
