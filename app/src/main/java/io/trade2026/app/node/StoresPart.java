package io.trade2026.app.node;

import io.trade2026.app.node.NodeConfig.PostgresPlace;
import io.trade2026.app.node.NodeConfig.Seed;
import io.trade2026.app.process.DataDirectory;
import io.trade2026.ops.source.PartCheck;
import io.trade2026.ops.source.PartState;
import io.trade2026.sequencer.client.CheckpointNote;
import io.trade2026.sequencer.client.CommandPublisher;
import io.trade2026.sequencer.client.EventFollower;
import io.trade2026.sequencer.client.JournalPosition;
import io.trade2026.sequencer.client.SequencerAddress;
import io.trade2026.stores.audit.JournalFeed;
import io.trade2026.stores.audit.OperatorLedger;
import io.trade2026.stores.governance.GovernanceLedger;
import io.trade2026.stores.operators.IssuedPassword;
import io.trade2026.stores.operators.Operators;
import io.trade2026.stores.postgres.Database;
import io.trade2026.stores.postgres.EmbeddedPostgres;
import io.trade2026.stores.postgres.PostgresFault;
import io.trade2026.stores.postgres.PostgresSettings;
import io.trade2026.stores.reference.Commands;
import io.trade2026.stores.reference.ReferenceWatch;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Postgres with what flows out of it into the core and out of the journal into it, in this process. */
final class StoresPart {
    private static final Logger LOG = LoggerFactory.getLogger(StoresPart.class);
    /** The place where data directories share the unpacked programs of Postgres. */
    private static final String PROGRAMS = "TRADE2026_POSTGRES_PROGRAMS";

    private static final int ACTIONS = 0;
    private static final int GOVERNANCE = 1;

    private final long[] writtenTo = new long[2];
    private final NodeLife life;
    private final DataDirectory data;
    private final NodeConfig config;
    private List<IssuedPassword> passwords = List.of();

    /** What runs. */
    record Running(Database database, ReferenceWatch reference, OperatorLedger ledger, GovernanceLedger governance) {
        List<PartCheck> checks() {
            return List.of(
                    new PartCheck("postgres", this::postgres),
                    new PartCheck(
                            "operator-ledger",
                            () -> new PartState(
                                    ledger.isUp(), "operator actions are written up to event " + ledger.writtenTo())),
                    new PartCheck(
                            "limit-governance",
                            () -> new PartState(
                                    governance.isUp(),
                                    "limits and alarms are written up to event " + governance.writtenTo())));
        }

        private PartState postgres() {
            return new PartState(
                    database.isUp() && reference.isUp(),
                    reference.isUp() ? "reference data " + reference.loadedVersion() : "cannot be reached");
        }
    }

    StoresPart(NodeLife life, DataDirectory data, NodeConfig config) {
        this.life = life;
        this.data = data;
        this.config = config;
    }

    /** The operators' passwords that are kept in files, after {@link #openDatabase}. */
    List<IssuedPassword> passwords() {
        return passwords;
    }

    private PostgresSettings settings() {
        if (config.postgres() instanceof PostgresPlace.External external) {
            return external.settings();
        }
        return life.keep(
                        "Postgres",
                        new EmbeddedPostgres(
                                data.root(),
                                config.plan().postgresPort(),
                                Optional.ofNullable(System.getenv(PROGRAMS)).map(Path::of)))
                .start();
    }

    Database openDatabase() {
        Database database = life.keep("database", new Database(settings()).start());
        if (config.seed() != Seed.NONE) {
            database.seedLab();
        }
        if (config.seed() == Seed.DEMO) {
            database.seedDemo();
        }
        passwords = new Operators(database).issuePasswords(data.directory("secrets"));
        return database;
    }

    /**
     * Opens a database that the role stores of another process has made, as soon as it can be reached.
     *
     * @param config of both
     */
    static Database await(NodeLife life, NodeConfig config) {
        Database database = life.keep("database", new Database(config.postgresSettings()));
        life.await("Postgres (role stores)", () -> isOpen(database));
        return database;
    }

    private static boolean isOpen(Database database) {
        try {
            database.start();
            return true;
        } catch (PostgresFault fault) {
            LOG.debug("Postgres: {}", fault.toString());
            return false;
        }
    }

    /** Loads the reference data into the core and waits for it, then writes what operators did. */
    Running follow(Database database, SequencerAddress sequencer, long lastEventNumber) {
        CommandPublisher publisher = life.keep("reference commands", new CommandPublisher(sequencer, "reference"));
        EventFollower follower = life.keep(
                "reference events", new EventFollower(sequencer, JournalPosition.after(lastEventNumber), "reference"));
        ReferenceWatch watch =
                life.keep("reference data", new ReferenceWatch(database, Commands.of(publisher), follower::poll));
        watch.start();
        life.await("reference data in the core", () -> watch.loadedVersion() > 0);
        watch.refusals().forEach(refusal -> LOG.error("reference data refused by the core: {}", refusal));
        CheckpointNote note = new CheckpointNote(data.directory("ledger"));
        OperatorLedger ledger = new OperatorLedger(
                database,
                from -> JournalFeed.of(new EventFollower(sequencer, from, "operator-ledger")),
                lastEventNumber,
                event -> note(note, ACTIONS, event));
        GovernanceLedger governance = new GovernanceLedger(
                database,
                from -> JournalFeed.of(new EventFollower(sequencer, from, "limit-governance")),
                lastEventNumber,
                event -> note(note, GOVERNANCE, event));
        return new Running(
                database,
                watch,
                life.keep("operator ledger", ledger).start(),
                life.keep("limit governance", governance).start());
    }

    /** The journal is needed from the ledger on that is furthest behind. */
    private synchronized void note(CheckpointNote note, int ledger, long event) {
        writtenTo[ledger] = event;
        note.write(Math.min(writtenTo[ACTIONS], writtenTo[GOVERNANCE]));
    }
}
