package io.trade2026.ops.board;

import io.trade2026.messages.sbe.SessionRepairOrderedDecoder;
import io.trade2026.ops.clinic.RepairKind;
import io.trade2026.ops.clinic.RepairPlan;
import io.trade2026.ops.desk.Event;
import io.trade2026.ops.desk.EventObserver;
import io.trade2026.ops.desk.RepairOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Repairs that one operator has proposed and no second has agreed to yet. Written by the desk's thread, read by any. */
public final class RepairBoard implements EventObserver {
    private static final int KEPT = 100;

    private final SessionRepairOrderedDecoder ordered = new SessionRepairOrderedDecoder();
    private final ArrayDeque<Proposal> proposals = new ArrayDeque<>();
    private final Set<Long> approved = new HashSet<>();

    /** Creates an empty board. */
    public RepairBoard() {}

    /**
     * One that waits.
     *
     * @param eventNumber by which it is approved
     * @param epochNs when it was proposed
     * @param order what is proposed
     */
    public record Proposal(long eventNumber, long epochNs, RepairOrder order) {}

    @Override
    public synchronized void onEvent(Event event) {
        if (event.templateId() != SessionRepairOrderedDecoder.TEMPLATE_ID) {
            return;
        }
        ordered.wrapAndApplyHeader(event.buffer(), event.offset(), event.header());
        if (ordered.proposal() > 0) {
            approved.add(ordered.proposal());
        } else if (ordered.secondUser().isEmpty()) {
            proposals.addFirst(new Proposal(
                    event.number(),
                    event.epochNs(),
                    new RepairOrder(
                            ordered.sessionId(),
                            new RepairPlan(
                                    RepairKind.valueOf(ordered.kind().name()),
                                    ordered.fromMsgSeqNum(),
                                    ordered.toMsgSeqNum()),
                            ordered.seenNextIn(),
                            ordered.seenNextOut(),
                            0,
                            ordered.user(),
                            "",
                            ordered.reason())));
            if (proposals.size() > KEPT) {
                approved.remove(proposals.removeLast().eventNumber());
            }
        }
    }

    /**
     * Those that wait.
     *
     * @return newest first
     */
    public synchronized List<Proposal> waiting() {
        List<Proposal> waiting = new ArrayList<>(proposals);
        waiting.removeIf(each -> approved.contains(each.eventNumber()));
        return waiting;
    }

    /**
     * One that waits.
     *
     * @param eventNumber of the proposal
     * @return empty when there is none, or it was approved before
     */
    public synchronized Optional<Proposal> waiting(long eventNumber) {
        return waiting().stream()
                .filter(each -> each.eventNumber() == eventNumber)
                .findFirst();
    }
}
