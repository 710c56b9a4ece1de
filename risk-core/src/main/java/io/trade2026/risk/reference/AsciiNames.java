package io.trade2026.risk.reference;

import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Names of fixed width and their ids, looked up straight from a letter.
 *
 * <p>Invariant: a name belongs to one id, an id has at most one name. A name ends at its first zero byte or at its
 * width. Looking up allocates nothing.
 */
public final class AsciiNames {
    private static final int FIRST_TABLE = 64;
    private static final int NONE = 0;

    private final int width;
    private final UnsafeBuffer names;
    private int capacity = FIRST_TABLE / 2;
    private int highestId;
    private int[] table = new int[FIRST_TABLE];

    /**
     * Creates an empty index.
     *
     * @param width of the names in bytes
     */
    public AsciiNames(int width) {
        this.width = width;
        this.names = new UnsafeBuffer(new byte[capacity * width]);
    }

    /**
     * Finds the id of a name.
     *
     * @param buffer holds the name
     * @param offset of its first byte
     * @param length of the field; the name ends before when a zero byte comes first
     * @return the id, or 0 for an unknown or an empty name
     */
    public int idOf(DirectBuffer buffer, int offset, int length) {
        int used = lengthOf(buffer, offset, length);
        if (used == 0 || used > width) {
            return NONE;
        }
        int mask = table.length - 1;
        for (int at = hash(buffer, offset, used) & mask; table[at] != NONE; at = (at + 1) & mask) {
            if (isName(table[at], buffer, offset, used)) {
                return table[at];
            }
        }
        return NONE;
    }

    /**
     * Gives an id its name.
     *
     * @param id from 1 up
     * @param buffer holds the name
     * @param offset of its first byte
     * @param length of the field
     * @return false, without a change, when the name is empty or belongs to another id
     */
    public boolean put(int id, DirectBuffer buffer, int offset, int length) {
        int used = lengthOf(buffer, offset, length);
        int holder = idOf(buffer, offset, length);
        if (used == 0 || used > width || holder != NONE) {
            return holder == id && used > 0;
        }
        grow(id);
        boolean renamed = lengthOf(names, id * width, width) > 0;
        names.setMemory(id * width, width, (byte) 0);
        names.putBytes(id * width, buffer, offset, used);
        if (renamed) {
            rebuild(table.length);
        } else {
            insert(id);
        }
        return true;
    }

    /**
     * Writes a name, padded with zero bytes to the width.
     *
     * @param id whose name
     * @param buffer receives it; all zero when the id has none
     * @param offset of the first byte
     */
    public void copy(int id, MutableDirectBuffer buffer, int offset) {
        if (id < 1 || id > highestId) {
            buffer.setMemory(offset, width, (byte) 0);
        } else {
            buffer.putBytes(offset, names, id * width, width);
        }
    }

    /**
     * Returns a name as text, for the edges.
     *
     * @param id whose name
     * @return empty when the id has none
     */
    public String text(int id) {
        return id < 1 || id > highestId
                ? ""
                : names.getStringWithoutLengthAscii(id * width, lengthOf(names, id * width, width));
    }

    /**
     * Returns the highest id that has a name.
     *
     * @return 0 when empty
     */
    public int highestId() {
        return highestId;
    }

    /**
     * Returns the width of the names.
     *
     * @return bytes
     */
    public int width() {
        return width;
    }

    /**
     * Writes all names as one table.
     *
     * @param writer takes the rows
     * @param kind of the rows
     */
    public void saveTo(RowWriter writer, int kind) {
        writer.begin(kind, Integer.BYTES + width);
        for (int id = 1; id <= highestId; id++) {
            if (names.getByte(id * width) == 0) {
                continue;
            }
            int at = writer.row();
            writer.buffer().putInt(at, id);
            copy(id, writer.buffer(), at + Integer.BYTES);
        }
        writer.end();
    }

    /**
     * Takes names over from the current record.
     *
     * @param reader at a record that {@link #saveTo} wrote
     */
    public void load(RowReader reader) {
        for (int i = 0; i < reader.rows(); i++) {
            int at = reader.row(i, Integer.BYTES + width);
            put(reader.buffer().getInt(at), reader.buffer(), at + Integer.BYTES, width);
        }
    }

    static int lengthOf(DirectBuffer buffer, int offset, int length) {
        int used = 0;
        while (used < length && buffer.getByte(offset + used) != 0) {
            used++;
        }
        return used;
    }

    private void grow(int id) {
        highestId = Math.max(highestId, id);
        if (id >= capacity) {
            capacity = Math.max(id + 1, capacity * 2);
            names.wrap(Arrays.copyOf(names.byteArray(), capacity * width));
        }
        if (highestId * 2 > table.length) {
            rebuild(Integer.highestOneBit(highestId) * 4);
        }
    }

    private void rebuild(int size) {
        table = new int[size];
        for (int id = 1; id <= highestId; id++) {
            if (names.getByte(id * width) != 0) {
                insert(id);
            }
        }
    }

    private void insert(int id) {
        int mask = table.length - 1;
        int at = hash(names, id * width, lengthOf(names, id * width, width)) & mask;
        while (table[at] != NONE && table[at] != id) {
            at = (at + 1) & mask;
        }
        table[at] = id;
    }

    private boolean isName(int id, DirectBuffer buffer, int offset, int used) {
        int own = id * width;
        for (int i = 0; i < used; i++) {
            if (names.getByte(own + i) != buffer.getByte(offset + i)) {
                return false;
            }
        }
        return used == width || names.getByte(own + used) == 0;
    }

    private static int hash(DirectBuffer buffer, int offset, int used) {
        int hash = 0x811c9dc5;
        for (int i = 0; i < used; i++) {
            hash = (hash ^ buffer.getByte(offset + i)) * 0x01000193;
        }
        return hash ^ (hash >>> 15);
    }
}
