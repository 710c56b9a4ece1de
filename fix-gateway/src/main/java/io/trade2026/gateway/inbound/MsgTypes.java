package io.trade2026.gateway.inbound;

import io.trade2026.gateway.wire.FixVersion;

/** Which MsgType(35) a version defines, so that one we do not take is told from one that is none. */
final class MsgTypes {
    private static final String ONE_LETTER_42 = "0123456789ABCDEFGHJKLMNPQRSTVWXYZabcdefghijklm";
    private static final String ONE_LETTER_44 = ONE_LETTER_42 + "opqrstuvwxyz";
    private static final String LAST_44 = "BH";
    private static final String LAST_50 = "CN";
    private static final int LETTERS = 2;

    private MsgTypes() {}

    static boolean isDefined(FixVersion version, String msgType) {
        if (msgType.length() == 1) {
            String known = version == FixVersion.FIX42 ? ONE_LETTER_42 : ONE_LETTER_44;
            return known.contains(msgType);
        }
        boolean twoCapitals =
                msgType.length() == LETTERS && msgType.chars().allMatch(letter -> letter >= 'A' && letter <= 'Z');
        return switch (version) {
            case FIX42 -> false;
            case FIX44 -> twoCapitals && msgType.compareTo(LAST_44) <= 0;
            case FIX50SP2 -> twoCapitals && msgType.compareTo(LAST_50) <= 0;
        };
    }

    /** A client that speaks FIX 4.2 and sends one of them is told that the message is not supported, which names its cause better. */
    static boolean isTakenOfLaterVersions(String msgType) {
        return "q".equals(msgType) || "AF".equals(msgType);
    }
}
