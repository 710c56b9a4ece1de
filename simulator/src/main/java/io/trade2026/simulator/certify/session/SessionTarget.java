package io.trade2026.simulator.certify.session;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The acceptor under test, and the words it wants.
 *
 * @param address where it listens
 * @param senders SenderCompIDs(49) that may log on, each used by one script at a time
 * @param targetCompId TargetCompID(56)
 * @param username Username(553) on each Logon(A); null for none
 * @param password Password(554) on each Logon(A); null for none
 * @param symbols Symbol(55) for those of the scripts; a symbol that is not named stays
 * @param orderFields fields that are added to orders which lack them, by tag
 * @param reset how both sequence numbers come back to 1
 * @param patienceMillis how long an answer may take
 */
public record SessionTarget(
        InetSocketAddress address,
        List<String> senders,
        String targetCompId,
        @Nullable String username,
        @Nullable String password,
        Map<String, String> symbols,
        Map<Integer, String> orderFields,
        Reset reset,
        long patienceMillis) {
    /** How both sequence numbers come back to 1 between connections. */
    public enum Reset {
        /** The Logon(A) carries ResetSeqNumFlag(141)=Y. */
        LOGON,
        /** The acceptor does it by itself when the connection ends. */
        ACCEPTOR
    }

    /** Copies lists and maps. */
    public SessionTarget {
        senders = List.copyOf(senders);
        symbols = Map.copyOf(symbols);
        orderFields = Map.copyOf(orderFields);
    }
}
