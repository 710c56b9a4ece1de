package io.trade2026.gateway;

import io.trade2026.sessions.SessionBook;
import io.trade2026.sessions.SessionDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.agrona.collections.Int2ObjectHashMap;
import org.jspecify.annotations.Nullable;
import uk.co.real_logic.artio.session.CompositeKey;

/** The links of this gateway. Changed by the gateway's thread, read by any. */
final class Links {
    private final Pressure pressure = new Pressure();
    private final Int2ObjectHashMap<Link> byId = new Int2ObjectHashMap<>();
    private final CopyOnWriteArrayList<Link> all = new CopyOnWriteArrayList<>();
    private final int gatewayId;
    private volatile SessionBook book;

    /**
     * Sets up the links of one gateway.
     *
     * @param book of all sessions
     * @param gatewayId of this gateway, which holds its own ones only
     */
    Links(SessionBook book, int gatewayId) {
        this.gatewayId = gatewayId;
        this.book = book;
        adopt(book);
    }

    /** Takes up new and changed definitions; a link whose definition is gone stays, since its orders do. */
    void adopt(SessionBook changed) {
        book = changed;
        for (SessionDefinition definition : changed.all()) {
            if (definition.gateway() != gatewayId) {
                continue;
            }
            Link link = byId.get(definition.id());
            if (link == null) {
                Link added = new Link(definition);
                byId.put(definition.id(), added);
                all.add(added);
            } else {
                link.define(definition);
            }
        }
    }

    SessionBook book() {
        return book;
    }

    /** Whether counterparties wait for the sequencer. */
    Pressure pressure() {
        return pressure;
    }

    @Nullable Link byId(int id) {
        return byId.get(id);
    }

    @Nullable Link byKey(CompositeKey key) {
        return byCompIds(key.localCompId(), key.remoteCompId());
    }

    /** For any thread. */
    @Nullable Link byCompIds(String ourCompId, String compId) {
        for (Link link : all) {
            if (link.definition().compId().equals(compId)
                    && link.definition().ourCompId().equals(ourCompId)) {
                return link;
            }
        }
        return null;
    }

    List<Link> all() {
        return all;
    }

    boolean isDefined(Link link) {
        SessionDefinition definition = book.find(link.id());
        return definition != null && definition.gateway() == gatewayId;
    }

    /** Says whether another gateway holds a session, so that what is said of it is not for us. */
    boolean isElsewhere(int sessionId) {
        SessionDefinition definition = book.find(sessionId);
        return definition != null && definition.gateway() != gatewayId;
    }

    int gatewayId() {
        return gatewayId;
    }

    /** The sessions of this gateway as they are defined now. */
    List<SessionDefinition> own() {
        return book.all().stream()
                .filter(definition -> definition.gateway() == gatewayId)
                .toList();
    }

    /** A session of any gateway, also one that is no longer defined if it was ours; null when nobody knows it. */
    @Nullable SessionDefinition definitionOf(int sessionId) {
        Link link = byId.get(sessionId);
        return link == null ? book.find(sessionId) : link.definition();
    }

    /** All sessions of all gateways. */
    List<SessionDefinition> everybody() {
        List<SessionDefinition> known = new ArrayList<>(book.all());
        for (Link link : all) {
            if (book.find(link.id()) == null) {
                known.add(link.definition());
            }
        }
        return known;
    }
}
