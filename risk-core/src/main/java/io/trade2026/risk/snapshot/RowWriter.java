package io.trade2026.risk.snapshot;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Packs rows of one kind and length into records: {@code int32 kind, int32 number of rows, rows}, little-endian as
 * written by the caller.
 *
 * <p>Every kind that is begun gives at least one record, so that an empty table is told from a missing one.
 */
public final class RowWriter {
    static final int HEADER_LENGTH = 8;

    private static final int CAPACITY = 32 * 1024;

    private final UnsafeBuffer record = new UnsafeBuffer(new byte[CAPACITY]);
    private final SnapshotSink sink;
    private int kind;
    private int rowLength;
    private int rows;

    /**
     * Creates a writer.
     *
     * @param sink takes the records
     */
    public RowWriter(SnapshotSink sink) {
        this.sink = sink;
    }

    /**
     * Begins a table.
     *
     * @param newKind of its rows, as {@link RowReader#kind()} will tell it
     * @param newRowLength of each row in bytes
     */
    public void begin(int newKind, int newRowLength) {
        kind = newKind;
        rowLength = newRowLength;
        rows = 0;
    }

    /**
     * Adds a row of zeros.
     *
     * @return its offset in {@link #buffer()}, to be written before the next call
     */
    public int row() {
        if (HEADER_LENGTH + (rows + 1) * rowLength > CAPACITY) {
            flush();
        }
        int offset = HEADER_LENGTH + rows * rowLength;
        record.setMemory(offset, rowLength, (byte) 0);
        rows++;
        return offset;
    }

    /**
     * Returns where rows are written.
     *
     * @return the buffer
     */
    public MutableDirectBuffer buffer() {
        return record;
    }

    /** Ends the table. */
    public void end() {
        flush();
    }

    private void flush() {
        record.putInt(0, kind);
        record.putInt(Integer.BYTES, rows);
        sink.append(record, 0, HEADER_LENGTH + rows * rowLength);
        rows = 0;
    }
}
