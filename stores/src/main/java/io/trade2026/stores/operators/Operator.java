package io.trade2026.stores.operators;

/**
 * Whoever may act on the running system.
 *
 * @param name unique
 * @param role ops, risk, desk, compliance or trader
 * @param enabled false: can neither log on nor be named as author or approver
 * @param hasPassword whether the operator can log on
 */
public record Operator(String name, String role, boolean enabled, boolean hasPassword) {}
