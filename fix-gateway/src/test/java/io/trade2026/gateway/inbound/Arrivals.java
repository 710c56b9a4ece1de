package io.trade2026.gateway.inbound;

import io.trade2026.gateway.wire.FixVersion;
import java.nio.charset.StandardCharsets;
import org.agrona.concurrent.UnsafeBuffer;

/** Messages as they arrive, written with | between their fields and without 8, 9, 10 and the header behind 35. */
final class Arrivals {
    private Arrivals() {}

    static byte[] bytes(FixVersion version, String fields) {
        int afterType = fields.indexOf('|') + 1;
        String body = fields.substring(0, afterType)
                + "49=CLIENT1|56=TRADE2026|34=7|52=20261125-10:00:00.000|"
                + fields.substring(afterType)
                + "|";
        String head = "8=" + version.beginString() + "|9=" + body.length() + "|";
        return (head + body + "10=000|").replace('|', '\u0001').getBytes(StandardCharsets.ISO_8859_1);
    }

    static Arrival of(FixVersion version, String fields) {
        return of(version, msgType(fields), bytes(version, fields));
    }

    /** MsgType(35) of fields that begin with it, packed as Artio does. */
    static long msgType(String fields) {
        String type = fields.substring(3, fields.indexOf('|'));
        return type.length() == 1 ? type.charAt(0) : type.charAt(0) | type.charAt(1) << 8;
    }

    static Arrival of(FixVersion version, long msgType, byte[] bytes) {
        return new Arrival().from(3, version, 1).message(new UnsafeBuffer(bytes), 0, bytes.length, msgType, 1_000);
    }
}
