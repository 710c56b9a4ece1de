package io.trade2026.app.reconcile;

import io.trade2026.app.reconcile.JournalBook.OrderState;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.AskImageEncoder;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.ImageCompletedDecoder;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.OrderImageDecoder;
import io.trade2026.messages.sbe.OrderImagedDecoder;
import io.trade2026.messages.sbe.PositionImagedDecoder;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntFunction;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Compares what the core holds with what its events say. The core tells its image in the journal itself, so both are of the same moment.
 * One thread.
 */
public final class CoreCheck {
    private static final int PART = 1_000;
    /** Executions of no order of ours count against the firm, under no account. */
    private static final int SUSPENSE = 0;

    private final JournalBook journal;
    private final Differences found;
    private final ClearingCheck clearing;
    private final IntFunction<String> names;
    private final long correlationId;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final AskImageEncoder ask = new AskImageEncoder();
    private final MessageHeaderDecoder read = new MessageHeaderDecoder();
    private final OrderImagedDecoder imaged = new OrderImagedDecoder();
    private final PositionImagedDecoder position = new PositionImagedDecoder();
    private final ImageCompletedDecoder completed = new ImageCompletedDecoder();
    private final Set<Long> seen = new HashSet<>();
    private long firstImageEvent;
    private long nextOrderId;
    private boolean isAnswered;
    private long imageEvent;
    private long imageEpochNs;

    /**
     * Compares with this.
     *
     * @param journal that is being read
     * @param correlationId of the questions
     * @param names of sessions by their id
     * @param found takes the differences
     * @param clearing is told the positions too
     */
    CoreCheck(
            JournalBook journal,
            long correlationId,
            IntFunction<String> names,
            Differences found,
            ClearingCheck clearing) {
        this.names = names;
        this.journal = journal;
        this.correlationId = correlationId;
        this.found = found;
        this.clearing = clearing;
    }

    /**
     * Writes the next question.
     *
     * @param buffer for it
     * @return its length
     */
    public int question(MutableDirectBuffer buffer) {
        isAnswered = false;
        ask.wrapAndApplyHeader(buffer, 0, header)
                .correlationId(correlationId)
                .fromOrderId(nextOrderId)
                .maxOrders(PART);
        return MessageHeaderEncoder.ENCODED_LENGTH + ask.encodedLength();
    }

    /**
     * Says whether the last question is answered.
     *
     * @return true after its last event
     */
    public boolean isAnswered() {
        return isAnswered;
    }

    /** Number of the last event of its image; 0 before. */
    long imageEvent() {
        return imageEvent;
    }

    /** Time of that event, epoch nanoseconds UTC. */
    long imageEpochNs() {
        return imageEpochNs;
    }

    /**
     * Says whether the core has told everything.
     *
     * @return true when no question is left
     */
    public boolean isComplete() {
        return isAnswered && nextOrderId == 0;
    }

    /**
     * Takes an event, after the journal's book has.
     *
     * @param number of it
     * @param buffer holds it
     * @param offset where it begins
     */
    public void onEvent(long number, DirectBuffer buffer, int offset) {
        read.wrap(buffer, offset);
        switch (read.templateId()) {
            case OrderImagedDecoder.TEMPLATE_ID -> {
                imaged.wrapAndApplyHeader(buffer, offset, read);
                if (imaged.correlationId() == correlationId) {
                    firstImageEvent = firstImageEvent == 0 ? number : firstImageEvent;
                    order(number);
                }
            }
            case PositionImagedDecoder.TEMPLATE_ID -> {
                position.wrapAndApplyHeader(buffer, offset, read);
                if (position.correlationId() == correlationId) {
                    firstImageEvent = firstImageEvent == 0 ? number : firstImageEvent;
                    position(number);
                }
            }
            case ImageCompletedDecoder.TEMPLATE_ID -> {
                completed.wrapAndApplyHeader(buffer, offset, read);
                if (completed.correlationId() == correlationId) {
                    firstImageEvent = firstImageEvent == 0 ? number : firstImageEvent;
                    nextOrderId = completed.nextOrderId();
                    imageEvent = number;
                    imageEpochNs = completed.header().epochNs();
                    isAnswered = true;
                }
            }
            default -> {
                // says nothing of the image
            }
        }
    }

    private void order(long number) {
        OrderImageDecoder image = imaged.order();
        long orderId = image.orderId();
        seen.add(orderId);
        if (imaged.inDoubt() == Bool.YES) {
            found.add(new Difference(
                    Kind.ORDER_IN_DOUBT,
                    names.apply(image.sessionId()),
                    image.clOrdId(),
                    0,
                    number,
                    "order O" + orderId + ": nobody knows yet whether the venue has it"));
        }
        OrderState state = journal.orderOf(orderId);
        if (state == null || !state.isTold()) {
            if (journal.isWhole() && (state == null || image.cumQtyE8() != 0)) {
                differs(image, number, "the core holds it, the journal does not tell of it");
            }
            return;
        }
        boolean isSame = state.cumQtyE8() == image.cumQtyE8()
                && state.isOpen() == JournalBook.isOpen(image)
                && state.leavesQtyE8() == image.leavesQtyE8();
        if (!isSame) {
            differs(
                    image,
                    number,
                    "the core holds " + image.ordStatus() + " CumQty(14) " + Decimal8.toText(image.cumQtyE8())
                            + " LeavesQty(151) " + Decimal8.toText(image.leavesQtyE8()) + ", the journal says "
                            + (state.isOpen() ? "open" : "ended") + " CumQty(14) "
                            + Decimal8.toText(state.cumQtyE8()) + " LeavesQty(151) "
                            + Decimal8.toText(state.leavesQtyE8()));
        }
    }

    private void differs(OrderImageDecoder image, long number, String text) {
        found.add(new Difference(
                Kind.STATE_DIFFERS,
                names.apply(image.sessionId()),
                image.clOrdId(),
                0,
                number,
                "order O" + image.orderId() + ": " + text));
    }

    private void position(long number) {
        clearing.held(
                position.accountId() == SUSPENSE ? "" : position.accountName(),
                position.symbol(),
                position.positionE8(),
                number);
        if (!journal.isWhole() || position.accountId() == SUSPENSE) {
            return;
        }
        long told = journal.positionE8(position.accountId(), position.instrumentId());
        if (told != position.positionE8()) {
            found.add(new Difference(
                    Kind.POSITION_DIFFERS,
                    position.accountName(),
                    position.symbol(),
                    0,
                    number,
                    "the core holds " + Decimal8.toText(position.positionE8()) + ", executions in the journal make "
                            + Decimal8.toText(told)));
        }
    }

    /** Tells of open orders that the core did not mention. To be called when it is complete. */
    public void finish() {
        found.compared("orders in the core", seen.size());
        for (OrderState state : journal.orders()) {
            boolean wasOpen = state.isTold() && state.isOpen() && state.eventNumber() < firstImageEvent;
            if (wasOpen && !seen.contains(state.orderId())) {
                found.add(new Difference(
                        Kind.STATE_DIFFERS,
                        names.apply(state.sessionId()),
                        state.clOrdId(),
                        0,
                        state.eventNumber(),
                        "order O" + state.orderId() + ": open by the journal, and the core does not hold it"));
            }
        }
    }
}
