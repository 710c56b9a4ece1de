package io.trade2026.sessions;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All sessions that are defined at one time. Immutable. */
public final class SessionBook {
    private final Map<Integer, SessionDefinition> byId = new LinkedHashMap<>();
    private final Map<String, SessionDefinition> byCompIds = new LinkedHashMap<>();

    /**
     * Creates a book.
     *
     * @param definitions without a double id or pair of CompIDs
     */
    public SessionBook(List<SessionDefinition> definitions) {
        for (SessionDefinition definition : definitions) {
            byId.put(definition.id(), definition);
            byCompIds.put(key(definition.ourCompId(), definition.compId()), definition);
        }
    }

    private static String key(String ourCompId, String compId) {
        return ourCompId + '\u0001' + compId;
    }

    /**
     * Finds a session by what its messages carry.
     *
     * @param ourCompId CompID that we go by
     * @param compId CompID of the counterparty
     * @return null when there is none
     */
    public @Nullable SessionDefinition find(String ourCompId, String compId) {
        return byCompIds.get(key(ourCompId, compId));
    }

    /**
     * Finds a session.
     *
     * @param id of the session
     * @return null when there is none
     */
    public @Nullable SessionDefinition find(int id) {
        return byId.get(id);
    }

    /**
     * Says whether somebody goes by a CompID, whatever CompID he calls us by.
     *
     * @param compId CompID of a counterparty
     * @return its first session, or null
     */
    public @Nullable SessionDefinition findByCompId(String compId) {
        return byId.values().stream()
                .filter(definition -> definition.compId().equals(compId))
                .findFirst()
                .orElse(null);
    }

    /**
     * Returns all sessions.
     *
     * @return in the order of their files
     */
    public Collection<SessionDefinition> all() {
        return byId.values();
    }
}
