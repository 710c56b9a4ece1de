package io.trade2026.tests.chaos.plan;

/**
 * A process or link that faults may befall.
 *
 * @param name as in {@link Fault#target()}
 * @param weight how often it is drawn, beside the others of its kind
 */
public record Target(String name, int weight) {
    /** Refuses what can never be drawn. */
    public Target {
        if (weight < 1) {
            throw new IllegalArgumentException("weight of " + name + ": must be above 0, was " + weight);
        }
    }
}
