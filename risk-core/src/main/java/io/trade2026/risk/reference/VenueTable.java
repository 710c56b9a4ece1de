package io.trade2026.risk.reference;

import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Venues by dense id and by name. */
final class VenueTable {
    private static final int ROW_LENGTH = 24;
    private static final int NAME_WIDTH = 12;

    private final AsciiNames names = new AsciiNames(NAME_WIDTH);
    private @Nullable Venue[] venues = new Venue[8];

    AsciiNames names() {
        return names;
    }

    @Nullable Venue venue(int id) {
        return id > 0 && id < venues.length ? venues[id] : null;
    }

    Venue claim(int id) {
        Venue held = venue(id);
        if (held != null) {
            return held;
        }
        if (id >= venues.length) {
            venues = Arrays.copyOf(venues, Math.max(id + 1, venues.length * 2));
        }
        var created = new Venue(id);
        venues[id] = created;
        return created;
    }

    @Nullable Venue ofSession(int sessionId) {
        for (Venue venue : venues) {
            if (venue != null && venue.sessionId() == sessionId) {
                return venue;
            }
        }
        return null;
    }

    void saveTo(RowWriter writer, int kind, int nameKind) {
        writer.begin(kind, ROW_LENGTH);
        for (Venue venue : venues) {
            if (venue != null) {
                int at = writer.row();
                writer.buffer().putInt(at, venue.id());
                writer.buffer().putInt(at + 4, venue.sessionId());
                writer.buffer().putInt(at + 8, venue.isEnabled() ? 1 : 0);
                writer.buffer().putLong(at + 16, venue.version());
            }
        }
        writer.end();
        names.saveTo(writer, nameKind);
    }

    void load(RowReader reader) {
        for (int i = 0; i < reader.rows(); i++) {
            int at = reader.row(i, ROW_LENGTH);
            var from = reader.buffer();
            claim(from.getInt(at)).update(from.getLong(at + 16), from.getInt(at + 4), from.getInt(at + 8) != 0);
        }
    }
}
