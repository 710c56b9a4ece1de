package io.trade2026.app.reconcile;

import io.aeron.exceptions.AeronException;
import io.trade2026.app.process.StartFault;
import io.trade2026.gateway.archive.FixArchive;
import io.trade2026.sequencer.client.CommandPublisher;
import io.trade2026.sequencer.client.EventFollower;
import io.trade2026.sequencer.client.JournalPosition;
import io.trade2026.sequencer.client.SequencerAddress;
import io.trade2026.sessions.SessionBook;
import io.trade2026.sessions.SessionDefinition;
import io.trade2026.stores.audit.ActionAudit;
import io.trade2026.stores.clearing.ClearingComparison;
import io.trade2026.stores.clearing.ClearingLedger;
import io.trade2026.stores.clearing.ClearingLedger.Kept;
import io.trade2026.stores.postgres.Database;
import io.trade2026.stores.postgres.PostgresSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.agrona.concurrent.UnsafeBuffer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Gathers what all sides hold and has it compared. Works beside a running node; driver and archive have to run.
 *
 * <p>What flows down is read before what it flows into: stores of counterparties, then archive, then journal. What is younger than the
 * period's end is not judged, so it may be on its way.
 */
public final class Reconciler {
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(30);
    private static final long CORE_PATIENCE_NS = TimeUnit.SECONDS.toNanos(5);
    private static final long PAUSE_NS = TimeUnit.MICROSECONDS.toNanos(200);
    private static final int EVENTS = 256;
    private static final int QUESTION = 128;

    private final Inputs inputs;
    private final List<Path> venueCopies;
    private final Optional<ClearingFile> clearing;
    private final Differences found = new Differences();
    private long archiveSinceNs;

    /**
     * Where everything is.
     *
     * @param address of the sequencer, on the media of a machine with gateways
     * @param otherMedia driver directories of further machines whose archives can be read here
     * @param sessions that are defined
     * @param gateways whose archives these are; empty for all
     * @param only CompID of the one session to look at; empty for all
     * @param clientStores directories of clients
     * @param venueStores directories of venues
     * @param postgres empty: not compared
     * @param asksCore whether the core is asked what it holds
     * @param period for which differences are told
     */
    public record Inputs(
            SequencerAddress address,
            List<Path> otherMedia,
            SessionBook sessions,
            Set<Integer> gateways,
            String only,
            List<Path> clientStores,
            List<Path> venueStores,
            Optional<PostgresSettings> postgres,
            boolean asksCore,
            Period period) {
        /** Keeps its own lists. */
        public Inputs {
            otherMedia = List.copyOf(otherMedia);
            gateways = Set.copyOf(gateways);
            clientStores = List.copyOf(clientStores);
            venueStores = List.copyOf(venueStores);
        }
    }

    /**
     * Prepares a comparison.
     *
     * @param inputs where everything is
     */
    public Reconciler(Inputs inputs) {
        this(inputs, List.of(), Optional.empty());
    }

    /**
     * Prepares a comparison with drop copies of venues and positions of a clearing firm too.
     *
     * @param inputs where everything is
     * @param venueCopies directories of them
     * @param clearing positions of a clearing firm; with them the core has to be asked and to answer
     */
    public Reconciler(Inputs inputs, List<Path> venueCopies, Optional<ClearingFile> clearing) {
        this.inputs = inputs;
        this.venueCopies = List.copyOf(venueCopies);
        this.clearing = clearing;
    }

