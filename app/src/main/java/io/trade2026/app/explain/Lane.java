package io.trade2026.app.explain;

import io.trade2026.messages.Control;
import io.trade2026.messages.sbe.CancelRejectedDecoder;
import io.trade2026.messages.sbe.EventHeaderDecoder;
import io.trade2026.messages.sbe.ExplanationDecoder;
import io.trade2026.messages.sbe.OrderChangedDecoder;
import io.trade2026.messages.sbe.VenueCancelSentDecoder;
import io.trade2026.messages.sbe.VenueOrderSentDecoder;
import io.trade2026.messages.sbe.VenueReplaceSentDecoder;
import io.trade2026.oms.CoreLimits;
import io.trade2026.oms.CoreTimers;
import io.trade2026.oms.OmsCore;
import io.trade2026.ops.explain.Judgement;
import io.trade2026.risk.controls.Decision;
import io.trade2026.risk.controls.OrderView;
import io.trade2026.risk.controls.Witness;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.agrona.DirectBuffer;

/** A core that is fed with a log, and what it decided. One thread. */
final class Lane implements Witness {
    private final OmsCore core = new OmsCore(CoreLimits.USUAL, this::onEvent, CoreTimers.NONE);
    private final OrderLetters letters = new OrderLetters();
    private final PartyNames names;
    private final Sending sending;
    private final TreeSet<Long> opened = new TreeSet<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<Measured> measures = new ArrayList<>();
    private final Map<String, Peak> peaks = new TreeMap<>();
    private long firstOfCommand;
    private long epochNs;
    private boolean hasPassed;
    private boolean counts;

    /** Told of each request to a venue. */
    @FunctionalInterface
    interface Sending {
        void sent(long orderId, char kind, long requestId);
    }

    /**
     * What was decided.
     *
     * @param orderId in the numbers of this core
     * @param isReplace or a new order
     * @param session whose
     * @param order its terms; empty when the event has none
     * @param judgement the decision
     */
    record Outcome(long orderId, boolean isReplace, String session, String order, Judgement judgement) {
        boolean passed() {
            return judgement.passed();
        }
    }

    /** The highest use of a limit by orders that passed. */
    static final class Peak {
        private final String control;
        private final String what;
        private final Control unitOf;
        private long limit;
        private long use;
        private long atEpochNs;

        private Peak(Control control, String what) {
            this.control = control.name().replace('_', '-');
            this.unitOf = control;
            this.what = what;
        }

        String control() {
            return control;
        }

        String what() {
            return what;
        }

        String limit() {
            return StoryWords.amount(unitOf.unit(), limit);
        }

        String use() {
            return StoryWords.amount(unitOf.unit(), use);
        }

        /** In percent of the limit, rounded down; 0 of a limit of 0. */
        long percent() {
            return limit == 0
                    ? 0
                    : BigInteger.valueOf(use)
                            .multiply(BigInteger.valueOf(100))
                            .divide(BigInteger.valueOf(limit))
                            .longValue();
        }

        long atEpochNs() {
            return atEpochNs;
        }
    }

    Lane(PartyNames names, Sending sending) {
        this.names = names;
        this.sending = sending;
        core.witness(this);
    }

    OmsCore core() {
        return core;
    }

    /** From now on peaks are kept. */
    void count() {
        counts = true;
    }

    /** The next command begins. */
    void begin(long commandEpochNs) {
        end();
        epochNs = commandEpochNs;
        firstOfCommand = core.lastEventNumber() + 1;
        opened.clear();
        outcomes.clear();
    }

    /** Orders that the command has opened, in their order. */
    List<Long> opened() {
        return new ArrayList<>(opened);
    }

    List<Outcome> outcomes() {
        return outcomes;
    }

    /** By control and what it is on. */
    Map<String, Peak> peaks() {
        end();
        return peaks;
    }

    private void onEvent(long eventNumber, DirectBuffer buffer, int offset, int length) {
        long orderId = letters.orderId(buffer, offset);
        if (orderId >= firstOfCommand) {
            opened.add(orderId);
        }
        switch (letters.template()) {
            case VenueOrderSentDecoder.TEMPLATE_ID -> {
                sending.sent(orderId, 'D', letters.ordered().venueRequestId());
                decided(
                        orderId,
                        letters.ordered().header(),
                        StoryWords.terms(letters.ordered().terms()));
            }
            case VenueReplaceSentDecoder.TEMPLATE_ID -> {
                sending.sent(orderId, 'G', letters.replaced().venueRequestId());
                decided(
                        orderId,
                        letters.replaced().header(),
                        StoryWords.terms(letters.replaced().terms()));
            }
            case VenueCancelSentDecoder.TEMPLATE_ID ->
                sending.sent(orderId, 'F', letters.cancelled().venueRequestId());
            case OrderChangedDecoder.TEMPLATE_ID ->
                decided(
                        orderId,
                        letters.changed().header(),
                        StoryWords.terms(letters.changed().order().terms()));
            case CancelRejectedDecoder.TEMPLATE_ID ->
                decided(orderId, letters.rejected().header(), "");
            default -> {
                // decides nothing
            }
        }
    }

    private void decided(long orderId, EventHeaderDecoder header, String order) {
        ExplanationDecoder why = letters.explanation();
        if (why == null) {
            return;
        }
        boolean isReplace = letters.template() == VenueReplaceSentDecoder.TEMPLATE_ID
                || letters.template() == CancelRejectedDecoder.TEMPLATE_ID;
        int sessionId = header.causeSessionId();
        outcomes.add(new Outcome(
                orderId,
                isReplace,
                sessionId == 0 ? "" : names.session(sessionId),
                order,
                Judgements.of(why, header, names, List.of())));
    }

    @Override
    public void begins(OrderView order, boolean isReplace) {
        end();
        hasPassed = true;
    }

    @Override
    public void measured(Measured what) {
        if (counts && what.limitId() != 0 && what.thisOrder() != NOT_MEASURED) {
            measures.add(what);
        }
    }

    @Override
    public void judged(String control, boolean passed, Decision decision) {
        hasPassed &= passed;
    }

    /** What the order at work used counts when every control let it pass. */
    private void end() {
        if (hasPassed) {
            measures.forEach(this::keep);
        }
        measures.clear();
        hasPassed = false;
    }

    private void keep(Measured what) {
        String on = names.scope(what.kind(), what.partyId()) + ", " + what.scope() + ", " + what.side();
        Peak peak = peaks.computeIfAbsent(what.control().name() + " " + on, unused -> new Peak(what.control(), on));
        long use = what.used() + what.thisOrder();
        if (use >= peak.use) {
            peak.use = use;
            peak.limit = what.limit();
            peak.atEpochNs = epochNs;
        }
    }
}
