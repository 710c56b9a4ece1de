package io.trade2026.sequencer.client;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The windows of a crash: moments when one step is done and the next one, which completes it, is not. */
public enum CrashWindow {
    /** The gateway has an application message of a counterparty, and has not offered its command. */
    GATEWAY_RECEIVED,
    /** The command of an application message is offered, and no event of it has been seen. */
    GATEWAY_OFFERED,
    /** A report to a client has been read from the journal, and is not written. */
    GATEWAY_READ,
    /** A report to a client is written with its event number, and the checkpoint does not know of it. */
    GATEWAY_TOLD,
    /** An order, cancel or replace to a venue has been read from the journal, and is not written. */
    VENUE_UNSENT,
    /** An order, cancel or replace to a venue is written, and the venue has not answered. */
    VENUE_SENT,
    /** A command is committed in the log, and none of its events is in the journal. */
    CORE_COMMITTED,
    /** Some events of a command are in the journal, and the rest is not. */
    JOURNAL_PARTIAL,
    /** A snapshot is written but for its end. */
    SNAPSHOT_DURING,
    /** A snapshot is complete, and what it makes superfluous is not purged. */
    SNAPSHOT_TAKEN;

    /**
     * Returns how people write it.
     *
     * @return such as {@code gateway-received}
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Finds a window.
     *
     * @param label as people write it
     * @return empty when there is none
     */
    public static Optional<CrashWindow> of(String label) {
        return Arrays.stream(values())
                .filter(window -> window.label().equals(label))
                .findFirst();
    }
}
