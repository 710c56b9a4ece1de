package io.trade2026.ops.refusal;

import java.util.List;

/**
 * The body of a refusal.
 *
 * @param errors what is wrong
 */
public record Faults(List<Fault> errors) {}
