package io.trade2026.gateway.wording;

import io.trade2026.gateway.wire.FieldCursor;
import io.trade2026.gateway.wire.FixWriter;
import io.trade2026.sessions.Overlay;
import io.trade2026.sessions.OverlayRule;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.collections.Int2IntHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns the messages of one counterparty into those of the dictionary, and back. BodyLength(9) and CheckSum(10) are made anew. One
 * thread; allocates nothing once its buffer has the size of the largest message.
 */
public final class OverlayRewriter {
    private static final int SAME = 0;
    private static final int BODY_AT = 64;
    private static final byte SOH = 1;
    private static final int BEGIN_STRING = 8;
    private static final int BODY_LENGTH = 9;
    private static final int CHECK_SUM = 10;

    private final Int2IntHashMap theirsToOurs = new Int2IntHashMap(SAME);
    private final Int2IntHashMap oursToTheirs = new Int2IntHashMap(SAME);
    private final List<ValueMap> valueMaps = new ArrayList<>();
    private final List<FieldRule> fieldRules = new ArrayList<>();
    private final FieldCursor cursor = new FieldCursor();
    private final MutableDirectBuffer buffer = new ExpandableArrayBuffer(4096);
    private int start;
    private int at;
    private @Nullable OverlayRule broken;

    /**
     * Makes the rules ready.
     *
     * @param overlay of a session definition
     */
    public OverlayRewriter(Overlay overlay) {
        for (OverlayRule rule : overlay.rules()) {
            if (rule instanceof OverlayRule.Rename rename) {
                theirsToOurs.put(rename.theirTag(), rename.ourTag());
                oursToTheirs.put(rename.ourTag(), rename.theirTag());
            } else if (rule instanceof OverlayRule.MapValue map) {
                valueMaps.add(new ValueMap(map));
            } else if (rule instanceof OverlayRule.Default standard) {
                fieldRules.add(new FieldRule(standard, standard.msgType(), standard.tag()));
            } else if (rule instanceof OverlayRule.Require require) {
                fieldRules.add(new FieldRule(require, require.msgType(), require.tag()));
            } else if (rule instanceof OverlayRule.Forbid forbid) {
                fieldRules.add(new FieldRule(forbid, forbid.msgType(), forbid.tag()));
            }
        }
    }

    /**
     * Rewrites a message that has come in: renames, then maps values, then completes; then holds it against what is required and
     * forbidden.
     *
     * @param message holds it
     * @param offset of BeginString(8)
     * @param length of the message in bytes
     * @param msgType MsgType(35), packed as Artio does
     * @return length of the message in the words of the dictionary, from {@link #offset()} of {@link #buffer()}
     */
    public int inbound(DirectBuffer message, int offset, int length, long msgType) {
        look(message, offset, length, msgType);
        at = BODY_AT;
        boolean isInHeader = true;
        int beginAt = offset;
        int beginLength = 0;
        cursor.wrap(message, offset, length);
        while (cursor.next()) {
            int tag = cursor.tag();
            if (tag == BEGIN_STRING && beginLength == 0) {
                beginAt = cursor.fieldOffset();
                beginLength = cursor.fieldLength();
            } else if (tag != BODY_LENGTH && tag != CHECK_SUM) {
                if (isInHeader && !HeaderTags.contains(tag)) {
                    isInHeader = false;
                    complete(msgType);
                }
                field(theirsToOurs, msgType, true);
            }
        }
        if (isInHeader) {
            complete(msgType);
        }
        frame(message, beginAt, beginLength);
        return at - start;
    }

    /** Notes which fields are there, in our tags, and with it which rule is broken. */
    private void look(DirectBuffer message, int offset, int length, long msgType) {
        for (FieldRule rule : fieldRules) {
            rule.begin();
        }
        cursor.wrap(message, offset, length);
        while (cursor.next()) {
            int renamed = theirsToOurs.get(cursor.tag());
            int tag = renamed == SAME ? cursor.tag() : renamed;
            for (FieldRule rule : fieldRules) {
                rule.see(tag);
            }
        }
        broken = null;
        for (int i = 0; i < fieldRules.size() && broken == null; i++) {
            broken = fieldRules.get(i).isBroken(msgType) ? fieldRules.get(i).rule() : null;
        }
    }

