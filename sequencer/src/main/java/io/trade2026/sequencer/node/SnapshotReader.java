package io.trade2026.sequencer.node;

import org.agrona.DirectBuffer;

/** Gives the records of a snapshot back in the order of writing. */
@FunctionalInterface
public interface SnapshotReader {
    /** Takes one record. */
    @FunctionalInterface
    interface RecordHandler {
        /**
         * One record.
         *
         * @param buffer holding the record, valid until the next one is read
         * @param offset of the record
         * @param length in bytes
         */
        void onRecord(DirectBuffer buffer, int offset, int length);
    }

    /**
     * Reads the next record.
     *
     * @param handler called once if there is one
     * @return whether there was one
     */
    boolean read(RecordHandler handler);
}
