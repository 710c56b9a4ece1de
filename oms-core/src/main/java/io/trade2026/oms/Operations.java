package io.trade2026.oms;

import static io.trade2026.messages.sbe.MessageHeaderEncoder.ENCODED_LENGTH;

import io.trade2026.messages.sbe.AcknowledgeAlertDecoder;
import io.trade2026.messages.sbe.AlertAcknowledgedEncoder;
import io.trade2026.messages.sbe.AskImageDecoder;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.CommitReferenceDataDecoder;
import io.trade2026.messages.sbe.FeedStateChangedEncoder;
import io.trade2026.messages.sbe.ImageCompletedEncoder;
import io.trade2026.messages.sbe.OrderImagedEncoder;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.PositionImagedEncoder;
import io.trade2026.messages.sbe.ReferenceDataLoadedEncoder;
import io.trade2026.messages.sbe.ReportFeedDecoder;
import io.trade2026.messages.sbe.SetIntakeDecoder;
import io.trade2026.messages.sbe.Severity;
import io.trade2026.messages.sbe.UpdateFxRateDecoder;
import io.trade2026.risk.PositionView;
import io.trade2026.risk.RiskCore;
import org.agrona.concurrent.UnsafeBuffer;

/** What operators and the reference data ask of the core: feeds, images. */
final class Operations {
    private static final int NAME_WIDTH = 24;
    private static final int MAX_TEXT = 255;

    private final OrderStore store;
    private final EventWriter events;
    private final RiskCore risk;
    private final Kills kills;
    private final UnsafeBuffer text = new UnsafeBuffer(new byte[MAX_TEXT + 1]);
    private final ReferenceDataLoadedEncoder loaded = new ReferenceDataLoadedEncoder();
    private final FeedStateChangedEncoder feedChanged = new FeedStateChangedEncoder();
    private final OrderImagedEncoder orderImaged = new OrderImagedEncoder();
    private final PositionImagedEncoder positionImaged = new PositionImagedEncoder();
    private final AlertAcknowledgedEncoder acknowledged = new AlertAcknowledgedEncoder();
    private final ImageCompletedEncoder imageCompleted = new ImageCompletedEncoder();
    private int positions;

    Operations(OrderStore store, EventWriter events, RiskCore risk, Kills kills) {
        this.store = store;
        this.events = events;
        this.risk = risk;
        this.kills = kills;
    }

    private UnsafeBuffer blank(int blockLength) {
        events.buffer().setMemory(0, ENCODED_LENGTH + blockLength, (byte) 0);
        return events.buffer();
    }

    // Reference data

    void commitReferenceData(CommitReferenceDataDecoder letter) {
        loaded.wrapAndApplyHeader(blank(ReferenceDataLoadedEncoder.BLOCK_LENGTH), 0, events.header());
        events.stamp(loaded.header());
        loaded.version(letter.version())
                .instruments(risk.book().instrumentCount())
                .accounts(risk.book().partyCount(PartyKind.ACCOUNT))
                .limits(risk.limitCount());
        events.commit(loaded.encodedLength());
    }

    /** An exchange rate; one that cannot be one is refused, and the rate before goes on. */
    void fxRate(UpdateFxRateDecoder letter) {
        if (!risk.updateFxRate(letter)) {
            events.refuse(
                    letter.sbeTemplateId(),
                    letter.sourceEpochNs(),
                    "rateE8, currency, baseCurrency: must be above 0 and name two different currencies");
        }
    }

    /** SYS-01; an alarm tells people when it begins and when it is over. */
    void intake(SetIntakeDecoder letter) {
        boolean isOpen = letter.open() == Bool.YES;
        if (risk.setIntake(letter.reporter(), isOpen)) {
            events.alarm(
                    isOpen ? Severity.NOTICE : Severity.CRITICAL,
                    isOpen ? "INTAKE_OPEN" : "INTAKE_CLOSED",
                    0,
                    letter.text());
        }
    }

