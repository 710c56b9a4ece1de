package io.trade2026.app.node;

import io.trade2026.ops.refusal.Fault;
import io.trade2026.ops.refusal.Refused;
import io.trade2026.ops.source.LimitAsk;
import io.trade2026.ops.source.LimitBook;
import io.trade2026.ops.source.LimitChange;
import io.trade2026.ops.source.LimitGovernance;
import io.trade2026.ops.source.LimitRow;
import io.trade2026.ops.source.Lines;
import io.trade2026.ops.source.ProposalRow;
import io.trade2026.stores.governance.GovernanceTable;
import io.trade2026.stores.governance.LimitProposal;
import io.trade2026.stores.governance.ProposalTable;
import io.trade2026.stores.postgres.Database;
import io.trade2026.stores.reference.LimitInForce;
import io.trade2026.stores.reference.LimitRefused;
import io.trade2026.stores.reference.LimitTable;
import io.trade2026.stores.reference.LimitWish;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;

/** The limits of the reference data, as ops shows and changes them: every change is a proposal, also one that takes nobody else. */
final class LimitDesk implements LimitBook, LimitGovernance {
    private static final int SHOWN = 200;

    private final LimitTable table;
    private final ProposalTable proposals;
    private final GovernanceTable kept;

    LimitDesk(Database database) {
        this.table = new LimitTable(database);
        this.proposals = new ProposalTable(database);
        this.kept = new GovernanceTable(database);
    }

    @Override
    public List<LimitRow> limits() {
        return ask(table::inForce).stream().map(LimitDesk::row).toList();
    }

    @Override
    public LimitRow setLimit(LimitChange change) {
        LimitProposal asked = ask(() -> proposals.propose(
                wish(change.limitId(), change.value(), true, change.user(), change.reason(), ""), Optional.empty()));
        if (asked.approvalsNeeded() > 0) {
            throw new Refused(
                    Refused.CONFLICT,
                    "secondUser",
                    "",
                    "must agree, since " + asked.whyNeeded() + ": proposal " + asked.proposalId()
                            + " waits for another operator, see ./trade2026 limits approve");
        }
        ask(() -> proposals.carryOut(asked.proposalId()));
        return row(held(change.limitId()));
    }

    private LimitInForce held(long limitId) {
        List<LimitInForce> versions = ask(() -> table.history(limitId));
        if (versions.isEmpty()) {
            throw new Refused(Refused.NOT_FOUND, "limitId", Long.toString(limitId), "must be a limit's");
        }
        return versions.get(0);
    }

    private LimitWish wish(long limitId, String newValue, boolean isEnabled, String user, String reason, String level) {
        LimitInForce held = held(limitId);
        return new LimitWish(
                held.control(),
                held.scopeKind(),
                held.scopeName(),
                newValue.isEmpty() ? held.value() : value(newValue),
                isEnabled,
                new LimitWish.Target(Optional.of(held.instrumentScope()), held.instrument(), held.side()),
                new LimitWish.Authority(user, Optional.empty(), reason),
                OptionalLong.of(held.version()),
                level);
    }

    private static LimitWish wish(LimitAsk asked) {
        return new LimitWish(
                asked.control(),
                asked.scope().toLowerCase(Locale.ROOT),
                asked.scopeName(),
                value(asked.value()),
                asked.enabled(),
                new LimitWish.Target(
                        Optional.of(asked.instrumentScope()).filter(text -> !text.isEmpty()),
                        Optional.of(asked.instrument()).filter(text -> !text.isEmpty()),
                        asked.side()),
                new LimitWish.Authority(asked.user(), Optional.empty(), asked.reason()),
                OptionalLong.empty(),
                asked.level());
    }

