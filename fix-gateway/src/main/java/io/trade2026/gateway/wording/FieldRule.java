package io.trade2026.gateway.wording;

import io.trade2026.sessions.OverlayRule;
import java.nio.charset.StandardCharsets;

/** A rule about whether a field is there, and whether it is there in the message at hand. */
final class FieldRule {
    private static final byte[] NO_VALUE = new byte[0];

    private final OverlayRule rule;
    private final MsgTypeRule msgTypes;
    private final int tag;
    private final byte[] value;
    private boolean isSeen;

    FieldRule(OverlayRule rule, String msgType, int tag) {
        this.rule = rule;
        this.msgTypes = new MsgTypeRule(msgType);
        this.tag = tag;
        this.value = rule instanceof OverlayRule.Default standard
                ? standard.value().getBytes(StandardCharsets.ISO_8859_1)
                : NO_VALUE;
    }

    OverlayRule rule() {
        return rule;
    }

    int tag() {
        return tag;
    }

    void begin() {
        isSeen = false;
    }

    void see(int present) {
        isSeen |= present == tag;
    }

    /** Says whether the message breaks a requirement or prohibition. */
    boolean isBroken(long msgType) {
        return msgTypes.holds(msgType)
                && ((rule instanceof OverlayRule.Require && !isSeen) || (rule instanceof OverlayRule.Forbid && isSeen));
    }

    /** The value to complete the message with; empty when there is none to be added. */
    byte[] missingValue(long msgType) {
        return !isSeen && msgTypes.holds(msgType) ? value : NO_VALUE;
    }
}
