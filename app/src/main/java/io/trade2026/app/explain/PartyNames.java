package io.trade2026.app.explain;

import io.trade2026.messages.sbe.DefinePartyDecoder;
import io.trade2026.messages.sbe.DefineSessionDecoder;
import io.trade2026.messages.sbe.DefineVenueDecoder;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.risk.reference.ReferenceBook;
import io.trade2026.risk.reference.Session;
import java.util.HashMap;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/** Who parties, sessions and venues are, as the commands said that defined them, or the snapshot that was loaded; a number where neither is there. One thread. */
final class PartyNames {
    private static final int LONGEST = 64;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final DefinePartyDecoder party = new DefinePartyDecoder();
    private final DefineSessionDecoder session = new DefineSessionDecoder();
    private final DefineVenueDecoder venue = new DefineVenueDecoder();
    private final Map<String, String> names = new HashMap<>();
    private final UnsafeBuffer text = new UnsafeBuffer(new byte[LONGEST]);
    private @Nullable ReferenceBook loaded;

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

    /** Names that no command has told are asked there: it was loaded from a snapshot. */
    void ask(ReferenceBook book) {
        loaded = book;
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
        return names.computeIfAbsent(kind + " " + id, unused -> asked(kind, id));
    }

    private String asked(String kind, int id) {
        ReferenceBook book = loaded;
        text.setMemory(0, text.capacity(), (byte) 0);
        if (book != null && kind.equals("VENUE") && book.venue(id) != null) {
            book.copyVenueName(id, text, 0);
        } else if (book != null && kind.equals(PartyKind.SESSION.name())) {
            Session of = book.session(id);
            if (of != null) {
                of.copyCompId(text, 0);
            }
        } else if (book != null && !kind.equals("VENUE") && book.party(PartyKind.valueOf(kind), id) != null) {
            book.copyPartyName(PartyKind.valueOf(kind), id, text, 0);
        }
        String name = text.getStringWithoutLengthAscii(0, text.capacity()).replace("\0", "");
        return name.isEmpty() ? Integer.toString(id) : name;
    }
}