    @Override
    public ProposalRow propose(LimitAsk asked) {
        LimitWish wish = asked.limitId() == 0
                ? wish(asked)
                : wish(asked.limitId(), asked.value(), asked.enabled(), asked.user(), asked.reason(), asked.level());
        Optional<Instant> until = Optional.ofNullable(asked.until()).map(LimitDesk::time);
        return proposal(ask(() -> proposals.propose(wish, until)));
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new Refused(Refused.BAD_REQUEST, "until", text, "must be a time such as 2026-11-27T16:00:00Z");
        }
    }

    @Override
    public ProposalRow approve(long proposalId, String user) {
        return proposal(ask(() -> proposals.approve(proposalId, user)));
    }

    @Override
    public ProposalRow withdraw(long proposalId, String user, String reason) {
        return proposal(ask(() -> proposals.withdraw(proposalId, user, reason)));
    }

    @Override
    public ProposalRow carryOut(long proposalId) {
        return proposal(ask(() -> proposals.carryOut(proposalId)));
    }

    @Override
    public List<ProposalRow> proposals(boolean waitingOnly) {
        return ask(() -> proposals.proposals(waitingOnly, SHOWN)).stream()
                .map(LimitDesk::proposal)
                .toList();
    }

    @Override
    public Lines history(long limitId) {
        held(limitId);
        return lines(ask(() -> kept.history(limitId)));
    }

    @Override
    public Lines report() {
        return lines(ask(kept::report));
    }

    @Override
    public List<Lines> evidence() {
        return ask(kept::evidence).stream().map(LimitDesk::lines).toList();
    }

    private static Lines lines(GovernanceTable.Lines read) {
        return new Lines(read.title(), read.columns(), read.lines());
    }

    private static ProposalRow proposal(LimitProposal asked) {
        return new ProposalRow(
                asked.proposalId(),
                asked.state(),
                asked.limitId(),
                asked.version().orElse(0),
                asked.target().control(),
                asked.target().scopeKind(),
                asked.target().scopeName(),
                asked.target().instrument().orElse(asked.target().instrumentScope()),
                asked.target().side(),
                asked.fromValue().map(BigDecimal::toPlainString).orElse(""),
                asked.value().toPlainString(),
                asked.scaledValue(),
                asked.enabled(),
                asked.until().map(Instant::toString).orElse(""),
                asked.untilEpochNs(),
                asked.proposer(),
                asked.reason(),
                asked.approvalsNeeded(),
                asked.whyNeeded(),
                asked.approvers(),
                asked.expiresAt().toString(),
                asked.level());
    }

    private static Fault fault(String text) {
        int colon = text.indexOf(": ");
        return colon < 0
                ? new Fault("limit", "", text)
                : new Fault(text.substring(0, colon), "", text.substring(colon + 2));
    }

    private static BigDecimal value(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new Refused(Refused.BAD_REQUEST, "value", text, "must be a decimal number");
        }
    }

    private static <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (LimitRefused refused) {
            List<Fault> faults = refused.faults().stream().map(LimitDesk::fault).toList();
            boolean isAboutPeople =
                    faults.stream().allMatch(fault -> fault.field().equals("user"));
            throw new Refused(isAboutPeople ? Refused.FORBIDDEN : Refused.BAD_REQUEST, faults);
        } catch (JdbiException e) {
            throw new Refused(
                    Refused.UNAVAILABLE, "postgres", "", "cannot be asked now: " + String.valueOf(e.getMessage()));
        }
    }

    private static LimitRow row(LimitInForce limit) {
        return new LimitRow(
                limit.limitId(),
                limit.version(),
                limit.control(),
                limit.scopeKind().toUpperCase(Locale.ROOT),
                limit.scopeName(),
                limit.instrument().orElse(limit.instrumentScope().toUpperCase(Locale.ROOT)),
                limit.side().toUpperCase(Locale.ROOT),
                limit.value().toPlainString(),
                limit.currency().orElse(""),
                limit.author(),
                limit.reason(),
                limit.level().toUpperCase(Locale.ROOT));
    }
}
