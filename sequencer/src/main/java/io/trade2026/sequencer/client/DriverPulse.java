package io.trade2026.sequencer.client;

import io.trade2026.sequencer.media.MediaAddress;

/**
 * Whether the driver that was there at first lives. The archive is one process with it: what was handed to it while it lived, and long enough
 * before its last sign of life, is recorded. Safe for any thread.
 */
public final class DriverPulse {
    private final MediaAddress media;
    private final long startedMs;

    private DriverPulse(final MediaAddress media) {
        this.media = media;
        this.startedMs = media.driverStartedMs();
    }

    /**
     * Takes the driver that is there now.
     *
     * @param address of which the driver on this machine counts
     * @return to be asked about it
     */
    public static DriverPulse of(final SequencerAddress address) {
        return new DriverPulse(address.media());
    }

    /**
     * Has it given a sign of life lately? Does not block.
     *
     * @param mostMs how old the sign may be; a driver gives one each second
     * @return false also when another driver has taken its place
     */
    public boolean isFresh(final long mostMs) {
        final long silentMs = media.silentMs();
        return silentMs >= 0 && silentMs < mostMs && media.driverStartedMs() == startedMs;
    }

    /**
     * Is it the driver that is there now? Does not block.
     *
     * @return false when another has taken its place, or none is there
     */
    public boolean isThere() {
        return startedMs >= 0 && media.driverStartedMs() == startedMs;
    }
}
