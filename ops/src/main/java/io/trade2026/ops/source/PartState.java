package io.trade2026.ops.source;

/**
 * Health of a part.
 *
 * @param isHealthy whether it does its work
 * @param message for people: what it does, or what is wrong and what mends it
 */
public record PartState(boolean isHealthy, String message) {}