    /** An operator takes an alert on himself; which alerts there are is for those who read the journal to know. */
    void acknowledge(AcknowledgeAlertDecoder letter) {
        if (letter.user().isEmpty() || letter.alertId() < 1 || letter.alertId() > events.lastEventNumber()) {
            events.refuse(
                    letter.sbeTemplateId(),
                    letter.correlationId(),
                    letter.user().isEmpty()
                            ? "user: must be given"
                            : "alertId: must be the number of an event, was " + letter.alertId());
            return;
        }
        acknowledged.wrapAndApplyHeader(blank(AlertAcknowledgedEncoder.BLOCK_LENGTH), 0, events.header());
        events.stamp(acknowledged.header());
        acknowledged.correlationId(letter.correlationId()).alertId(letter.alertId());
        acknowledged
                .buffer()
                .putBytes(
                        acknowledged.offset() + AlertAcknowledgedEncoder.userEncodingOffset(),
                        letter.buffer(),
                        letter.offset() + AcknowledgeAlertDecoder.userEncodingOffset(),
                        NAME_WIDTH);
        acknowledged.putReason(text, 0, letter.getReason(text, 0, MAX_TEXT));
        events.commit(acknowledged.encodedLength());
    }

    void feed(ReportFeedDecoder letter) {
        if (!risk.reportFeed(letter, events.epochNs())) {
            return;
        }
        feedChanged.wrapAndApplyHeader(blank(FeedStateChangedEncoder.BLOCK_LENGTH), 0, events.header());
        events.stamp(feedChanged.header());
        feedChanged.live(letter.live());
        feedChanged
                .buffer()
                .putBytes(
                        feedChanged.offset() + FeedStateChangedEncoder.feedEncodingOffset(),
                        letter.buffer(),
                        letter.offset() + ReportFeedDecoder.feedEncodingOffset(),
                        ReportFeedDecoder.feedEncodingLength());
        events.commit(feedChanged.encodedLength());
    }

    // Images

    /** Tells what the core holds, a part at a time: kill switches and positions with the first part. */
    void image(AskImageDecoder letter) {
        long correlationId = letter.correlationId();
        positions = 0;
        if (letter.fromOrderId() <= 1) {
            kills.image(correlationId);
            risk.visitPositions(position -> imagePosition(correlationId, position));
        }
        Order order = store.firstFrom(letter.fromOrderId());
        int told = 0;
        while (order != null && told < letter.maxOrders()) {
            imageOrder(correlationId, order);
            told++;
            order = order.next();
        }
        imageCompleted.wrapAndApplyHeader(blank(ImageCompletedEncoder.BLOCK_LENGTH), 0, events.header());
        events.stamp(imageCompleted.header());
        imageCompleted
                .correlationId(correlationId)
                .orders(told)
                .positions(positions)
                .nextOrderId(order == null ? 0 : order.orderId())
                .stateHash(risk.stateHash());
        events.commit(imageCompleted.encodedLength());
    }

    private void imageOrder(long correlationId, Order order) {
        orderImaged.wrapAndApplyHeader(blank(OrderImagedEncoder.BLOCK_LENGTH), 0, events.header());
        events.stamp(orderImaged.header());
        events.image(orderImaged.order(), order);
        orderImaged
                .correlationId(correlationId)
                .reservedQtyE8(order.reservation().openQtyE8())
                .reservedE4(order.reservation().openE4())
                .pendingRequests(order.pendingCount())
                .inDoubt(order.isInDoubt() ? Bool.YES : Bool.NO);
        order.venueOrderId()
                .write(orderImaged.buffer(), orderImaged.offset() + OrderImagedEncoder.venueOrderIdEncodingOffset());
        events.commit(orderImaged.encodedLength());
    }

    private void imagePosition(long correlationId, PositionView position) {
        positions++;
        positionImaged.wrapAndApplyHeader(blank(PositionImagedEncoder.BLOCK_LENGTH), 0, events.header());
        events.stamp(positionImaged.header());
        positionImaged
                .correlationId(correlationId)
                .accountId(position.accountId())
                .instrumentId(position.instrumentId())
                .positionE8(position.positionE8())
                .openBuyE8(position.openBuyE8())
                .openSellE8(position.openSellE8())
                .executedBuyE4(position.executedBuyE4())
                .executedSellE4(position.executedSellE4())
                .openBuyE4(position.openBuyE4())
                .openSellE4(position.openSellE4());
        risk.book()
                .copyPartyName(
                        PartyKind.ACCOUNT,
                        position.accountId(),
                        positionImaged.buffer(),
                        positionImaged.offset() + PositionImagedEncoder.accountNameEncodingOffset());
        risk.book()
                .copySymbol(
                        position.instrumentId(),
                        positionImaged.buffer(),
                        positionImaged.offset() + PositionImagedEncoder.symbolEncodingOffset());
        events.commit(positionImaged.encodedLength());
    }
}
