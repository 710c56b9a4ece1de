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
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.JdbiException;

/** The limits of the reference data, as ops shows and changes them: every change is a proposal, also one that takes nobody else. */
final class LimitDesk implements LimitBook, LimitGovernance {
    private static final int SHOWN = 200;
    private static final Pattern FAULT = Pattern.compile("(\\w+): (.*?)(?:[,;] was (?:'(.*)'|(\\S+)))?");
    private static final int FIELD = 1;
    private static final int RULE = 2;
    private static final int QUOTED = 3;
    private static final int BARE = 4;
    /** What REST calls a column. */
    private static final Map<String, String> FIELDS = Map.of(
            "scope_kind", "scope",
            "scope_name", "scopeName",
            "instrument_scope", "instrumentScope",
            "over_allocated", "overAllocated",
            "author", "user");

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
                wish(new LimitAsk(
                        change.limitId(),
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        change.value(),
                        true,
                        null,
                        change.user(),
                        change.reason(),
                        "",
                        null)),
                Optional.empty()));
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

    private LimitWish wish(LimitAsk asked) {
        if (asked.limitId() == 0) {
            return named(asked);
        }
        LimitInForce held = held(asked.limitId());
        return new LimitWish(
                held.control(),
                held.scopeKind(),
                held.scopeName(),
                asked.value().isEmpty() ? held.value() : value(asked.value()),
                asked.enabled(),
                new LimitWish.Target(Optional.of(held.instrumentScope()), held.instrument(), held.side()),
                new LimitWish.Authority(asked.user(), Optional.empty(), asked.reason()),
                OptionalLong.of(held.version()),
                asked.level(),
                Optional.ofNullable(asked.overAllocated()));
    }

    private static LimitWish named(LimitAsk asked) {
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
                asked.level(),
                Optional.ofNullable(asked.overAllocated()));
    }

    @Override
    public ProposalRow propose(LimitAsk asked) {
        LimitWish wish = wish(asked);
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
                asked.level(),
                asked.target().instrumentScope(),
                asked.overAllocated());
    }

    /** {@code field: rule, was value} of the tables, with the field as REST calls it. */
    private static Fault fault(String text) {
        Matcher told = FAULT.matcher(text);
        if (!told.matches()) {
            return new Fault("limit", "", text);
        }
        String value = told.group(QUOTED) == null ? told.group(BARE) : told.group(QUOTED);
        return new Fault(
                FIELDS.getOrDefault(told.group(FIELD), told.group(FIELD)),
                value == null ? "" : value,
                told.group(RULE));
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
                limit.level().toUpperCase(Locale.ROOT),
                limit.instrumentScope().toUpperCase(Locale.ROOT),
                limit.overAllocated());
    }
}
