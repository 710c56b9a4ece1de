package io.trade2026.risk.reference;

import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import java.util.Arrays;

/**
 * Which venue trades which instrument.
 *
 * <p>Of several routes of an instrument the enabled one with the lowest id counts, of those without an instrument
 * likewise; the latter is the default route.
 */
final class RouteTable {
    private static final int ROW_LENGTH = 32;
    private static final int FIRST_SIZE = 16;

    private long[] versions = new long[FIRST_SIZE];
    private int[] instrumentIds = new int[FIRST_SIZE];
    private int[] venueIds = new int[FIRST_SIZE];
    private boolean[] enabled = new boolean[FIRST_SIZE];
    private int highestId;
    private int[] venueByInstrument = new int[FIRST_SIZE];

    boolean isOlder(int routeId, long version) {
        return routeId <= highestId && version < versions[routeId];
    }

    void put(int routeId, long version, int instrumentId, int venueId, boolean isEnabled) {
        if (routeId >= versions.length) {
            int size = Math.max(routeId + 1, versions.length * 2);
            versions = Arrays.copyOf(versions, size);
            instrumentIds = Arrays.copyOf(instrumentIds, size);
            venueIds = Arrays.copyOf(venueIds, size);
            enabled = Arrays.copyOf(enabled, size);
        }
        versions[routeId] = version;
        instrumentIds[routeId] = instrumentId;
        venueIds[routeId] = venueId;
        enabled[routeId] = isEnabled;
        highestId = Math.max(highestId, routeId);
        index();
    }

    /** Returns the venue of an instrument, of the default route when it has none of its own, or 0. */
    int venueId(int instrumentId) {
        int own = instrumentId > 0 && instrumentId < venueByInstrument.length ? venueByInstrument[instrumentId] : 0;
        return own != 0 ? own : venueByInstrument[0];
    }

    private void index() {
        Arrays.fill(venueByInstrument, 0);
        for (int id = highestId; id > 0; id--) {
            if (enabled[id]) {
                if (instrumentIds[id] >= venueByInstrument.length) {
                    venueByInstrument = Arrays.copyOf(venueByInstrument, instrumentIds[id] * 2);
                }
                venueByInstrument[instrumentIds[id]] = venueIds[id];
            }
        }
    }

    void saveTo(RowWriter writer, int kind) {
        writer.begin(kind, ROW_LENGTH);
        for (int id = 1; id <= highestId; id++) {
            if (venueIds[id] != 0) {
                int at = writer.row();
                writer.buffer().putInt(at, id);
                writer.buffer().putInt(at + 4, instrumentIds[id]);
                writer.buffer().putInt(at + 8, venueIds[id]);
                writer.buffer().putInt(at + 12, enabled[id] ? 1 : 0);
                writer.buffer().putLong(at + 16, versions[id]);
            }
        }
        writer.end();
    }

    void load(RowReader reader) {
        for (int i = 0; i < reader.rows(); i++) {
            int at = reader.row(i, ROW_LENGTH);
            var from = reader.buffer();
            put(
                    from.getInt(at),
                    from.getLong(at + 16),
                    from.getInt(at + 4),
                    from.getInt(at + 8),
                    from.getInt(at + 12) != 0);
        }
    }
}