    /**
     * Compares.
     *
     * @return what was found
     * @throws StartFault when something that is needed cannot be read
     */
    public Differences run() {
        Set<String> ourCompIds = inputs.sessions().all().stream()
                .map(SessionDefinition::ourCompId)
                .collect(Collectors.toSet());
        FarSide far = new FarSide(ourCompIds);
        inputs.clientStores().forEach(far::read);
        inputs.venueStores().forEach(far::read);
        NearSide near = new NearSide();
        JournalBook journal = new JournalBook();
        ActionAudit actions = new ActionAudit();
        CopyCheck copies = new CopyCheck(this::name, found);
        try {
            readArchive(inputs.address(), near);
            inputs.otherMedia().forEach(aeronDir -> readArchive(SequencerAddress.local(aeronDir), near));
            read(journal, actions, copies);
        } catch (AeronException e) {
            throw unread(inputs.address().aeronDir(), e);
        }
        new Comparison(parties(), far, near, journal, period(journal), found).run();
        if (!venueCopies.isEmpty()) {
            copies.compare(venueCopies.stream()
                    .flatMap(place -> VenueCopy.readAll(place).stream())
                    .toList());
        }
        inputs.postgres().ifPresent(settings -> compare(actions, settings));
        found.compared("events in the journal", journal.lastEventNumber());
        if (archiveSinceNs > 0) {
            found.note("the FIX archive is whole since " + Instant.ofEpochSecond(0, archiveSinceNs)
                    + ": what was before is in archive/fix of the data directory and is not judged");
        }
        if (!journal.isWhole()) {
            found.note("the journal begins at event " + journal.firstEventNumber()
                    + ": what was before is not judged, and positions are not compared");
        }
        return found;
    }

    private void readArchive(SequencerAddress media, NearSide near) {
        try (FixArchive archive = FixArchive.open(media)) {
            archive.read(0, near::add);
            archiveSinceNs = Math.max(archiveSinceNs, archive.wholeSinceEpochNs());
        } catch (AeronException e) {
            throw unread(media.aeronDir(), e);
        }
    }

    private static StartFault unread(Path aeronDir, AeronException e) {
        return new StartFault(
                "driver and archive in " + aeronDir + " cannot be read: " + e.getMessage()
                        + "; is the node, or its media role, started?",
                e);
    }

    /** What was before the first event that is kept cannot be held against anything. */
    private Period period(JournalBook journal) {
        Period asked = inputs.period();
        long sinceNs = Math.max(archiveSinceNs, journal.isWhole() ? 0 : journal.firstEpochNs());
        return sinceNs == 0 ? asked : new Period(Math.max(asked.fromEpochNs(), sinceNs + 1), asked.toEpochNs());
    }

    private List<Party> parties() {
        List<Party> parties = inputs.sessions().all().stream()
                .filter(each -> inputs.only().isEmpty() || each.compId().equals(inputs.only()))
                .filter(each -> inputs.gateways().isEmpty() || inputs.gateways().contains(each.gateway()))
                .map(each ->
                        new Party(each.id(), each.compId(), each.isVenue(), each.isDropCopy() || each.isVenueCopy()))
                .toList();
        if (parties.isEmpty()) {
            throw new StartFault("--session: must be the CompID of a session that is defined for "
                    + (inputs.gateways().isEmpty() ? "a gateway" : "one of the gateways " + inputs.gateways())
                    + ", was '" + inputs.only() + "'");
        }
        return parties;
    }

    private void read(JournalBook journal, ActionAudit actions, CopyCheck copies) {
        ClearingCheck positions = new ClearingCheck(found);
        CoreCheck core = new CoreCheck(journal, System.currentTimeMillis() << 20, this::name, found, positions);
        try (EventFollower follower = new EventFollower(inputs.address(), JournalPosition.FIRST_KEPT, "reconcile")) {
            Runnable poll = () -> {
                int work = follower.poll(
                        (number, epochNs, buffer, offset, length, position) -> {
                            journal.onEvent(number, epochNs, buffer, offset);
                            actions.onEvent(number, epochNs, buffer, offset);
                            if (!venueCopies.isEmpty()) {
                                copies.onEvent(number, epochNs, buffer, offset);
                            }
                            core.onEvent(number, buffer, offset);
                            return true;
                        },
                        EVENTS);
                if (work == 0) {
                    LockSupport.parkNanos(PAUSE_NS);
                }
            };
            long[] last = {-1};
            if (!await(poll, PATIENCE_NS, follower::caughtUp, () -> progress(journal, last))) {
                throw new StartFault("the event journal cannot be read to its end: read up to event "
                        + journal.lastEventNumber() + " in " + TimeUnit.NANOSECONDS.toSeconds(PATIENCE_NS) + " s");
            }
            if (inputs.asksCore()) {
                askCore(core, poll);
            }
            if (clearing.isPresent()) {
                if (!core.isComplete()) {
                    throw new StartFault("--clearing: the core has to tell its positions, and it did not answer");
                }
                positions.compare(clearing.get());
                keep(clearing.get(), positions, core);
            }
        }
    }

