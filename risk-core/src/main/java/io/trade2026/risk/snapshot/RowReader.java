package io.trade2026.risk.snapshot;

import org.agrona.DirectBuffer;

/** Reads what {@link RowWriter} wrote. */
public final class RowReader {
    private final SnapshotSource source;
    private int kind;
    private int rows;

    /**
     * Creates a reader.
     *
     * @param source gives the records
     */
    public RowReader(SnapshotSource source) {
        this.source = source;
    }

    /**
     * Moves to the next record.
     *
     * @throws IllegalStateException at the end of the snapshot, which is then cut short
     */
    public void next() {
        if (!source.next()) {
            throw new IllegalStateException("snapshot ends after a record of kind " + kind);
        }
        kind = source.buffer().getInt(source.offset());
        rows = source.buffer().getInt(source.offset() + Integer.BYTES);
    }

    /**
     * Returns what the rows are.
     *
     * @return kind as given to {@link RowWriter#begin}
     */
    public int kind() {
        return kind;
    }

    /**
     * Returns how many rows the record has.
     *
     * @return 0 or more
     */
    public int rows() {
        return rows;
    }

    /**
     * Returns where the rows are read.
     *
     * @return valid until the next record
     */
    public DirectBuffer buffer() {
        return source.buffer();
    }

    /**
     * Returns where a row begins.
     *
     * @param index from 0
     * @param rowLength that the caller knows for this kind
     * @return offset in {@link #buffer()}
     * @throws IllegalStateException when the record does not hold rows of this length
     */
    public int row(int index, int rowLength) {
        if (RowWriter.HEADER_LENGTH + rows * rowLength != source.length()) {
            throw new IllegalStateException("snapshot record of kind " + kind + ": " + rows + " rows of " + rowLength
                    + " bytes do not make " + source.length());
        }
        return source.offset() + RowWriter.HEADER_LENGTH + index * rowLength;
    }
}
