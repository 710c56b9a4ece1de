package io.trade2026.gateway;

import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.KillSwitchChangedDecoder;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.OrderOwnersDecoder;
import io.trade2026.sequencer.client.UrgentHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.agrona.collections.LongHashSet;

/**
 * Holds back what a kill switch has overtaken (KS-01): an order or replace that the core let pass before the flag, and that had not
 * left when the flag became known here. The word of the flag comes ahead of the journal, so it can overtake what waits in it.
 *
 * <p>Whoever is late asks for the word first: an event older than {@link #FRESH_NS} leaves only after a look whether a flag has come.
 * Used by the gateway's thread.
 */
final class KillGate implements UrgentHandler {
    static final long FRESH_NS = TimeUnit.MILLISECONDS.toNanos(5);

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final KillSwitchChangedDecoder changed = new KillSwitchChangedDecoder();
    private final List<Flag> ahead = new ArrayList<>();
    /** Orders that were held back: what else is asked of them names what no venue knows. */
    private final LongHashSet held = new LongHashSet();

    /** A switch that was set by an event which the gateway has not come to yet. */
    private record Flag(KillScope scope, int scopeId, long eventNumber) {
        boolean stops(OrderOwnersDecoder owners, int deskId, long ofEvent) {
            return ofEvent < eventNumber && scopeId == idOf(scope, owners, deskId);
        }
    }

    private static int idOf(KillScope scope, OrderOwnersDecoder owners, int deskId) {
        return switch (scope) {
            case FIRM -> owners.firmId();
            case CLIENT -> owners.clientId();
            case DESK -> deskId;
            case ACCOUNT -> owners.accountId();
            case TRADER -> owners.traderId();
            case CLEARING -> owners.clearingId();
            case STRATEGY -> owners.strategyId();
            case SESSION -> owners.sessionId();
            case VENUE -> owners.venueId();
            case INSTRUMENT -> owners.instrumentId();
            case NULL_VAL -> 0;
        };
    }

    @Override
    public void onUrgent(DirectBuffer buffer, int offset) {
        if (header.wrap(buffer, offset).templateId() != KillSwitchChangedDecoder.TEMPLATE_ID) {
            return;
        }
        changed.wrapAndApplyHeader(buffer, offset, header);
        if (changed.engaged() == Bool.YES) {
            if (ahead.isEmpty()) {
                held.clear();
            }
            ahead.add(new Flag(
                    changed.scopeKind(), changed.scopeId(), changed.header().eventNumber()));
        }
    }

    /** Whether what an event asks for must not leave any more. Allocates nothing while no flag is ahead. */
    boolean stops(OrderOwnersDecoder owners, int deskId, long ofEvent) {
        for (int i = 0; i < ahead.size(); i++) {
            if (ahead.get(i).stops(owners, deskId, ofEvent)) {
                return true;
            }
        }
        return false;
    }

    /** A new order did not leave. */
    void hold(long orderId) {
        held.add(orderId);
    }

    /** Whether no venue ever heard of an order, since it was held back here. */
    boolean isHeld(long orderId) {
        return held.contains(orderId);
    }

    /** The journal has come to an event: flags up to it have nothing to overtake any more. */
    void reached(long eventNumber) {
        ahead.removeIf(flag -> flag.eventNumber() <= eventNumber);
    }
}
