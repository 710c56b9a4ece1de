package io.trade2026.gateway;

import io.trade2026.sessions.SessionBook;
import io.trade2026.sessions.SessionDefinition;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.agrona.collections.Int2ObjectHashMap;
import org.jspecify.annotations.Nullable;
import uk.co.real_logic.artio.session.CompositeKey;

/** All links. Changed by the gateway's thread, read by any. */
final class Links {
    private final Int2ObjectHashMap<Link> byId = new Int2ObjectHashMap<>();
    private final CopyOnWriteArrayList<Link> all = new CopyOnWriteArrayList<>();
    private volatile SessionBook book;

    Links(SessionBook book) {
        this.book = book;
        adopt(book);
    }

    /** Takes up new and changed definitions; a link whose definition is gone stays, since its orders do. */
    void adopt(SessionBook changed) {
        book = changed;
        for (SessionDefinition definition : changed.all()) {
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
        return book.find(link.id()) != null;
    }
}
