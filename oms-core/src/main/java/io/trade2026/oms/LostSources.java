package io.trade2026.oms;

import static io.trade2026.messages.sbe.MessageHeaderEncoder.ENCODED_LENGTH;

import io.trade2026.messages.Control;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.FeedStateChangedEncoder;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.ReduceOnlyChangedEncoder;
import io.trade2026.messages.sbe.Severity;
import io.trade2026.risk.RiskCore;
import io.trade2026.risk.controls.FeedLease;
import io.trade2026.risk.controls.ReduceOnly;
import io.trade2026.risk.limits.LimitBook;
import io.trade2026.risk.prices.PriceBook;
import io.trade2026.risk.reference.Session;
import io.trade2026.risk.reference.Venue;

/**
 * Price feeds and drop copies that are lost (KS-02): takes feeds for silent of which nothing is heard any more, and tells which nodes take
 * only what reduces their positions, as it begins, woken by a timer when nothing else happens, and as it ends.
 */
final class LostSources {
    private static final int TIMER_ID = 1;
    private static final int LEASE_TIMER_ID = 2;
    private static final long NS_PER_MS = 1_000_000L;
    private static final long NEVER = Long.MAX_VALUE;

    private final EventWriter events;
    private final RiskCore risk;
    private final CoreTimers timers;
    private final PartyWords words;
    private final ReduceOnlyChangedEncoder told = new ReduceOnlyChangedEncoder();
    private final FeedStateChangedEncoder fell = new FeedStateChangedEncoder();
    private long setForEpochNs = NEVER;
    private long leaseSetForEpochNs = NEVER;

    LostSources(EventWriter events, RiskCore risk, CoreTimers timers) {
        this.events = events;
        this.risk = risk;
        this.timers = timers;
        this.words = new PartyWords(risk.book());
    }

    /** A session is defined, which may be to hear a drop copy. */
    void defined(int sessionId) {
        Session session = risk.book().session(sessionId);
        if (session != null) {
            risk.memory().reduceOnly().copies().define(sessionId, session.copyOf(), events.epochNs());
        }
    }

    /** Market data spoke. */
    void heard() {
        lease().heard(events.epochNs());
    }

    /** There is a leader again: while there was none, market data could not be heard. */
    void renew() {
        lease().renew(events.epochNs());
    }

    private FeedLease lease() {
        return risk.memory().reduceOnly().lease();
    }

    /** Before anything is decided: where the lease of market data is over, its feeds have been silent since then. */
    void lapse() {
        long endsEpochNs = lease().endsEpochNs();
        if (events.epochNs() < endsEpochNs) {
            watch(endsEpochNs);
            return;
        }
        PriceBook prices = risk.prices();
        if (prices.liveFeed() == 0) {
            return;
        }
        for (int feed = prices.liveFeed(); feed != 0; feed = prices.liveFeed()) {
            risk.silenceFeed(feed, endsEpochNs);
            events.buffer().setMemory(0, ENCODED_LENGTH + FeedStateChangedEncoder.BLOCK_LENGTH, (byte) 0);
            fell.wrapAndApplyHeader(events.buffer(), 0, events.header());
            events.stamp(fell.header());
            fell.live(Bool.NO).feed(prices.feedName(feed));
            events.commit(fell.encodedLength());
        }
        int row = lease().row();
        events.alarm(
                Severity.CRITICAL,
                "MARKET_DATA_LOST",
                0,
                "market data was not heard within limit " + risk.limits().limitId(row) + " of "
                        + risk.limits().value(row) + " ms: all price feeds are held to be silent");
    }

    /** One timer at a time, however often prices come. */
    private void watch(long endsEpochNs) {
        boolean isSet = leaseSetForEpochNs != NEVER && leaseSetForEpochNs > events.epochNs();
        if (endsEpochNs != NEVER && (!isSet || endsEpochNs < leaseSetForEpochNs)) {
            leaseSetForEpochNs = endsEpochNs;
            timers.schedule(TimerKind.LOST_SOURCE.of(LEASE_TIMER_ID), endsEpochNs);
        }
    }

    /** The command is over. */
    void finish() {
        ReduceOnly nodes = risk.memory().reduceOnly();
        if (!nodes.settle(events.epochNs())) {
            return;
        }
        for (ReduceOnly.Standing each = nodes.next(); each != null; each = nodes.next()) {
            tell(each);
        }
        if (nodes.nextEpochNs() != setForEpochNs) {
            setForEpochNs = nodes.nextEpochNs();
            if (setForEpochNs != NEVER) {
                timers.schedule(TimerKind.LOST_SOURCE.of(TIMER_ID), setForEpochNs);
            }
        }
    }

    private void tell(ReduceOnly.Standing node) {
        LimitBook limits = risk.limits();
        int row = node.row();
        boolean isSet = row != LimitBook.NO_LIMIT;
        boolean isOfCopy = node.venueSessionId() != 0;
        Venue venue = isOfCopy ? risk.book().venueOfSession(node.venueSessionId()) : null;
        int venueId = venue == null ? 0 : venue.id();
        events.buffer().setMemory(0, ENCODED_LENGTH + ReduceOnlyChangedEncoder.BLOCK_LENGTH, (byte) 0);
        told.wrapAndApplyHeader(events.buffer(), 0, events.header());
        events.stamp(told.header());
        told.begun(node.isOver() ? Bool.NO : Bool.YES)
                .control((isOfCopy ? Control.KS_02_COPY : Control.KS_02_FEED).code())
                .limitId(node.limitId())
                .limitVersion(isSet ? limits.version(row) : 0)
                .limitMs(isSet ? limits.value(row) : 0)
                .scopeKind(isSet ? limits.kind(row) : PartyKind.NULL_VAL)
                .scopeId(isSet ? limits.partyId(row) : 0)
                .venueId(venueId)
                .lostEpochNs(node.sinceEpochNs());
        int sourceAt = told.offset() + ReduceOnlyChangedEncoder.sourceEncodingOffset();
        if (venueId != 0) {
            risk.book().copyVenueName(venueId, events.buffer(), sourceAt);
        } else if (!isOfCopy) {
            told.source(risk.prices().silentFeed());
        }
        events.commit(told.encodedLength());
        alarm(node, isOfCopy ? "the drop copy of venue " + words.venue(venueId) : "a price feed");
    }

    private void alarm(ReduceOnly.Standing node, String what) {
        if (node.isOver()) {
            events.alarm(
                    Severity.NOTICE,
                    "REDUCE_ONLY_OVER",
                    0,
                    "limit " + node.limitId() + " stops nobody any more for " + what + " that was lost");
            return;
        }
        LimitBook limits = risk.limits();
        long lostMs = (events.epochNs() - node.sinceEpochNs()) / NS_PER_MS;
        events.alarm(
                Severity.CRITICAL,
                "REDUCE_ONLY",
                0,
                what + " is lost for " + lostMs + " ms, limit " + node.limitId() + " is " + limits.value(node.row())
                        + ": of " + limits.kind(node.row()) + " "
                        + words.of(limits.kind(node.row()), limits.partyId(node.row()))
                        + " only what reduces positions passes until it is heard again");
    }
}
