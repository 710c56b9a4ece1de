package io.trade2026.tests.chaos.plan;

import java.util.Locale;

/**
 * One thing that goes wrong.
 *
 * @param number 1, 2, 3 … in order of time
 * @param atMs when, in milliseconds from the begin of trading
 * @param kind what
 * @param target name of the process or link
 * @param lengthMs how long it lasts; 0 when it is over at once
 * @param measure milliseconds of a delay, bytes of the largest piece, bytes a second of a throttle; 0 for other kinds
 */
public record Fault(int number, long atMs, FaultKind kind, String target, long lengthMs, int measure) {
    private static final double MS = 1_000;

    @Override
    public String toString() {
        String length = kind.lasts() ? String.format(Locale.ROOT, " for %.1f s", lengthMs / MS) : "";
        String how = switch (kind) {
            case DELAY -> " by " + measure + " ms";
            case SPLIT -> measure == 1 ? " into single bytes" : " into pieces of at most " + measure + " bytes";
            case THROTTLE -> " to " + measure + " bytes/s";
            case KILL, FREEZE, RESTART, CUT_RESET, CUT_ORDERLY, HALF_OPEN_CALLED, HALF_OPEN_CALLER, SILENCE, REFUSAL ->
                "";
        };
        return String.format(Locale.ROOT, "#%d %.1f s %s %s%s%s", number, atMs / MS, kind, target, how, length);
    }
}
