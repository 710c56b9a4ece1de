package io.trade2026.ops.source;

/**
 * What a limit is to become.
 *
 * @param limitId of the limit
 * @param value decimal number in the limit's unit
 * @param user who changes it
 * @param secondUser who agrees; empty when nobody was named, which is enough unless it loosens the limit
 * @param reason why
 */
public record LimitChange(long limitId, String value, String user, String secondUser, String reason) {}
