package io.trade2026.gateway.archive;

/**
 * Which streams hold FIX messages. Every gateway on a driver has its own: the first has Artio's, the others have theirs in blocks
 * behind them.
 */
final class RecordedStreams {
    private static final int FIRST_BLOCK = 2_000_000;
    private static final int BLOCK = 1_000;
    private static final int GATEWAYS = 100;
    private static final int INBOUND = 1;
    private static final int OUTBOUND = 2;

    private RecordedStreams() {}

    static boolean isInbound(int streamId) {
        return number(streamId) == INBOUND;
    }

    static boolean isOutbound(int streamId) {
        return number(streamId) == OUTBOUND;
    }

    /** Number of the gateway, from 1, that has this stream. */
    static int gatewayOf(int streamId) {
        int inBlocks = streamId - FIRST_BLOCK;
        return inBlocks >= 0 ? inBlocks / BLOCK : 1;
    }

    private static int number(int streamId) {
        int inBlocks = streamId - FIRST_BLOCK;
        return inBlocks >= 0 && inBlocks < BLOCK * GATEWAYS ? inBlocks % BLOCK : streamId;
    }
}
