package io.trade2026.stores.reference;

import io.trade2026.messages.sbe.CommandRefusedEncoder;
import io.trade2026.messages.sbe.CommitReferenceDataDecoder;
import io.trade2026.messages.sbe.DefineInstrumentDecoder;
import io.trade2026.messages.sbe.DefinePartyDecoder;
import io.trade2026.messages.sbe.DefineRouteDecoder;
import io.trade2026.messages.sbe.DefineVenueDecoder;
import io.trade2026.messages.sbe.LimitChangedEncoder;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.ReferenceDataLoadedEncoder;
import io.trade2026.messages.sbe.SetLimitDecoder;
import io.trade2026.sequencer.client.EventHandler;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Writes down each command as a line and answers as the core would. */
final class RecordingCore implements Commands, Events {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final MessageHeaderEncoder head = new MessageHeaderEncoder();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Queue<UnsafeBuffer> events = new ArrayDeque<>();
    private int capacity = Integer.MAX_VALUE;
    private long sessions;
    private String refused = "";
    private long eventNumber;

    /** What arrived so far. */
    List<String> lines() {
        return lines;
    }

    /** Takes only so many commands more. */
    void takeOnly(final int more) {
        capacity = more;
    }

    /** Loses the connection with what was not taken, and has a new one. */
    void reconnect() {
        capacity = Integer.MAX_VALUE;
        sessions++;
    }

    /** Refuses limits whose reason is this. */
    void refuse(final String reason) {
        refused = reason;
    }

    @Override
    public long sessionCount() {
        return sessions;
    }

    @Override
    public boolean offer(final DirectBuffer buffer, final int offset, final int length) {
        if (capacity <= 0) {
            return false;
        }
        capacity--;
        header.wrap(buffer, offset);
        lines.add(
                switch (header.templateId()) {
                    case DefinePartyDecoder.TEMPLATE_ID -> party(buffer, offset);
                    case DefineInstrumentDecoder.TEMPLATE_ID -> instrument(buffer, offset);
                    case DefineVenueDecoder.TEMPLATE_ID -> venue(buffer, offset);
                    case DefineRouteDecoder.TEMPLATE_ID -> route(buffer, offset);
                    case SetLimitDecoder.TEMPLATE_ID -> limit(buffer, offset);
                    case CommitReferenceDataDecoder.TEMPLATE_ID -> commit(buffer, offset);
                    default -> "template " + header.templateId();
                });
        return true;
    }

    private String party(final DirectBuffer buffer, final int offset) {
        final DefinePartyDecoder letter = new DefinePartyDecoder().wrapAndApplyHeader(buffer, offset, header);
        return letter.kind() + " " + letter.partyId() + " " + letter.name() + " of " + letter.parentId();
    }

    private String instrument(final DirectBuffer buffer, final int offset) {
        final DefineInstrumentDecoder letter = new DefineInstrumentDecoder().wrapAndApplyHeader(buffer, offset, header);
        return "INSTRUMENT " + letter.instrumentId() + " " + letter.symbol() + " " + letter.assetClass() + " "
                + letter.currency() + " tick " + letter.tickE8() + " lot " + letter.lotE8() + " min "
                + letter.minQtyE8()
                + " x " + letter.multiplierE8() + " at " + letter.referencePxE8() + " band " + letter.bandBp() + " "
                + letter.passiveBandBp() + " buffer " + letter.marketBufferBp() + " haircut " + letter.haircutBp() + " "
                + letter.enabled();
    }

    private String venue(final DirectBuffer buffer, final int offset) {
        final DefineVenueDecoder letter = new DefineVenueDecoder().wrapAndApplyHeader(buffer, offset, header);
        return "VENUE " + letter.venueId() + " " + letter.name() + " by " + letter.sessionId();
    }

    private String route(final DirectBuffer buffer, final int offset) {
        final DefineRouteDecoder letter = new DefineRouteDecoder().wrapAndApplyHeader(buffer, offset, header);
        return "ROUTE " + letter.routeId() + " of " + letter.instrumentId() + " to " + letter.venueId();
    }

    private String limit(final DirectBuffer buffer, final int offset) {
        final SetLimitDecoder letter = new SetLimitDecoder().wrapAndApplyHeader(buffer, offset, header);
        final String line = "LIMIT " + letter.control() + " " + letter.scopeKind() + " " + letter.scopeId() + " "
                + letter.instrumentScope() + " " + letter.instrumentId() + letter.assetClass() + " " + letter.side()
                + " " + letter.value() + " " + letter.enabled() + " version " + letter.version() + " "
                + letter.author();
        final String reason = letter.reason();
        final UnsafeBuffer event = new UnsafeBuffer(new byte[512]);
        if (reason.equals(refused)) {
            new CommandRefusedEncoder()
                    .wrapAndApplyHeader(event, 0, head)
                    .templateId(SetLimitDecoder.TEMPLATE_ID)
                    .correlationId(letter.limitId())
                    .text("the party is not defined");
        } else {
            new LimitChangedEncoder().wrapAndApplyHeader(event, 0, head).limitId(letter.limitId());
        }
        events.add(event);
        return line + ": " + reason;
    }

    private String commit(final DirectBuffer buffer, final int offset) {
        final CommitReferenceDataDecoder letter =
                new CommitReferenceDataDecoder().wrapAndApplyHeader(buffer, offset, header);
        final UnsafeBuffer event = new UnsafeBuffer(new byte[512]);
        new ReferenceDataLoadedEncoder().wrapAndApplyHeader(event, 0, head).version(letter.version());
        events.add(event);
        return "COMMIT";
    }

    @Override
    public int poll(final EventHandler handler, final int limit) {
        final UnsafeBuffer event = events.poll();
        if (event == null) {
            return 0;
        }
        handler.onEvent(++eventNumber, 0, event, 0, event.capacity(), 0);
        return 1;
    }
}
