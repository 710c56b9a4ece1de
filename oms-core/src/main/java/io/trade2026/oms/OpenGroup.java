package io.trade2026.oms;

import io.trade2026.risk.controls.OrderScopes;
import io.trade2026.risk.reference.ReferenceBook;
import org.jspecify.annotations.Nullable;

/**
 * Open orders of the same parties, or of the same market, in the order in which they opened. What is equal is what all of them have in
 * common: it is the key by which they are found.
 */
final class OpenGroup implements Comparable<OpenGroup> {
    private int accountId;
    private int traderId;
    private int strategyId;
    private int sessionId;
    private int venueSessionId;
    private int venueId;
    private int instrumentId;
    private @Nullable OpenLink first;
    private @Nullable OpenLink last;
    private int size;

    OpenGroup() {}

    // Its key

    /** Makes this the key of an order's parties. */
    OpenGroup ofParties(Order order) {
        accountId = order.accountId();
        traderId = order.traderId();
        strategyId = order.strategyId();
        sessionId = order.sessionId();
        return this;
    }

    /** Makes this the key of an order's market. */
    OpenGroup ofMarket(Order order) {
        venueSessionId = order.venueSessionId();
        venueId = order.venueId();
        instrumentId = order.instrumentId();
        return this;
    }

    /** A group without orders that has this as its key. */
    OpenGroup begin() {
        OpenGroup group = new OpenGroup();
        group.accountId = accountId;
        group.traderId = traderId;
        group.strategyId = strategyId;
        group.sessionId = sessionId;
        group.venueSessionId = venueSessionId;
        group.venueId = venueId;
        group.instrumentId = instrumentId;
        return group;
    }

    /** Tells what its orders fall under, as far as all of them do. */
    OrderScopes in(OrderScopes scopes, ReferenceBook book) {
        return scopes.of(book, accountId, traderId, strategyId).at(sessionId, venueId, instrumentId);
    }

    int sessionId() {
        return sessionId;
    }

    int venueSessionId() {
        return venueSessionId;
    }

    int venueId() {
        return venueId;
    }

    int instrumentId() {
        return instrumentId;
    }

    // Its orders

    @Nullable OpenLink first() {
        return first;
    }

    int size() {
        return size;
    }

    void add(OpenLink link) {
        link.enter(this, last);
        first = first == null ? link : first;
        last = link;
        size++;
    }

    void remove(OpenLink link) {
        OpenLink right = link.after();
        OpenLink left = link.leave();
        first = left == null ? right : first;
        last = right == null ? left : last;
        size--;
    }

    @Override
    public int compareTo(OpenGroup other) {
        int order = Integer.compare(accountId, other.accountId);
        order = order != 0 ? order : Integer.compare(traderId, other.traderId);
        order = order != 0 ? order : Integer.compare(strategyId, other.strategyId);
        order = order != 0 ? order : Integer.compare(sessionId, other.sessionId);
        order = order != 0 ? order : Integer.compare(venueSessionId, other.venueSessionId);
        order = order != 0 ? order : Integer.compare(venueId, other.venueId);
        return order != 0 ? order : Integer.compare(instrumentId, other.instrumentId);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OpenGroup group && compareTo(group) == 0;
    }

    @Override
    public int hashCode() {
        int hash = accountId;
        hash = 31 * hash + traderId;
        hash = 31 * hash + strategyId;
        hash = 31 * hash + sessionId;
        hash = 31 * hash + venueSessionId;
        hash = 31 * hash + venueId;
        return 31 * hash + instrumentId;
    }
}
