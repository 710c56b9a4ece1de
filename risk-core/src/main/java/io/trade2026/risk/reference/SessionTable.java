package io.trade2026.risk.reference;

import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Sessions by id, which is 1 to {@link ReferenceBook#MAX_ID}, and in the order in which they were first defined. */
final class SessionTable {
    private static final int FIRST_SIZE = 64;

    private @Nullable Session[] byId = new Session[FIRST_SIZE];
    private final java.util.ArrayList<Session> inOrder = new java.util.ArrayList<>();
    private int unresolved;

    @Nullable Session session(int id) {
        return id > 0 && id < byId.length ? byId[id] : null;
    }

    Session claim(int id) {
        Session held = session(id);
        if (held != null) {
            return held;
        }
        var created = new Session(id);
        if (id >= byId.length) {
            byId = Arrays.copyOf(byId, Math.max(id + 1, byId.length * 2));
        }
        byId[id] = created;
        inOrder.add(created);
        return created;
    }

    int size() {
        return inOrder.size();
    }

    Session at(int index) {
        return inOrder.get(index);
    }

    boolean hasUnresolved() {
        return unresolved > 0;
    }

    void resolve(AsciiNames clients, AsciiNames accounts) {
        unresolved = 0;
        for (Session session : inOrder) {
            session.resolve(clients, accounts);
            unresolved += session.isResolved() ? 0 : 1;
        }
    }

    void saveTo(RowWriter writer, int kind) {
        writer.begin(kind, Session.ROW_LENGTH);
        for (Session session : inOrder) {
            session.save(writer.buffer(), writer.row());
        }
        writer.end();
    }

    void load(RowReader reader) {
        for (int i = 0; i < reader.rows(); i++) {
            int at = reader.row(i, Session.ROW_LENGTH);
            claim(reader.buffer().getInt(at)).load(reader.buffer(), at);
        }
    }
}
