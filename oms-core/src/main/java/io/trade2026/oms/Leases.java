package io.trade2026.oms;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.trade2026.messages.sbe.ReportGatewayAliveDecoder;
import io.trade2026.messages.sbe.Severity;
import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Which gateways are alive: each is believed for as long as its lease runs. When a lease ends, or another life of the same
 * gateway begins, the sessions that it had reported up are down (GATEWAY_DEATH).
 *
 * <p>A restart of the whole node is no exception: the timer of the lease lives in the log and ends it.
 */
final class Leases {
    private static final int ROW_LENGTH = 24;
    private static final long NS_PER_MS = 1_000_000;
    private static final long NO_LEASE = 0;

    private final SessionMarks marks;
    private final EventWriter events;
    private final SessionStates states;
    private final CoreTimers timers;
    private final List<Lease> leases = new ArrayList<>();

    /** The lease of one gateway. */
    private static final class Lease {
        private final int gatewayId;
        private int leaseMs;
        private long endsEpochNs;
        private long lifeEpochNs;

        private Lease(int gatewayId) {
            this.gatewayId = gatewayId;
        }
    }

    Leases(SessionMarks marks, EventWriter events, SessionStates states, CoreTimers timers) {
        this.marks = marks;
        this.events = events;
        this.states = states;
        this.timers = timers;
    }

    void alive(ReportGatewayAliveDecoder letter) {
        Lease lease = of(letter.gatewayId());
        if (lease.endsEpochNs != NO_LEASE && lease.lifeEpochNs != letter.startedEpochNs()) {
            end(lease, "the gateway was started again without having left: its sessions of before are down");
        }
        lease.lifeEpochNs = letter.startedEpochNs();
        lease.leaseMs = letter.leaseMs();
        if (letter.leaseMs() <= 0) {
            lease.endsEpochNs = NO_LEASE;
            timers.cancel(TimerKind.GATEWAY_LEASE.of(lease.gatewayId));
            return;
        }
        lease.endsEpochNs = events.epochNs() + letter.leaseMs() * NS_PER_MS;
        timers.schedule(TimerKind.GATEWAY_LEASE.of(lease.gatewayId), lease.endsEpochNs);
    }

    /**
     * There is a leader again. While there was none nobody could be heard, so every lease that runs begins anew; a gateway that died with the
     * leader loses its sessions when that one ends.
     */
    void renew() {
        for (int i = 0; i < leases.size(); i++) {
            Lease lease = leases.get(i);
            if (lease.endsEpochNs != NO_LEASE) {
                lease.endsEpochNs = Math.max(lease.endsEpochNs, events.epochNs() + lease.leaseMs * NS_PER_MS);
                timers.schedule(TimerKind.GATEWAY_LEASE.of(lease.gatewayId), lease.endsEpochNs);
            }
        }
    }

    /** The timer of a lease came due; early, late or twice, it is the lease itself that counts. */
    void due(int gatewayId) {
        Lease lease = of(gatewayId);
        if (lease.endsEpochNs == NO_LEASE) {
            return;
        }
        if (events.epochNs() < lease.endsEpochNs) {
            timers.schedule(TimerKind.GATEWAY_LEASE.of(gatewayId), lease.endsEpochNs);
            return;
        }
        end(lease, "the gateway was not heard within its lease: its sessions are held to be down");
    }

    private void end(Lease lease, String why) {
        lease.endsEpochNs = NO_LEASE;
        events.alarm(Severity.CRITICAL, "GATEWAY_LOST", 0, "gateway " + lease.gatewayId + ": " + why);
        lose(lease, true);
        lose(lease, false);
    }

    /** Venues first: a cancel for a lost client must not be sent to a venue that went with it. */
    private void lose(Lease lease, boolean venues) {
        for (int i = 0; i < marks.size(); i++) {
            SessionMarks.Mark mark = marks.at(i);
            if (mark.isUp() && mark.gatewayId() == lease.gatewayId && states.isOfVenue(mark) == venues) {
                states.lose(mark);
            }
        }
    }

    private Lease of(int gatewayId) {
        for (Lease lease : leases) {
            if (lease.gatewayId == gatewayId) {
                return lease;
            }
        }
        var lease = new Lease(gatewayId);
        leases.add(lease);
        return lease;
    }

    void saveTo(RowWriter writer, int kind) {
        writer.begin(kind, ROW_LENGTH);
        for (Lease lease : leases) {
            int row = writer.row();
            writer.buffer().putInt(row, lease.gatewayId, LITTLE_ENDIAN);
            writer.buffer().putInt(row + 4, lease.leaseMs, LITTLE_ENDIAN);
            writer.buffer().putLong(row + 8, lease.endsEpochNs, LITTLE_ENDIAN);
            writer.buffer().putLong(row + 16, lease.lifeEpochNs, LITTLE_ENDIAN);
        }
        writer.end();
    }

    void load(RowReader reader) {
        for (int i = 0; i < reader.rows(); i++) {
            int row = reader.row(i, ROW_LENGTH);
            Lease lease = of(reader.buffer().getInt(row, LITTLE_ENDIAN));
            lease.leaseMs = reader.buffer().getInt(row + 4, LITTLE_ENDIAN);
            lease.endsEpochNs = reader.buffer().getLong(row + 8, LITTLE_ENDIAN);
            lease.lifeEpochNs = reader.buffer().getLong(row + 16, LITTLE_ENDIAN);
        }
    }
}
