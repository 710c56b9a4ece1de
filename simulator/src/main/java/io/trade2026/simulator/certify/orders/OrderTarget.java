package io.trade2026.simulator.certify.orders;

import java.net.InetSocketAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The system under test.
 *
 * @param address where its acceptor listens
 * @param targetCompId its CompID, towards clients and venue alike
 * @param senders SenderCompID(49) by profile, such as {@code chain=pipeline}; the empty profile is the usual one
 * @param username Username(553) of clients; null for none
 * @param password Password(554) of clients; null for none
 * @param venueCompId CompID of the venue
 * @param venuePort where the system looks for the venue
 * @param symbol Symbol(55) of all orders
 * @param account Account(1) of all orders; null for none
 * @param desk of the system; null when it cannot be reached
 * @param patienceMillis how long an answer may take
 */
public record OrderTarget(
        InetSocketAddress address,
        String targetCompId,
        Map<String, String> senders,
        @Nullable String username,
        @Nullable String password,
        String venueCompId,
        int venuePort,
        String symbol,
        @Nullable String account,
        @Nullable DeskDoor desk,
        long patienceMillis) {
    /** Copies the map. */
    public OrderTarget {
        senders = Map.copyOf(senders);
    }
}
