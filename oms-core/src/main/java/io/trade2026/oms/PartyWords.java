package io.trade2026.oms;

import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.risk.reference.ReferenceBook;
import io.trade2026.risk.reference.Session;
import org.agrona.concurrent.UnsafeBuffer;

/** Names of parties and venues in texts for people, who do not know our numbers. Texts are seldom, so strings do no harm here. */
final class PartyWords {
    private static final int NAME_WIDTH = 24;

    private final ReferenceBook book;
    private final UnsafeBuffer name = new UnsafeBuffer(new byte[NAME_WIDTH]);

    PartyWords(ReferenceBook book) {
        this.book = book;
    }

    /** Such as {@code CLIENT1}; the number of a party that has no name any more. */
    String of(PartyKind kind, int id) {
        name.setMemory(0, NAME_WIDTH, (byte) 0);
        if (kind == PartyKind.SESSION) {
            Session session = book.session(id);
            if (session != null) {
                session.copyCompId(name, 0);
            }
        } else if (kind != PartyKind.NULL_VAL && book.party(kind, id) != null) {
            book.copyPartyName(kind, id, name, 0);
        }
        return orNumber(id);
    }

    /** Such as {@code session CLIENT1}. */
    String session(int id) {
        return "session " + of(PartyKind.SESSION, id);
    }

    /** Such as {@code XSIM}. */
    String venue(int id) {
        name.setMemory(0, NAME_WIDTH, (byte) 0);
        if (book.venue(id) != null) {
            book.copyVenueName(id, name, 0);
        }
        return orNumber(id);
    }

    private String orNumber(int id) {
        int length = 0;
        while (length < NAME_WIDTH && name.getByte(length) != 0) {
            length++;
        }
        return length == 0 ? Integer.toString(id) : name.getStringWithoutLengthAscii(0, length);
    }
}
