package io.trade2026.app.explain;

import io.trade2026.messages.sbe.DefinePartyDecoder;
import io.trade2026.messages.sbe.DefineSessionDecoder;
import io.trade2026.messages.sbe.DefineVenueDecoder;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.PartyKind;
import java.util.HashMap;
import java.util.Map;
import org.agrona.DirectBuffer;

/** Who parties, sessions and venues are, as the commands said that defined them; a number where the log is gone. One thread. */
final class PartyNames {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final DefinePartyDecoder party = new DefinePartyDecoder();
    private final DefineSessionDecoder session = new DefineSessionDecoder();
    private final DefineVenueDecoder venue = new DefineVenueDecoder();
    private final Map<String, String> names = new HashMap<>();

    /** Takes note of a command. */
    void learn(DirectBuffer buffer, int offset) {
        header.wrap(buffer, offset);
        switch (header.templateId()) {
            case DefinePartyDecoder.TEMPLATE_ID -> {
                party.wrapAndApplyHeader(buffer, offset, header);
                names.put(party.kind() + " " + party.partyId(), party.name());
            }
            case DefineSessionDecoder.TEMPLATE_ID -> {
                session.wrapAndApplyHeader(buffer, offset, header);
                names.put(PartyKind.SESSION + " " + session.sessionId(), session.compId());
            }
            case DefineVenueDecoder.TEMPLATE_ID -> {
                venue.wrapAndApplyHeader(buffer, offset, header);
                names.put("VENUE " + venue.venueId(), venue.name());
            }
            default -> {
                // names nobody
            }
        }
    }

    /** Such as {@code CLIENT CLIENT1}; empty for nobody. */
    String scope(PartyKind kind, int id) {
        return kind == PartyKind.NULL_VAL || id == 0 ? "" : kind + " " + name(kind.name(), id);
    }

    String session(int id) {
        return name(PartyKind.SESSION.name(), id);
    }

    String venue(int id) {
        return name("VENUE", id);
    }

    private String name(String kind, int id) {
        return names.getOrDefault(kind + " " + id, Integer.toString(id));
    }
}
