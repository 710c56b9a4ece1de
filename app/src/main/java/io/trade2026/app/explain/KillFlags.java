package io.trade2026.app.explain;

import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.KillSwitchChangedDecoder;
import io.trade2026.ops.explain.KillStop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which kill switches were engaged at which event, who had set them and why, as the journal tells. One thread. */
final class KillFlags {
    private final List<Change> changes = new ArrayList<>();

    /** A switch that was set, or lifted. */
    private record Change(KillScope scope, int scopeId, boolean isEngaged, KillStop stop) {}

    /** Takes note of a switch. */
    void take(long eventNumber, long epochNs, KillSwitchChangedDecoder event) {
        KillStop stop = new KillStop(
                event.scopeKind() + " " + event.scopeName(),
                event.user(),
                StoryWords.at(epochNs),
                eventNumber,
                event.sweepId(),
                event.reason());
        changes.add(new Change(event.scopeKind(), event.scopeId(), event.engaged() == Bool.YES, stop));
    }

    /**
     * Finds what stopped an order.
     *
     * @param eventNumber of the refusal
     * @param owners what the order falls under, as far as it is known
     * @return the switches of these that were engaged then, in the order in which they were set
     */
    List<KillStop> stopping(long eventNumber, Map<KillScope, Integer> owners) {
        Map<KillScope, KillStop> engaged = new LinkedHashMap<>();
        for (Change change : changes) {
            Integer own = owners.get(change.scope());
            if (change.stop().eventNumber() >= eventNumber || own == null || own != change.scopeId()) {
                continue;
            }
            if (change.isEngaged()) {
                engaged.putIfAbsent(change.scope(), change.stop());
            } else {
                engaged.remove(change.scope());
            }
        }
        return List.copyOf(engaged.values());
    }

    /**
     * Finds which switches of venues were engaged when an order was refused for one and had no venue yet.
     *
     * @param eventNumber of the refusal
     * @param exDestination ExDestination(100) of the order; empty when it left the venue to the house
     * @return the switch of that venue, or of every venue that was stopped then
     */
    List<KillStop> ofVenues(long eventNumber, String exDestination) {
        Map<Integer, KillStop> engaged = new LinkedHashMap<>();
        for (Change change : changes) {
            if (change.scope() != KillScope.VENUE || change.stop().eventNumber() >= eventNumber) {
                continue;
            }
            if (!change.isEngaged()) {
                engaged.remove(change.scopeId());
            } else if (exDestination.isEmpty() || change.stop().scope().equals(KillScope.VENUE + " " + exDestination)) {
                engaged.putIfAbsent(change.scopeId(), change.stop());
            }
        }
        return List.copyOf(engaged.values());
    }
}
