package io.trade2026.gateway.dropcopy;

import io.trade2026.gateway.outbound.ClientReports;
import io.trade2026.gateway.outbound.Envelope;
import io.trade2026.gateway.wire.FixVersion;
import io.trade2026.gateway.wire.FixWriter;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.OrderChangedDecoder;
import io.trade2026.sessions.SessionDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Writes the copy of an ExecutionReport(8): what the client is told, in the words of the drop copy's version, with CopyMsgIndicator(797)=Y,
 * with the client's CompID in OnBehalfOfCompID(115), the client in the party of role 3 (ClientID(109) in FIX 4.2), and the venue in
 * LastMkt(30), also where nothing was executed: FIX lets it name the market that the order was routed to. One thread.
 */
public final class CopyReports {
    private static final int CLIENT_ID = 3;
    private static final char PROPRIETARY = 'D';

    private final ClientReports reports = new ClientReports();

    /** Creates a writer of copies. */
    public CopyReports() {}

    /**
     * Writes an ExecutionReport(8).
     *
     * @param event what the client is told
     * @param client session that owns the order; null when it is not known any more
     * @param venue session of the venue that the order was routed to; null when there is none
     * @param envelope addressed to the drop copy
     * @param writer receives the message
     */
    public void write(
            OrderChangedDecoder event,
            @Nullable SessionDefinition client,
            @Nullable SessionDefinition venue,
            Envelope envelope,
            FixWriter writer) {
        if (client != null) {
            envelope.onBehalfOf(client.compId());
        }
        reports.executionReport(event, envelope, writer);
        boolean hasLastMkt = event.lastQtyE8() != Decimal8.NULL
                && event.buffer().getByte(event.offset() + OrderChangedDecoder.lastMktEncodingOffset()) != 0;
        if (venue != null && !hasLastMkt) {
            writer.text(30, venue.compId());
        }
        if (envelope.version() == FixVersion.FIX42) {
            if (client != null) {
                writer.text(109, client.client());
            }
            return;
        }
        writer.character(797, 'Y');
        if (client != null) {
            writer.integer(453, 1).text(448, client.client()).character(447, PROPRIETARY);
            writer.integer(452, CLIENT_ID);
        }
    }
}
