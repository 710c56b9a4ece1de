package io.trade2026.oms;

import io.trade2026.messages.sbe.OrdType;
import io.trade2026.risk.controls.OwnOrders;

/** Tells the index of PT-18 at which prices open orders may trade, of each the keenest that it has or asks for. */
final class OpenPrices {
    private final OrderStore store;
    private final OwnOrders own;

    OpenPrices(OrderStore store, OwnOrders own) {
        this.store = store;
        this.own = own;
    }

    /** Notes every open order anew when rows have changed since the last time, or the core has just begun. */
    void refresh() {
        if (!own.isToBeBuilt()) {
            return;
        }
        own.begin();
        for (Order order = store.first(); own.isKept() && order != null; order = order.next()) {
            if (order.reservation().isBound()) {
                note(order);
            }
        }
    }

    /** Notes what has become of an order that has just been reserved for. */
    void note(Order order) {
        if (own.isKept()) {
            boolean isOpen = order.reservation().isCounted();
            own.note(order.orderId(), order.reservation(), isOpen ? keenestE8(order) : 0, isOpen);
        }
    }

    private static long keenestE8(Order order) {
        boolean isBuy = order.reservation().isBuy();
        long keenest = priceE8(order.terms(), isBuy);
        if (order.isEnded()) {
            return keenest;
        }
        for (Request request = order.firstRequest(); request != null; request = request.next()) {
            if (request.isReplace() && request.isPending()) {
                long asked = priceE8(request.terms(), isBuy);
                keenest = isBuy ? Math.max(keenest, asked) : Math.min(keenest, asked);
            }
        }
        return keenest;
    }

    /** A stop order has no price once it is elected. */
    private static long priceE8(Terms terms, boolean isBuy) {
        OrdType type = terms.ordType();
        boolean hasPrice = type == OrdType.LIMIT || type == OrdType.STOP_LIMIT;
        return hasPrice ? terms.priceE8() : isBuy ? OwnOrders.ANY_PRICE_TO_PAY : OwnOrders.ANY_PRICE_TO_TAKE;
    }
}
