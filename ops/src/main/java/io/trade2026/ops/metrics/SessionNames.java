package io.trade2026.ops.metrics;

import io.trade2026.ops.source.SessionStatus;
import io.trade2026.ops.source.SessionStatusSource;
import org.agrona.collections.Int2ObjectHashMap;

/** CompIDs by session id, looked up once. Used by one thread. */
final class SessionNames {
    private static final int MAX_UNKNOWN = 1_000;

    private final SessionStatusSource source;
    private final Int2ObjectHashMap<String> names = new Int2ObjectHashMap<>();

    SessionNames(SessionStatusSource source) {
        this.source = source;
    }

    String of(int sessionId) {
        String name = names.get(sessionId);
        return name == null ? lookUp(sessionId) : name;
    }

    /** A session that the gateway does not know goes by its number; those are few, but the memory is bounded all the same. */
    private String lookUp(int sessionId) {
        for (SessionStatus session : source.sessions()) {
            names.put(session.sessionId(), session.compId());
        }
        String name = names.get(sessionId);
        if (name != null) {
            return name;
        }
        String number = "session-" + sessionId;
        if (names.size() < MAX_UNKNOWN) {
            names.put(sessionId, number);
        }
        return number;
    }
}