    private void complete(long msgType) {
        for (FieldRule rule : fieldRules) {
            byte[] value = rule.missingValue(msgType);
            if (value.length > 0) {
                tag(rule.tag());
                bytes(value);
                buffer.putByte(at++, SOH);
            }
        }
    }

    private void field(Int2IntHashMap tags, long msgType, boolean isInbound) {
        int renamed = tags.get(cursor.tag());
        int tag = renamed == SAME ? cursor.tag() : renamed;
        int ours = isInbound ? tag : cursor.tag();
        byte[] value = mapped(ours, msgType, isInbound);
        if (tag == cursor.tag() && value.length == 0) {
            copy(cursor.fieldOffset(), cursor.fieldLength());
        } else {
            tag(tag);
            if (value.length == 0) {
                copy(cursor.valueOffset(), cursor.valueLength());
            } else {
                bytes(value);
            }
        }
        buffer.putByte(at++, SOH);
    }

    /** The other side's value; empty when it is the same. */
    private byte[] mapped(int ourTag, long msgType, boolean isInbound) {
        for (int i = 0; i < valueMaps.size(); i++) {
            if (valueMaps.get(i).isAbout(ourTag, msgType)) {
                byte[] value = valueMaps.get(i).find(cursor, isInbound);
                if (value.length > 0) {
                    return value;
                }
            }
        }
        return ValueMap.SAME;
    }

    private void tag(int tag) {
        at += buffer.putNaturalIntAscii(at, tag);
        buffer.putByte(at++, (byte) '=');
    }

    private void bytes(byte[] value) {
        buffer.putBytes(at, value);
        at += value.length;
    }

    private void copy(int from, int length) {
        buffer.putBytes(at, cursor.buffer(), from, length);
        at += length;
    }

    /** Puts BeginString(8) and BodyLength(9) before the body, and CheckSum(10) behind it. */
    private void frame(DirectBuffer message, int beginAt, int beginLength) {
        int bodyLength = at - BODY_AT;
        int digits = 1;
        for (int rest = bodyLength; rest >= 10; rest /= 10) {
            digits++;
        }
        start = BODY_AT - (beginLength + 1 + 2 + digits + 1);
        int head = start;
        buffer.putBytes(head, message, beginAt, beginLength);
        head += beginLength;
        buffer.putByte(head++, SOH);
        buffer.putByte(head++, (byte) '9');
        buffer.putByte(head++, (byte) '=');
        head += buffer.putNaturalIntAscii(head, bodyLength);
        buffer.putByte(head, SOH);
        int sum = 0;
        for (int i = start; i < at; i++) {
            sum += buffer.getByte(i);
        }
        sum &= 0xFF;
        tag(CHECK_SUM);
        buffer.putByte(at++, (byte) ('0' + sum / 100));
        buffer.putByte(at++, (byte) ('0' + sum / 10 % 10));
        buffer.putByte(at++, (byte) ('0' + sum % 10));
        buffer.putByte(at++, SOH);
    }

    /**
     * Returns what holds the rewritten message.
     *
     * @return written over by the next one
     */
    public DirectBuffer buffer() {
        return buffer;
    }

    /**
     * Returns where the rewritten message begins.
     *
     * @return offset in {@link #buffer()}
     */
    public int offset() {
        return start;
    }

    /**
     * Returns the rule that the last message breaks.
     *
     * @return a requirement or a prohibition; null when it breaks none
     */
    public @Nullable OverlayRule broken() {
        return broken;
    }

    /**
     * Returns the counterparty's tag of a field.
     *
     * @param ourTag in the dictionary
     * @return the tag that it knows the field by
     */
    public int theirTag(int ourTag) {
        int theirs = oursToTheirs.get(ourTag);
        return theirs == SAME ? ourTag : theirs;
    }

    /**
     * Rewrites the body of a message that is about to leave: maps values, then renames.
     *
     * @param writer that holds it, not finished yet; its body is replaced
     * @param msgType MsgType(35), packed as Artio does
     */
    public void outbound(FixWriter writer, long msgType) {
        at = 0;
        cursor.wrap(writer.buffer(), writer.bodyOffset(), writer.bodyLength());
        while (cursor.next()) {
            field(oursToTheirs, msgType, false);
        }
        writer.replaceBody(buffer, 0, at);
    }
}
