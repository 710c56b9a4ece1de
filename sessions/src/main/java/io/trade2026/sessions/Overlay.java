package io.trade2026.sessions;

import java.util.List;

/**
 * How the messages of a counterparty become those of the dictionary. What comes in is renamed, then mapped, then completed with
 * defaults, then held against what is required and forbidden. What goes out is mapped and renamed the other way.
 *
 * @param rules in this order: renames, mapped values, defaults, requirements, prohibitions
 */
public record Overlay(List<OverlayRule> rules) {
    /** Changes nothing. */
    public static final Overlay NONE = new Overlay(List.of());

    /** Copies the rules. */
    public Overlay {
        rules = List.copyOf(rules);
    }

    /**
     * Says whether messages pass unchanged and unchecked.
     *
     * @return whether there is no rule
     */
    public boolean isEmpty() {
        return rules.isEmpty();
    }
}
