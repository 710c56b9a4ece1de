package io.trade2026.simulator.certify.orders;

import io.trade2026.simulator.certify.wire.FixParty;
import io.trade2026.simulator.certify.wire.RawLink;
import io.trade2026.simulator.certify.wire.Transcript;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What scenarios share: the system under test, its venue, the client sessions that are logged on, and the ids of the day. */
final class Floor implements AutoCloseable {
    private final OrderTarget target;
    private final VenueDoor door;
    private final Map<String, FixParty> clients = new HashMap<>();
    private final Map<String, Set<String>> execIds = new HashMap<>();
    private final String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    private Transcript transcript = new Transcript();
    private int scenarios;

    Floor(OrderTarget target) {
        this.target = target;
        FixParty venue = new FixParty("FIX.4.4", target.venueCompId(), target.targetCompId(), true);
        this.door = new VenueDoor(target.venuePort(), venue, () -> transcript);
    }

    OrderTarget target() {
        return target;
    }

    VenueDoor door() {
        return door;
    }

    FixParty venue() {
        return door.party();
    }

    /** What goes over the links from now on is kept here. */
    void keep(Transcript next) {
        transcript = next;
    }

    /** What makes the ids of one scenario unique. */
    String suffix() {
        return "-" + run + "-" + ++scenarios;
    }

    Set<String> execIds() {
        return execIds.computeIfAbsent("", unused -> new HashSet<>());
    }

    /** A client that is logged on; null when it cannot. */
    @Nullable FixParty client(String beginString, String sender) throws IOException {
        FixParty client = clients.get(sender);
        if (client != null && client.isLoggedOn() && client.beginString().equals(beginString)) {
            return client;
        }
        if (client != null) {
            client.logout(target.patienceMillis());
        }
        client = new FixParty(beginString, sender, target.targetCompId(), false);
        client.take(RawLink.connect(target.address(), "client ", () -> transcript));
        clients.put(sender, client);
        return client.logon(target.username(), target.password(), target.patienceMillis()) ? client : null;
    }

    @Override
    public void close() {
        clients.values().forEach(client -> client.logout(1_000));
        door.close();
    }
}
