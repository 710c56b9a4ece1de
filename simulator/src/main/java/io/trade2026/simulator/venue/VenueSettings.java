package io.trade2026.simulator.venue;

import io.trade2026.simulator.link.FixVersion;
import io.trade2026.simulator.link.SessionPlan;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a simulated venue is.
 *
 * @param sessions who may connect, all on the port of the first
 * @param seed of the liquidity maker
 */
public record VenueSettings(List<SessionPlan> sessions, List<Listing> listings, Liquidity liquidity, long seed) {
    /** Copies the lists. */
    public VenueSettings {
        sessions = List.copyOf(sessions);
        listings = List.copyOf(listings);
    }

    /** The venue of the lab: FIX 4.4 with the gateway, the lab's instruments, normal liquidity. */
    public static VenueSettings lab(String compId, int port, long seed) {
        List<SessionPlan> sessions = List.of(SessionPlan.of(FixVersion.FIX44, compId, SessionPlan.TRADE2026, port));
        return new VenueSettings(sessions, labListings(), Liquidity.NORMAL, seed);
    }

    /** The instruments of the lab. */
    public static List<Listing> labListings() {
        Stream<Listing> shares = Stream.of("INTC", "MSFT", "AAPL", "NVDA", "AMZN", "IBM", "CDG", "IVP")
                .map(symbol -> Listing.share(symbol, "100.00"));
        Stream<Listing> pairs = Stream.of("BTC-USD", "ETH-USD").map(symbol -> Listing.pair(symbol, "100.00"));
        return Stream.concat(shares, pairs).toList();
    }

    /** The same venue with other sessions. */
    public VenueSettings sessions(List<SessionPlan> others) {
        return new VenueSettings(others, listings, liquidity, seed);
    }

    /** The same venue with another liquidity. */
    public VenueSettings liquidity(Liquidity other) {
        return new VenueSettings(sessions, listings, other, seed);
    }
}
