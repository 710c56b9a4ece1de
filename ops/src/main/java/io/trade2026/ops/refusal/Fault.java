package io.trade2026.ops.refusal;

/**
 * One thing that is wrong with a request.
 *
 * @param field name of the parameter or part at fault
 * @param value as it came, empty when absent; never a secret
 * @param rule what would have been right
 */
public record Fault(String field, String value, String rule) {}
