package io.trade2026.app.explain;

import io.trade2026.messages.sbe.CancelRejectedDecoder;
import io.trade2026.messages.sbe.EventHeaderDecoder;
import io.trade2026.messages.sbe.ExplanationDecoder;
import io.trade2026.messages.sbe.OrderChangedDecoder;
import io.trade2026.messages.sbe.OrderCheckedDecoder;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.OrderTermsDecoder;
import io.trade2026.messages.sbe.VenueCancelSentDecoder;
import io.trade2026.messages.sbe.VenueOrderSentDecoder;
import io.trade2026.messages.sbe.VenueReplaceSentDecoder;
import io.trade2026.oms.CoreLimits;
import io.trade2026.oms.CoreTimers;
import io.trade2026.oms.OmsCore;
import io.trade2026.ops.explain.Judgement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.agrona.DirectBuffer;

/** A core that is fed with a log, and what it decided. One thread. */
final class Lane {
    private final OmsCore core = new OmsCore(CoreLimits.USUAL, this::onEvent, CoreTimers.NONE);
    private final OrderLetters letters = new OrderLetters();
    private final PartyNames names;
    private final Sending sending;
    private final TreeSet<Long> opened = new TreeSet<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final PeakBook peaks = new PeakBook();
    private long firstOfCommand;
    private long epochNs;

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

    Lane(PartyNames names, Sending sending) {
        this.names = names;
        this.sending = sending;
        core.witness(peaks);
    }

    OmsCore core() {
        return core;
    }

    /** From now on peaks are kept. */
    void count() {
        peaks.count();
    }

    /** The next command begins. */
    void begin(long commandEpochNs) {
        peaks.end(names, epochNs);
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
    Map<String, PeakBook.Peak> peaks() {
        peaks.end(names, epochNs);
        return peaks.peaks();
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
            case OrderChangedDecoder.TEMPLATE_ID -> {
                OrderTermsDecoder terms = letters.changed().order().terms();
                if (letters.changed().fact() == OrderFact.DENIED) {
                    peaks.refused(terms.orderQtyE8(), terms.priceE8(), terms.side());
                }
                decided(orderId, letters.changed().header(), StoryWords.terms(terms));
            }
            case CancelRejectedDecoder.TEMPLATE_ID -> {
                if (letters.isDecision()) {
                    peaks.refusedReplace();
                }
                decided(orderId, letters.rejected().header(), "");
            }
            case OrderCheckedDecoder.TEMPLATE_ID -> peaks.asked();
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
                Judgements.of(why, header, names, List.of(), List.of())));
    }
}
