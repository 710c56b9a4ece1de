package io.trade2026.gateway.wording;

import io.trade2026.sessions.OverlayRule;

/** Which messages a rule is about: one type, or all. */
final class MsgTypeRule {
    private static final int BITS = 8;

    private final boolean isEvery;
    private final long packed;

    MsgTypeRule(String msgType) {
        isEvery = msgType.equals(OverlayRule.EVERY);
        long bits = 0;
        for (int i = msgType.length() - 1; i >= 0; i--) {
            bits = bits << BITS | msgType.charAt(i);
        }
        packed = bits;
    }

    boolean holds(long msgType) {
        return isEvery || packed == msgType;
    }
}
