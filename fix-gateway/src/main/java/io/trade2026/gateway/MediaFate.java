package io.trade2026.gateway;

/** What became of driver and archive since the gateway ran last: it decides whether the archive holds all that was on the wire. */
public enum MediaFate {
    /** They are the same, or no gateway ever ran there. */
    LIVED_ON,
    /** Each of their lives since then ended in order; the gateway may have gone on while they stopped. */
    STOPPED,
    /** One of their lives since then did not end in order: messages may have been on the wire that no archive holds. */
    DIED
}
