package io.trade2026.risk.controls;

import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import java.util.Arrays;

/** Which firms and clients are stopped; the flags are independent of each other, either one stops an order. */
public final class KillSwitches {
    private static final int SNAPSHOT_KIND = 25;
    private static final int ROW_LENGTH = 8;

    private boolean[] firms = new boolean[4];
    private boolean[] clients = new boolean[32];

    /** Creates flags that stop nobody. */
    public KillSwitches() {}

    /**
     * Sets or lifts a flag.
     *
     * @param kind FIRM or CLIENT
     * @param id of the party
     * @param isEngaged whether it is stopped
     * @throws IllegalArgumentException for another kind of party
     */
    public void set(PartyKind kind, int id, boolean isEngaged) {
        if (kind == PartyKind.FIRM) {
            firms = withRoom(firms, id);
            firms[id] = isEngaged;
        } else if (kind == PartyKind.CLIENT) {
            clients = withRoom(clients, id);
            clients[id] = isEngaged;
        } else {
            throw new IllegalArgumentException("kill switch of " + kind + " " + id);
        }
    }

    private static boolean[] withRoom(boolean[] flags, int id) {
        return id < flags.length ? flags : Arrays.copyOf(flags, Math.max(id + 1, flags.length * 2));
    }

    /**
     * Says whether the party itself is stopped.
     *
     * @param kind FIRM or CLIENT; others are never stopped by themselves
     * @param id of the party
     * @return whether its flag is set
     */
    public boolean isEngaged(PartyKind kind, int id) {
        boolean[] flags = kind == PartyKind.FIRM ? firms : clients;
        return (kind == PartyKind.FIRM || kind == PartyKind.CLIENT) && id > 0 && id < flags.length && flags[id];
    }

    /**
     * Writes all flags that are set.
     *
     * @param writer takes the rows
     */
    public void saveTo(RowWriter writer) {
        writer.begin(SNAPSHOT_KIND, ROW_LENGTH);
        save(writer, PartyKind.FIRM, firms);
        save(writer, PartyKind.CLIENT, clients);
        writer.end();
    }

    private static void save(RowWriter writer, PartyKind kind, boolean[] flags) {
        for (int id = 1; id < flags.length; id++) {
            if (flags[id]) {
                int at = writer.row();
                writer.buffer().putInt(at, kind.value());
                writer.buffer().putInt(at + 4, id);
            }
        }
    }

    /**
     * Takes the current record over, when it is one of flags.
     *
     * @param reader at a record
     * @return false when the record is of another part
     */
    public boolean load(RowReader reader) {
        if (reader.kind() != SNAPSHOT_KIND) {
            return false;
        }
        for (int i = 0; i < reader.rows(); i++) {
            int at = reader.row(i, ROW_LENGTH);
            set(
                    PartyKind.get((short) reader.buffer().getInt(at)),
                    reader.buffer().getInt(at + 4),
                    true);
        }
        return true;
    }
}
