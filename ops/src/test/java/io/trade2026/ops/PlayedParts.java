package io.trade2026.ops;

import io.trade2026.ops.guard.GuardState;
import io.trade2026.ops.recon.ReconState;
import io.trade2026.ops.refusal.Refused;
import io.trade2026.ops.source.HopLatency;
import io.trade2026.ops.source.LimitBook;
import io.trade2026.ops.source.LimitChange;
import io.trade2026.ops.source.LimitRow;
import io.trade2026.ops.source.Operator;
import io.trade2026.ops.source.OperatorDirectory;
import io.trade2026.ops.source.PartCheck;
import io.trade2026.ops.source.PartState;
import io.trade2026.ops.source.SequencerControl;
import io.trade2026.ops.source.SequencerState;
import io.trade2026.ops.source.SessionKind;
import io.trade2026.ops.source.SessionStatus;
import io.trade2026.ops.source.SnapshotDone;
import io.trade2026.ops.source.TradingDays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The other parts: three sessions, one limit, operators whose password is their name turned round, and a NATS that is away. */
final class PlayedParts implements SequencerControl, LimitBook, OperatorDirectory {
    private static final Map<String, String> ROLES = Map.of(
            "risk",
            "risk",
            "risk2",
            "risk",
            "desk",
            "desk",
            "trader",
            "trader",
            "ops",
            "ops",
            "compliance",
            "compliance");

    private final PlayedCore core;
    final PlayedGovernance governance = new PlayedGovernance();
    volatile boolean mayRejectNext = true;
    volatile TradingDays days = TradingDays.BY_HAND;
    volatile boolean isReady = true;
    volatile Optional<LimitChange> lastChange = Optional.empty();

    PlayedParts(PlayedCore core) {
        this.core = core;
    }

    OpsParts parts() {
        return new OpsParts(
                core.outlet(),
                core.feed(),
                PlayedParts::sessions,
                this,
                List::of,
                () -> List.of(new HopLatency("client_to_venue", 10, 5_000_000, 200_000, 900_000, 1_000_000, 1_100_000)),
                this,
                governance,
                this,
                List.of(new PartCheck("nats", () -> new PartState(false, "no server at 127.0.0.1:14222"))),
                days,
                mayRejectNext,
                sessionId -> List.of(),
                id -> List.of(),
                () -> new GuardState("GREEN", 30, 0, true, 2, 4, 3, 1, 1, 0, 0, List.of()),
                () -> new ReconState(
                        "MATCHED",
                        30,
                        0,
                        7,
                        0,
                        List.of(new ReconState.CopyLink(900, 903, true, 1, 7)),
                        List.of(new ReconState.PairBlock("CLIENT2", "XSIM", "", "", 1, "reconciliation", "E1")),
                        List.of(new ReconState.BreakRow(
                                12,
                                "MISSING_HERE",
                                "ALERTED",
                                1,
                                2,
                                900,
                                1,
                                "ACC2",
                                "",
                                "O7",
                                "V1",
                                "E1",
                                "E1 is missing",
                                3,
                                "reconciliation",
                                "E1 is missing"))),
                failure -> {
                    throw new AssertionError(failure);
                });
    }

    private static List<SessionStatus> sessions() {
        return List.of(
                session(1, "CLIENT1", SessionKind.CLIENT, Map.of("D", 12L), Map.of("throttled", 3L)),
                session(2, "CLIENT2", SessionKind.CLIENT, Map.of(), Map.of()),
                session(900, "XSIM", SessionKind.VENUE, Map.of("8", 24L), Map.of()));
    }

    private static SessionStatus session(
            int id, String compId, SessionKind kind, Map<String, Long> received, Map<String, Long> refused) {
        return new SessionStatus(
                id,
                compId,
                kind,
                kind == SessionKind.CLIENT ? compId : "",
                "ACTIVE",
                true,
                41,
                42,
                "127.0.0.1:5000",
                1,
                received,
                Map.of("8", 9L),
                refused);
    }

    @Override
    public SequencerState state() {
        return new SequencerState("LEADER", isReady, 1_000, 20, 30, 4_000, 4_000, 1, 5);
    }

    @Override
    public CompletableFuture<SnapshotDone> takeSnapshot() {
        return CompletableFuture.completedFuture(new SnapshotDone(1_000, 30, 1_700_000_000_000L, 5_000_000));
    }

    @Override
    public List<LimitRow> limits() {
        return List.of(limit(1, "10000000", "system", "fixed world"));
    }

    private static LimitRow limit(long version, String value, String author, String reason) {
        return new LimitRow(
                5, version, "PT-02", "CLIENT", "CLIENT1", "EACH", "BOTH", value, "USD", author, reason, "HARD", "EACH",
                false);
    }

    @Override
    public LimitRow setLimit(LimitChange change) {
        if (change.limitId() != 5) {
            throw new Refused(Refused.NOT_FOUND, "id", Long.toString(change.limitId()), "must be the id of a limit");
        }
        lastChange = Optional.of(change);
        return limit(2, change.value(), change.user(), change.reason());
    }

    @Override
    public Optional<Operator> login(String name, String password) {
        return new StringBuilder(name).reverse().toString().equals(password) ? find(name) : Optional.empty();
    }

    @Override
    public Optional<Operator> find(String name) {
        return ROLES.containsKey(name) ? Optional.of(new Operator(name, ROLES.get(name))) : Optional.empty();
    }
}
