package io.trade2026.oms;

import static io.trade2026.messages.sbe.MessageHeaderEncoder.ENCODED_LENGTH;

import io.trade2026.messages.sbe.NoticeSentEncoder;
import io.trade2026.messages.sbe.SendNewsDecoder;
import io.trade2026.messages.sbe.SessionRole;
import io.trade2026.risk.RiskCore;
import io.trade2026.risk.reference.Session;
import org.agrona.concurrent.UnsafeBuffer;

/** News(B) of the desk, to one client session or to all that take notices, in the order in which they were defined. */
final class DeskNews {
    private static final int MAX_TEXT = 255;
    private static final int ALL = 0;

    private final EventWriter events;
    private final RiskCore risk;
    private final UnsafeBuffer headline = new UnsafeBuffer(new byte[MAX_TEXT]);
    private final UnsafeBuffer text = new UnsafeBuffer(new byte[MAX_TEXT]);
    private final NoticeSentEncoder notice = new NoticeSentEncoder();
    private int headlineLength;
    private int textLength;

    DeskNews(EventWriter events, RiskCore risk) {
        this.events = events;
        this.risk = risk;
    }

    boolean hasReaders(int sessionId) {
        for (int i = 0; i < risk.book().sessionCount(); i++) {
            if (reads(risk.book().sessionAt(i), sessionId)) {
                return true;
            }
        }
        return false;
    }

    private static boolean reads(Session session, int sessionId) {
        return session.role() == SessionRole.CLIENT
                && session.takesNotices()
                && (sessionId == ALL || sessionId == session.id());
    }

    /** Takes headline and text of the letter, in their order. */
    void read(SendNewsDecoder letter) {
        headlineLength = letter.getHeadline(headline, 0, MAX_TEXT);
        textLength = letter.getText(text, 0, MAX_TEXT);
    }

    void tell(int sessionId) {
        for (int i = 0; i < risk.book().sessionCount(); i++) {
            Session session = risk.book().sessionAt(i);
            if (reads(session, sessionId)) {
                tell(session);
            }
        }
    }

    private void tell(Session session) {
        events.buffer().setMemory(0, ENCODED_LENGTH + NoticeSentEncoder.BLOCK_LENGTH, (byte) 0);
        notice.wrapAndApplyHeader(events.buffer(), 0, events.header());
        events.stamp(notice.header());
        notice.sessionId(session.id()).msgType((byte) 'B').tradSesStatus(-1).urgency((byte) '0');
        notice.putHeadline(headline, 0, headlineLength);
        notice.putText(text, 0, textLength);
        events.commit(notice.encodedLength());
    }
}
