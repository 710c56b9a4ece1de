package io.trade2026.sequencer.node;

/**
 * A snapshot on the wire: chunks, each a row of records with their lengths before them, between a header and a footer. Records are
 * packed ({@link ZeroPacking}); the checksum in the footer is over their bytes as the core wrote them.
 *
 * <pre>
 *   [ magic │ version │ leader's core │ lastEventNumber │ commandCount │ epochNs ]  [ len packed rec │ … ]  …  [ END │ record count │ checksum ]
 * </pre>
 */
final class SnapshotChunks {
    static final int CHUNK_LENGTH = 256 * 1024;
    /** Before each record: its own length, then its packed length. */
    static final int LENGTH_OF_LENGTHS = 2 * Integer.BYTES;

    static final int END = -1;

    static final long MAGIC = 0x36323032_45444152L;
    static final int VERSION = 3;

    static final int VERSION_OFFSET = 8;
    static final int LEADERS_VERSION_OFFSET = 12;
    static final int LAST_EVENT_OFFSET = 16;
    static final int COMMAND_COUNT_OFFSET = 24;
    static final int EPOCH_NS_OFFSET = 32;
    static final int HEADER_LENGTH = 40;
    static final int COUNT_IN_FOOTER = Integer.BYTES;
    static final int CHECKSUM_IN_FOOTER = COUNT_IN_FOOTER + Long.BYTES;
    static final int FOOTER_LENGTH = CHECKSUM_IN_FOOTER + Long.BYTES;

    private SnapshotChunks() {}
}
