package io.trade2026.ops;

import io.trade2026.ops.refusal.Refused;
import io.trade2026.ops.source.LimitAsk;
import io.trade2026.ops.source.LimitGovernance;
import io.trade2026.ops.source.Lines;
import io.trade2026.ops.source.ProposalRow;
import java.util.ArrayList;
import java.util.List;

/** One proposal at a time: a value below 100 tightens, one from 1000 on takes two approvals. */
final class PlayedGovernance implements LimitGovernance {
    private final List<String> approvers = new ArrayList<>();
    private LimitAsk asked = new LimitAsk(0, "", "", "", "", "", "", "0", true, null, "", "", "", null);
    private String state = "none";

    private int needed() {
        long value = Long.parseLong(asked.value());
        return value < 100 ? 0 : value < 1_000 ? 1 : 2;
    }

    private ProposalRow row() {
        return new ProposalRow(
                7,
                state,
                5,
                state.equals("done") ? 3 : 0,
                "PT-02",
                "client",
                "CLIENT1",
                "each",
                "both",
                "100",
                asked.value(),
                Long.parseLong(asked.value()) * 10_000,
                asked.enabled(),
                "",
                0,
                asked.user(),
                asked.reason(),
                needed(),
                needed() == 0 ? "it tightens" : "it loosens",
                approvers,
                "2026-11-27T10:00:00Z",
                asked.level().isEmpty() ? "hard" : asked.level(),
                "each",
                Boolean.TRUE.equals(asked.overAllocated()));
    }

    @Override
    public synchronized ProposalRow propose(LimitAsk ask) {
        asked = ask;
        approvers.clear();
        state = needed() == 0 ? "approved" : "open";
        return row();
    }

    @Override
    public synchronized ProposalRow approve(long proposalId, String user) {
        if (user.equals(asked.user())) {
            throw new Refused(Refused.FORBIDDEN, "user", user, "must be another operator than the one who proposed it");
        }
        if (!approvers.contains(user)) {
            approvers.add(user);
        }
        state = approvers.size() >= needed() ? "approved" : "open";
        return row();
    }

    @Override
    public synchronized ProposalRow withdraw(long proposalId, String user, String reason) {
        state = "withdrawn";
        return row();
    }

    @Override
    public synchronized ProposalRow carryOut(long proposalId) {
        state = "done";
        return row();
    }

    @Override
    public synchronized List<ProposalRow> proposals(boolean waitingOnly) {
        return List.of(row());
    }

    @Override
    public Lines history(long limitId) {
        return new Lines("Versions", List.of("limit_id", "value"), List.of(List.of(Long.toString(limitId), "100")));
    }

    @Override
    public Lines report() {
        return new Lines("Limits and their use", List.of("limit_id"), List.of());
    }

    @Override
    public List<Lines> evidence() {
        return List.of(new Lines(
                "Versions", List.of("value", "reason"), List.of(List.of("100", "=1+1, \"<b>\""), List.of("-5", ""))));
    }
}
