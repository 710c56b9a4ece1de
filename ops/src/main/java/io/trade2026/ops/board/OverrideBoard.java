package io.trade2026.ops.board;

import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.OverrideChangedDecoder;
import io.trade2026.messages.sbe.OverrideState;
import io.trade2026.messages.sbe.SoftLimitMetDecoder;
import io.trade2026.ops.desk.Event;
import io.trade2026.ops.desk.EventObserver;
import io.trade2026.ops.source.ListSecrecy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Orders by hand that soft limits refused, with who may let them pass and who has agreed. Written by the desk's thread, read by any. The
 * last {@link #KEPT} are kept.
 */
public final class OverrideBoard implements EventObserver {
    static final int KEPT = 200;

    private final Map<Long, Refusal> refusals = new LinkedHashMap<>();
    private final SoftLimitMetDecoder met = new SoftLimitMetDecoder();
    private final OverrideChangedDecoder changed = new OverrideChangedDecoder();
    private long nowEpochNs;

    /** Creates an empty board. */
    public OverrideBoard() {}

    /**
     * One order or replace that soft limits refused.
     *
     * @param refusal its number, by which it is overridden
     * @param epochNs when it was refused, cluster time
     * @param state WAITING, AGREED (one of two), GIVEN (may be entered), USED or EXPIRED
     * @param act ENTER or REPLACE
     * @param what the order in words
     * @param why the refusal in words, with the numbers of the limit
     * @param limitsMet how many soft limits it goes beyond
     * @param orderId of the order that is replaced, or that used the override; 0: none
     * @param sessionId of the client
     * @param user who entered it
     * @param byRisk whether risk has to agree
     * @param byCompliance whether compliance has to agree
     * @param approver who agreed for risk; empty: nobody yet
     * @param compliance who agreed for compliance; empty: nobody yet
     * @param untilEpochNs how long it can be overridden, or, once given, entered
     * @param reason of the one who agreed last
     */
    public record Refusal(
            long refusal,
            long epochNs,
            String state,
            String act,
            String what,
            String why,
            int limitsMet,
            long orderId,
            int sessionId,
            String user,
            boolean byRisk,
            boolean byCompliance,
            String approver,
            String compliance,
            long untilEpochNs,
            String reason) {
        private boolean isOpen() {
            return !state.equals("USED") && !state.equals("EXPIRED");
        }

        /**
         * Gives it as those read it who are not of compliance.
         *
         * @return without why, where a list is met (PT-11); who has to agree is told
         */
        public Refusal withoutList() {
            return byCompliance && !byRisk
                    ? new Refusal(
                            refusal,
                            epochNs,
                            state,
                            act,
                            what,
                            ListSecrecy.NEUTRAL,
                            limitsMet,
                            orderId,
                            sessionId,
                            user,
                            false,
                            true,
                            approver,
                            compliance,
                            untilEpochNs,
                            reason)
                    : this;
        }

        private Refusal expired() {
            return new Refusal(
                    refusal,
                    epochNs,
                    OverrideState.EXPIRED.name(),
                    act,
                    what,
                    why,
                    limitsMet,
                    orderId,
                    sessionId,
                    user,
                    byRisk,
                    byCompliance,
                    approver,
                    compliance,
                    untilEpochNs,
                    reason);
        }
    }

    @Override
    public synchronized void onEvent(Event event) {
        nowEpochNs = Math.max(nowEpochNs, event.epochNs());
        switch (event.templateId()) {
            case SoftLimitMetDecoder.TEMPLATE_ID ->
                refused(event, met.wrapAndApplyHeader(event.buffer(), event.offset(), event.header()));
            case OverrideChangedDecoder.TEMPLATE_ID ->
                change(changed.wrapAndApplyHeader(event.buffer(), event.offset(), event.header()));
            default -> {
                // nobody's refusal
            }
        }
    }

    private void refused(Event event, SoftLimitMetDecoder letter) {
        if (refusals.size() == KEPT) {
            refusals.remove(refusals.keySet().iterator().next());
        }
        refusals.put(
                event.number(),
                new Refusal(
                        event.number(),
                        event.epochNs(),
                        "WAITING",
                        letter.act().name(),
                        ReportWords.of(letter.terms()),
                        letter.text(),
                        letter.limitsMet(),
                        letter.orderId(),
                        letter.sessionId(),
                        letter.user(),
                        letter.byRisk() == Bool.YES,
                        letter.byCompliance() == Bool.YES,
                        "",
                        "",
                        letter.untilEpochNs(),
                        ""));
    }

    private void change(OverrideChangedDecoder letter) {
        Refusal before = refusals.get(letter.refusal());
        if (before == null) {
            return;
        }
        String reason = letter.reason();
        refusals.put(
                before.refusal(),
                new Refusal(
                        before.refusal(),
                        before.epochNs(),
                        letter.state().name(),
                        before.act(),
                        before.what(),
                        before.why(),
                        before.limitsMet(),
                        letter.orderId(),
                        before.sessionId(),
                        before.user(),
                        before.byRisk(),
                        before.byCompliance(),
                        letter.approver(),
                        letter.compliance(),
                        letter.untilEpochNs() > 0 ? letter.untilEpochNs() : before.untilEpochNs(),
                        reason.isEmpty() ? before.reason() : reason));
    }

    /**
     * All that are remembered, as of the last event.
     *
     * @return newest first; what nobody agreed to in time is EXPIRED
     */
    public synchronized List<Refusal> refusals() {
        List<Refusal> newestFirst = new ArrayList<>();
        for (Refusal each : refusals.values()) {
            newestFirst.add(0, each.isOpen() && each.untilEpochNs() <= nowEpochNs ? each.expired() : each);
        }
        return newestFirst;
    }
}