    /** Breaks with the clearing firm outlive this comparison: whoever looks after them finds them in Postgres. */
    private void keep(ClearingFile file, ClearingCheck positions, CoreCheck core) {
        if (inputs.postgres().isEmpty()) {
            found.note("without Postgres no break with the clearing firm is kept: none ages, is told or blocks");
            return;
        }
        try (Connection connection = new Database(inputs.postgres().get()).openPatiently("reconcile")) {
            Kept kept = new ClearingLedger(Jdbi.create(connection))
                    .keep(new ClearingComparison(
                            file.name(),
                            file.digest(),
                            file.positionsE8().size(),
                            core.imageEvent(),
                            core.imageEpochNs(),
                            positions.differences()));
            found.note("breaks with the clearing firm: " + kept.fresh() + " new, " + kept.standing() + " that stood, "
                    + kept.resolved() + " that are resolved, " + kept.gone() + " gone; GET /api/breaks has them");
        } catch (SQLException | JdbiException e) {
            throw new StartFault(
                    "--clearing: its breaks cannot be kept in Postgres, and none was: " + e.getMessage(), e);
        } catch (ClearingLedger.OlderComparison e) {
            throw new StartFault("--clearing: nothing was kept: " + e.getMessage(), e);
        }
    }

    private String name(int sessionId) {
        SessionDefinition session = inputs.sessions().find(sessionId);
        return session == null ? "session " + sessionId : session.compId();
    }

    private static boolean progress(JournalBook journal, long[] last) {
        boolean hasMoved = journal.lastEventNumber() != last[0];
        last[0] = journal.lastEventNumber();
        return hasMoved;
    }

    /** Waits as long as there is progress; without any for a while it gives up. */
    private static boolean await(Runnable poll, long patienceNs, BooleanSupplier isDone, BooleanSupplier hasMoved) {
        long deadlineNs = System.nanoTime() + patienceNs;
        while (!isDone.getAsBoolean()) {
            poll.run();
            if (hasMoved.getAsBoolean()) {
                deadlineNs = System.nanoTime() + patienceNs;
            } else if (System.nanoTime() - deadlineNs > 0) {
                return false;
            }
        }
        return true;
    }

    private void askCore(CoreCheck core, Runnable poll) {
        try (CommandPublisher publisher = new CommandPublisher(inputs.address(), "reconcile")) {
            Runnable both = () -> {
                publisher.poll();
                poll.run();
            };
            if (!await(both, CORE_PATIENCE_NS, publisher::isConnected, () -> false)) {
                found.note("the core is not reached: what it holds is not compared");
                return;
            }
            UnsafeBuffer buffer = new UnsafeBuffer(new byte[QUESTION]);
            while (!core.isComplete()) {
                int length = core.question(buffer);
                boolean isAnswered = await(both, PATIENCE_NS, () -> publisher.offer(buffer, 0, length) > 0, () -> false)
                        && await(both, PATIENCE_NS, core::isAnswered, () -> false);
                if (!isAnswered) {
                    found.note("the core did not answer: what it holds is compared in part only");
                    return;
                }
            }
            core.finish();
        }
    }

    private void compare(ActionAudit actions, PostgresSettings settings) {
        try {
            for (ActionAudit.Missing missing : actions.compare(settings)) {
                if (inputs.period().holds(missing.epochNs())) {
                    SessionDefinition session = inputs.sessions().find(missing.sessionId());
                    found.add(new Difference(
                            missing.isLost() ? Kind.ACTION_LOST : Kind.ACTION_UNKNOWN,
                            session == null ? "" : session.compId(),
                            "",
                            0,
                            missing.eventNumber(),
                            missing.text()));
                }
            }
            found.compared("operator actions", actions.count());
        } catch (SQLException e) {
            found.note("Postgres is not reached, operator actions are not compared: " + e.getMessage());
        }
    }
}
