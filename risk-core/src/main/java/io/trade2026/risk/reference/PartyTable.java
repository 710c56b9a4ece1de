package io.trade2026.risk.reference;

import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The parties of one kind, by dense id and by name. */
final class PartyTable {
    private static final int ROW_LENGTH = 32;
    private static final int NAME_WIDTH = 24;

    private final PartyKind kind;
    private final AsciiNames names = new AsciiNames(NAME_WIDTH);
    private @Nullable Party[] parties = new Party[16];

    PartyTable(PartyKind kind) {
        this.kind = kind;
    }

    AsciiNames names() {
        return names;
    }

    @Nullable Party party(int id) {
        return id > 0 && id < parties.length ? parties[id] : null;
    }

    Party claim(int id, int clientId, int clearingId, int firmId) {
        Party held = party(id);
        if (held != null) {
            return held;
        }
        if (id >= parties.length) {
            parties = Arrays.copyOf(parties, Math.max(id + 1, parties.length * 2));
        }
        var created = new Party(kind, id, clientId, clearingId, firmId);
        parties[id] = created;
        return created;
    }

    /** Tells the clients of these traders or strategies that they have some. */
    void markParents(PartyTable clients) {
        for (Party child : parties) {
            Party client = child == null ? null : clients.party(child.clientId());
            if (client != null && kind == PartyKind.TRADER) {
                client.markTraders();
            } else if (client != null) {
                client.markStrategies();
            }
        }
    }

    int highestId() {
        return names.highestId();
    }

    void saveTo(RowWriter writer, int rowKind, int nameKind) {
        writer.begin(rowKind, ROW_LENGTH);
        for (Party party : parties) {
            if (party != null) {
                int at = writer.row();
                writer.buffer().putInt(at, party.id());
                writer.buffer().putInt(at + 4, party.clientId());
                writer.buffer().putInt(at + 8, party.firmId());
                writer.buffer().putInt(at + 12, party.isEnabled() ? 1 : 0);
                writer.buffer().putLong(at + 16, party.version());
                writer.buffer().putInt(at + 24, party.clearingId());
                writer.buffer().putInt(at + 28, party.deskId());
            }
        }
        writer.end();
        names.saveTo(writer, nameKind);
    }

    void loadParties(RowReader reader) {
        for (int i = 0; i < reader.rows(); i++) {
            int at = reader.row(i, ROW_LENGTH);
            var buffer = reader.buffer();
            Party party =
                    claim(buffer.getInt(at), buffer.getInt(at + 4), buffer.getInt(at + 24), buffer.getInt(at + 8));
            party.update(buffer.getLong(at + 16), buffer.getInt(at + 12) != 0);
            party.joinDesk(buffer.getInt(at + 28));
        }
    }
}
