package io.trade2026.ops.source;

/**
 * One follower of the event journal.
 *
 * @param name of the follower
 * @param isFollowing whether it has the journal open
 * @param lastEventNumber consumed last
 * @param lagBytes recorded and not consumed yet
 */
public record JournalReader(String name, boolean isFollowing, long lastEventNumber, long lagBytes) {}
