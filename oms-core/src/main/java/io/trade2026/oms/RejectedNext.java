package io.trade2026.oms;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.trade2026.messages.sbe.RejectNextDecoder;
import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What operators of a lab want refused: the next D, F or G of a session, once, with a code and a text of their choice.
 *
 * <p>At most one of each kind for a session; a later one replaces it.
 */
final class RejectedNext {
    private static final int MAX_TEXT = 255;
    private static final int ROW_LENGTH = 16 + MAX_TEXT + 1;

    private final List<Refusal> waiting = new ArrayList<>();

    /** One request that is going to be refused. */
    static final class Refusal {
        private final int sessionId;
        private final byte msgType;
        private int code;
        private final UnsafeBuffer text = new UnsafeBuffer(new byte[MAX_TEXT]);
        private int textLength;

        private Refusal(int sessionId, byte msgType) {
            this.sessionId = sessionId;
            this.msgType = msgType;
        }

        /** OrdRejReason(103) of a D, CxlRejReason(102) of an F or G. */
        int code() {
            return code;
        }

        DirectBuffer text() {
            return text;
        }

        int textLength() {
            return textLength;
        }
    }

    static boolean isRefusable(byte msgType) {
        return msgType == 'D' || msgType == 'F' || msgType == 'G';
    }

    void add(RejectNextDecoder letter) {
        Refusal refusal = claim(letter.sessionId(), letter.msgType());
        refusal.code = letter.code();
        refusal.textLength = letter.getText(refusal.text, 0, MAX_TEXT);
    }

    private Refusal claim(int sessionId, byte msgType) {
        Refusal held = find(sessionId, msgType);
        if (held != null) {
            return held;
        }
        var refusal = new Refusal(sessionId, msgType);
        waiting.add(refusal);
        return refusal;
    }

    private @Nullable Refusal find(int sessionId, byte msgType) {
        for (int i = 0; i < waiting.size(); i++) {
            Refusal refusal = waiting.get(i);
            if (refusal.sessionId == sessionId && refusal.msgType == msgType) {
                return refusal;
            }
        }
        return null;
    }

    /** Takes what waits for a request of a session, if anything does. */
    @Nullable Refusal take(int sessionId, char msgType) {
        if (waiting.isEmpty()) {
            return null;
        }
        Refusal refusal = find(sessionId, (byte) msgType);
        if (refusal != null) {
            waiting.remove(refusal);
        }
        return refusal;
    }

    void saveTo(RowWriter writer, int kind) {
        writer.begin(kind, ROW_LENGTH);
        for (Refusal refusal : waiting) {
            int row = writer.row();
            writer.buffer().putInt(row, refusal.sessionId, LITTLE_ENDIAN);
            writer.buffer().putInt(row + 4, refusal.msgType, LITTLE_ENDIAN);
            writer.buffer().putInt(row + 8, refusal.code, LITTLE_ENDIAN);
            writer.buffer().putInt(row + 12, refusal.textLength, LITTLE_ENDIAN);
            writer.buffer().putBytes(row + 16, refusal.text, 0, refusal.textLength);
        }
        writer.end();
    }

    void load(RowReader reader) {
        for (int i = 0; i < reader.rows(); i++) {
            int row = reader.row(i, ROW_LENGTH);
            DirectBuffer from = reader.buffer();
            var refusal = new Refusal(from.getInt(row, LITTLE_ENDIAN), (byte) from.getInt(row + 4, LITTLE_ENDIAN));
            refusal.code = from.getInt(row + 8, LITTLE_ENDIAN);
            refusal.textLength = from.getInt(row + 12, LITTLE_ENDIAN);
            refusal.text.putBytes(0, from, row + 16, refusal.textLength);
            waiting.add(refusal);
        }
    }
}
