package io.trade2026.sequencer.node;

/**
 * A snapshot on the wire: chunks, each a row of records with their lengths before them, between a header and a footer.
 *
 * <pre>
 *   [ magic │ version │ lastEventNumber │ commandCount │ stateHash ]  [ len rec │ len rec │ … ]  …  [ END │ record count ]
 * </pre>
 */
final class SnapshotChunks {
    static final int CHUNK_LENGTH = 256 * 1024;
    static final int LENGTH_OF_LENGTH = Integer.BYTES;
    static final int END = -1;

    static final long MAGIC = 0x36323032_45444152L;
    static final int VERSION = 1;

    static final int VERSION_OFFSET = 8;
    static final int LAST_EVENT_OFFSET = 16;
    static final int COMMAND_COUNT_OFFSET = 24;
    static final int STATE_HASH_OFFSET = 32;
    static final int HEADER_LENGTH = 40;
    static final int FOOTER_LENGTH = LENGTH_OF_LENGTH + Long.BYTES;

    private SnapshotChunks() {}
}
