package io.trade2026.risk;

import io.trade2026.risk.controls.BreachWatch;
import io.trade2026.risk.controls.Check;
import io.trade2026.risk.controls.Decision;
import io.trade2026.risk.controls.MarginBook;
import io.trade2026.risk.controls.OrderMemory;
import io.trade2026.risk.controls.OrderView;
import io.trade2026.risk.exposure.ExposureTable;
import io.trade2026.risk.exposure.Footprint;
import io.trade2026.risk.exposure.Reservation;
import io.trade2026.risk.prices.FxBook;
import io.trade2026.risk.reference.Instrument;
import io.trade2026.risk.reference.Party;
import io.trade2026.risk.reference.ReferenceBook;
import org.agrona.DirectBuffer;

/**
 * What open orders hold of their limits: taken before they are sent, let go when they are no longer open.
 *
 * <p>Invariant: what is open at a node is the sum of the reservations that are bound to it.
 */
public final class Holdings {
    private final ReferenceBook book;
    private final ExposureTable exposure;
    private final BreachWatch breaches;
    private final OrderMemory memory;
    private final FxBook rates;
    private final MarginBook margin;
    private final Footprint where = new Footprint();

    Holdings(
            ReferenceBook book,
            ExposureTable exposure,
            BreachWatch breaches,
            OrderMemory memory,
            FxBook rates,
            MarginBook margin) {
        this.book = book;
        this.exposure = exposure;
        this.breaches = breaches;
        this.memory = memory;
        this.rates = rates;
        this.margin = margin;
    }

    /**
     * Ties a reservation that holds nothing to a new order. Allocates nothing once the slots are there.
     *
     * @param reservation of the order
     * @param order with known account and instrument
     * @param decision that let it pass: its risk price and exchange rate
     */
    public void bind(Reservation reservation, OrderView order, Decision decision) {
        Check.place(book, order, account(order.accountId()), instrument(order.instrumentId()), where);
        reservation.bind(exposure, where, order.isBuy(), decision.riskPxE8(), decision.fxE8());
        reservation.markShort(order.isShort());
    }

    /**
     * Sets what an order holds: what was permitted, or less. Allocates nothing.
     *
     * @param reservation of the order, bound
     * @param openQtyE8 open quantity from now on
     * @param openE4 open value from now on
     * @param isOpen whether it counts as an open order
     */
    public void hold(Reservation reservation, long openQtyE8, long openE4, boolean isOpen) {
        long before = reservation.openQtyE8();
        reservation.hold(exposure, openQtyE8, openE4, isOpen);
        noteShort(reservation, before);
        margin.exposureChanged(reservation.footprint());
        breaches.relax(reservation.footprint());
    }

    /**
     * Sets what an order holds because the venue says so (restated, live again after a bust): never refused. Allocates
     * nothing.
     *
     * @param reservation of the order, bound
     * @param openQtyE8 open quantity from now on
     * @param openE4 open value from now on
     * @param isOpen whether it counts as an open order
     * @return whether a party has newly come into breach of a limit, which is an alarm
     */
    public boolean force(Reservation reservation, long openQtyE8, long openE4, boolean isOpen) {
        long before = reservation.openQtyE8();
        reservation.force(exposure, openQtyE8, openE4, isOpen);
        noteShort(reservation, before);
        margin.exposureChanged(reservation.footprint());
        return breaches.raise(reservation.footprint(), reservation.isBuy());
    }

    private void noteShort(Reservation reservation, long beforeQtyE8) {
        if (reservation.isShort()) {
            long addedQtyE8 = reservation.openQtyE8() - beforeQtyE8;
            memory.shorts().addOpen(reservation.accountId(), reservation.instrumentId(), addedQtyE8);
        }
    }

    /** Releases all that an order holds and frees the reservation for another one. Allocates nothing. */
    public void free(Reservation reservation) {
        if (reservation.isBound()) {
            hold(reservation, 0, 0, false);
            reservation.unbind();
        }
    }

    /**
     * Restores a reservation of a snapshot; the exposure must have been loaded before, and holds its amounts already.
     *
     * @param reservation receives it
     * @param buffer holds what {@link Reservation#encode} wrote
     * @param offset of the first byte
     */
    public void restore(Reservation reservation, DirectBuffer buffer, int offset) {
        int accountId = buffer.getInt(offset + Reservation.ACCOUNT_AT);
        if (accountId == 0) {
            return;
        }
        Instrument instrument = instrument(buffer.getInt(offset + Reservation.INSTRUMENT_AT));
        reservation.decode(exposure, account(accountId), instrument, buffer, offset);
    }

    /**
     * Gives an order that outlives its day the exchange rate of now; hold it anew after it.
     *
     * @param order its reservation
     * @param nowEpochNs time of the command
     */
    public void convert(Reservation order, long nowEpochNs) {
        if (order.isBound()) {
            int base = book.baseCurrency(order.footprint().partyId(Footprint.FIRM));
            int currency = instrument(order.instrumentId()).currencyCode();
            order.convert(rates.rateE8(currency, base, nowEpochNs, order.fxE8()));
        }
    }

    private Party account(int id) {
        Party account = book.account(id);
        if (account == null) {
            throw new IllegalStateException("no account " + id);
        }
        return account;
    }

    private Instrument instrument(int id) {
        Instrument instrument = book.instrument(id);
        if (instrument == null) {
            throw new IllegalStateException("no instrument " + id);
        }
        return instrument;
    }
}
