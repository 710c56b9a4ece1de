package io.trade2026.app.reconcile;

import io.trade2026.gateway.archive.ArchivedMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the gateways received and sent, by counterparty, in the order of the archive. One thread. */
public final class NearSide {
    private final Map<String, List<Message>> theirs = new HashMap<>();
    private final Map<String, List<Message>> ours = new HashMap<>();
    private long count;

    /** Creates an empty one. */
    public NearSide() {}

    /**
     * Takes a message of the archive.
     *
     * @param read from it
     */
    public void add(ArchivedMessage read) {
        Message message = Message.of(read);
        Map<String, List<Message>> side = message.isTheirs() ? theirs : ours;
        side.computeIfAbsent(message.compId(), any -> new ArrayList<>()).add(message);
        count++;
    }

    List<Message> receivedFrom(String compId) {
        return theirs.getOrDefault(compId, List.of());
    }

    List<Message> sentTo(String compId) {
        return ours.getOrDefault(compId, List.of());
    }

    long count() {
        return count;
    }
}
