package io.trade2026.ops.source;

import io.trade2026.messages.Control;

/**
 * Who may know whose restricted list or permission it is (PT-11), and what all others read instead: the code of the refusal and a neutral
 * text, as the client does. Whatever is shown to operators asks here.
 */
public final class ListSecrecy {
    /** What others read in the place of a list. */
    public static final String NEUTRAL = "only compliance sees the list";

    private static final String COMPLIANCE = "compliance";
    private static final String LISTS = Control.PT_11_TRADING.id();

    private ListSecrecy() {}

    /**
     * Says whether an operator may know of lists.
     *
     * @param operator who is logged in
     * @return true for those of compliance
     */
    public static boolean sees(Operator operator) {
        return operator.role().equals(COMPLIANCE);
    }

    /**
     * Says whether a control is a list or a permission.
     *
     * @param control its id or the code of its limits, such as PT-11 or PT-11-TRADING
     * @return true for PT-11
     */
    public static boolean isList(String control) {
        return control.startsWith(LISTS);
    }

    /**
     * Says whether a text of the house, such as that of an alarm, names a list.
     *
     * @param text for operators
     * @return true when PT-11 is named
     */
    public static boolean speaks(String text) {
        return text.contains(LISTS);
    }
}
