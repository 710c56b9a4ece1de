package io.trade2026.app.node;

import io.trade2026.app.process.FileHandles;
import io.trade2026.gateway.Gateway;
import io.trade2026.sequencer.client.SequencerAddress;
import io.trade2026.sequencer.client.SteadyTime;
import io.trade2026.sequencer.node.SequencerNode;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Something outside of the program that can go wrong and right again.
 *
 * @param name of its alarm, a stable word of at most 19 letters; with {@code _OVER} it says that it is over
 * @param look what is wrong, for people; empty when all is well
 */
record Strain(String name, Supplier<String> look) {
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long PATIENCE_MS = TimeUnit.NANOSECONDS.toMillis(PATIENCE_NS);

    /** Few files and sockets may still be opened. */
    static Strain fewHandles(String process) {
        return new Strain("FEW_HANDLES", () -> {
            long free = FileHandles.free();
            return free >= FileHandles.RESERVE
                    ? ""
                    : process + " may open only " + free + " more files and sockets of " + FileHandles.most()
                            + ": below " + FileHandles.RESERVE + " it takes no new connection";
        });
    }

    /** Counterparties wait, and with them their sockets. */
    static Strain coreSilent(Gateway gateway) {
        return new Strain("CORE_SILENT", () -> {
            long heldUpNs = gateway.heldUpNs();
            return heldUpNs <= PATIENCE_NS
                    ? ""
                    : "counterparties of gateway " + gateway.id()
                            + " wait, and their sockets fill: the sequencer has taken nothing, or too little, for "
                            + TimeUnit.NANOSECONDS.toMillis(heldUpNs) + " ms";
        });
    }

    /** The wall clock was set. */
    static Strain clockJump(SequencerNode node) {
        return new Strain("CLOCK_JUMP", () -> {
            long behindNs = node.behindWallNs();
            return Math.abs(behindNs) <= SteadyTime.JUMP_NS ? "" : SteadyTime.sentence(behindNs);
        });
    }

    /** What is written is recorded late. */
    static Strain archiveSlow(SequencerNode node) {
        return new Strain("ARCHIVE_SLOW", () -> {
            long behindNs = node.archiveBehindNs();
            return behindNs <= PATIENCE_NS
                    ? ""
                    : "the archive has needed " + TimeUnit.NANOSECONDS.toMillis(behindNs)
                            + " ms so far to record what was written: is the disk slow?";
        });
    }

    /** Driver and archive stand still. */
    static Strain mediaSilent(SequencerAddress address) {
        return new Strain("MEDIA_SILENT", () -> {
            long silentMs = address.media().silentMs();
            return silentMs <= PATIENCE_MS ? "" : "the driver has given no sign of life for " + silentMs + " ms";
        });
    }
}
