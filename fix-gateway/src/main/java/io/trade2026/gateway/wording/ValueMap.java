package io.trade2026.gateway.wording;

import io.trade2026.gateway.wire.FieldCursor;
import io.trade2026.sessions.OverlayRule;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The values of one field that are spelt otherwise at the counterparty, as bytes. */
final class ValueMap {
    /** Nothing is mapped. */
    static final byte[] SAME = new byte[0];

    private final MsgTypeRule msgTypes;
    private final int tag;
    private final byte[][] theirs;
    private final byte[][] ours;

    ValueMap(OverlayRule.MapValue rule) {
        msgTypes = new MsgTypeRule(rule.msgType());
        tag = rule.tag();
        int count = rule.theirsToOurs().size();
        theirs = new byte[count][];
        ours = new byte[count][];
        int i = 0;
        for (Map.Entry<String, String> value : rule.theirsToOurs().entrySet()) {
            theirs[i] = value.getKey().getBytes(StandardCharsets.ISO_8859_1);
            ours[i++] = value.getValue().getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    boolean isAbout(int ourTag, long msgType) {
        return tag == ourTag && msgTypes.holds(msgType);
    }

    /** What stands on the other side for the value under a cursor; {@link #SAME} when nothing does. */
    byte[] find(FieldCursor field, boolean isInbound) {
        byte[][] from = isInbound ? theirs : ours;
        for (int i = 0; i < from.length; i++) {
            if (isEqual(from[i], field)) {
                return isInbound ? ours[i] : theirs[i];
            }
        }
        return SAME;
    }

    private static boolean isEqual(byte[] value, FieldCursor field) {
        if (value.length != field.valueLength()) {
            return false;
        }
        for (int i = 0; i < value.length; i++) {
            if (field.buffer().getByte(field.valueOffset() + i) != value[i]) {
                return false;
            }
        }
        return true;
    }
}
