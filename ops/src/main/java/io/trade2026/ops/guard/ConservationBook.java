package io.trade2026.ops.guard;

import io.trade2026.messages.sbe.AlarmRaisedDecoder;
import io.trade2026.messages.sbe.CancelRejectedDecoder;
import io.trade2026.messages.sbe.DeskAct;
import io.trade2026.messages.sbe.DeskActionTakenDecoder;
import io.trade2026.messages.sbe.ImageCompletedDecoder;
import io.trade2026.messages.sbe.ListStatusReportedDecoder;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.OrderChangedDecoder;
import io.trade2026.messages.sbe.OrderImagedDecoder;
import io.trade2026.messages.sbe.PositionImagedDecoder;
import io.trade2026.messages.sbe.VenueCancelSentDecoder;
import io.trade2026.messages.sbe.VenueOrderSentDecoder;
import io.trade2026.messages.sbe.VenueReplaceSentDecoder;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;

/**
 * Books of its own, kept from the events alone and written apart from the core, and the {@linkplain Invariant invariants} that are held
 * against them after each event. The first breach of an order is told, later ones of the same order are not. Used by one thread.
 */
final class ConservationBook {
    private static final int SUSPENSE = 0;

    private final TrackedOrders orders = new TrackedOrders();
    private final PositionSums positions = new PositionSums();
    private final CommandCount count = new CommandCount();
    private final BreachTeller breach;
    private final OutgoingBook outgoing;
    private final ExecutionBook executions;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final VenueOrderSentDecoder venueOrder = new VenueOrderSentDecoder();
    private final VenueReplaceSentDecoder venueReplace = new VenueReplaceSentDecoder();
    private final VenueCancelSentDecoder venueCancel = new VenueCancelSentDecoder();
    private final OrderChangedDecoder changed = new OrderChangedDecoder();
    private final DeskActionTakenDecoder desk = new DeskActionTakenDecoder();
    private final ListStatusReportedDecoder list = new ListStatusReportedDecoder();
    private final CancelRejectedDecoder refused = new CancelRejectedDecoder();
    private final AlarmRaisedDecoder alarm = new AlarmRaisedDecoder();
    private final OrderImagedDecoder orderImaged = new OrderImagedDecoder();
    private final PositionImagedDecoder positionImaged = new PositionImagedDecoder();
    private final ImageCompletedDecoder imageCompleted = new ImageCompletedDecoder();

    private long comparedEvent;
    private int comparedPositions;
    private long myQuestion;

    /**
     * Creates empty books.
     *
     * @param breaches told of each breach
     */
    ConservationBook(Consumer<Breach> breaches) {
        this.breach = new BreachTeller(breaches);
        this.outgoing = new OutgoingBook(orders, count, breach);
        this.executions = new ExecutionBook(orders, positions, breach);
    }

    /** The answer to this question tells every position. */
    void asked(long correlationId) {
        myQuestion = correlationId;
        positions.forgetAnswers();
    }

    /**
     * Takes the next event.
     *
     * @param eventNumber of it, without a gap
     * @param atEpochNs its time
     * @param buffer holds it
     * @param offset of its header
     */
    void onEvent(long eventNumber, long atEpochNs, DirectBuffer buffer, int offset) {
        if (orders.firstEvent() == 0) {
            orders.begin(eventNumber);
        }
        breach.at(eventNumber, atEpochNs);
        header.wrap(buffer, offset);
        switch (header.templateId()) {
            case VenueOrderSentDecoder.TEMPLATE_ID ->
                outgoing.onOrder(venueOrder.wrapAndApplyHeader(buffer, offset, header));
            case VenueReplaceSentDecoder.TEMPLATE_ID ->
                outgoing.onReplace(venueReplace.wrapAndApplyHeader(buffer, offset, header));
            case VenueCancelSentDecoder.TEMPLATE_ID ->
                outgoing.onCancel(venueCancel.wrapAndApplyHeader(buffer, offset, header));
            case OrderChangedDecoder.TEMPLATE_ID -> onChange(changed.wrapAndApplyHeader(buffer, offset, header));
            case DeskActionTakenDecoder.TEMPLATE_ID -> {
                desk.wrapAndApplyHeader(buffer, offset, header);
                outgoing.see(desk.header());
                if (desk.act() == DeskAct.ENTER) {
                    count.entered();
                } else if (desk.act() == DeskAct.REPLACE) {
                    count.replaced();
                }
            }
            case ListStatusReportedDecoder.TEMPLATE_ID -> {
                list.wrapAndApplyHeader(buffer, offset, header);
                outgoing.see(list.header());
                count.list(list.totNoOrders());
            }
            case CancelRejectedDecoder.TEMPLATE_ID -> {
                outgoing.see(refused.wrapAndApplyHeader(buffer, offset, header).header());
                count.released();
            }
            case AlarmRaisedDecoder.TEMPLATE_ID -> {
                alarm.wrapAndApplyHeader(buffer, offset, header);
                outgoing.see(alarm.header());
                if (alarm.orderId() != 0) {
                    count.released();
                }
            }
            default -> onImage(buffer, offset);
        }
    }

    private void onImage(DirectBuffer buffer, int offset) {
        switch (header.templateId()) {
            case OrderImagedDecoder.TEMPLATE_ID ->
                executions.held(
                        orderImaged.wrapAndApplyHeader(buffer, offset, header).order());
            case PositionImagedDecoder.TEMPLATE_ID -> held(positionImaged.wrapAndApplyHeader(buffer, offset, header));
            case ImageCompletedDecoder.TEMPLATE_ID -> {
                imageCompleted.wrapAndApplyHeader(buffer, offset, header);
                if (imageCompleted.correlationId() == myQuestion) {
                    compared();
                }
            }
            default -> {
                // moves nothing between clients, venues and positions
            }
        }
    }

    private void onChange(OrderChangedDecoder letter) {
        count.venueSession(letter.venueSessionId());
        outgoing.see(letter.header());
        executions.onChange(letter, count.command());
    }

    // What the core holds

    private void held(PositionImagedDecoder position) {
        int accountId = position.accountId();
        if (accountId == SUSPENSE) {
            return;
        }
        int instrumentId = position.instrumentId();
        long heldE8 = position.positionE8();
        if (position.correlationId() == myQuestion) {
            positions.told(myQuestion, accountId, instrumentId);
        }
        long expectedE8 = positions.expectedE8(accountId, instrumentId, heldE8, isWhole());
        if (heldE8 != expectedE8) {
            breach.position(accountId, instrumentId, expectedE8, heldE8);
        }
    }

    private void compared() {
        comparedEvent = breach.number();
        comparedPositions = imageCompleted.positions();
        long untold = positions.untold(myQuestion);
        if (isWhole() && untold != Long.MIN_VALUE) {
            breach.position(PositionSums.accountOf(untold), (int) untold, positions.sumE8(untold), 0);
        }
    }

    // Figures

    /** Whether the journal was read from its first event on. */
    boolean isWhole() {
        return orders.firstEvent() <= 1;
    }

    long checkedTo() {
        return breach.number();
    }

    int orders() {
        return orders.size();
    }

    long messagesIn() {
        return count.messagesIn();
    }

    long messagesOut() {
        return count.messagesOut();
    }

    long executions() {
        return executions.booked();
    }

    int positions() {
        return positions.size();
    }

    long comparedEvent() {
        return comparedEvent;
    }

    int comparedPositions() {
        return comparedPositions;
    }
}
