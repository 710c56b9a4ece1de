package io.trade2026.risk;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.Side;
import io.trade2026.risk.controls.BreachWatch;
import io.trade2026.risk.controls.LossBook;
import io.trade2026.risk.controls.MarginBook;
import io.trade2026.risk.controls.OrderMemory;
import io.trade2026.risk.controls.OrderView;
import io.trade2026.risk.controls.Valuation;
import io.trade2026.risk.exposure.DayTrades;
import io.trade2026.risk.exposure.ExposureTable;
import io.trade2026.risk.exposure.Footprint;
import io.trade2026.risk.exposure.Reservation;
import io.trade2026.risk.prices.FxBook;
import io.trade2026.risk.reference.Instrument;
import io.trade2026.risk.reference.ReferenceBook;

/**
 * What was executed, of orders and in suspense, and on which trading day: booked whatever the limits say.
 *
 * <p>Invariant: a position is the sum of all executions booked; what counts as executed today is of today only.
 */
public final class Executions {
    private static final int HOUSE_FIRM = 1;

    private final ReferenceBook book;
    private final ExposureTable exposure;
    private final BreachWatch breaches;
    private final OrderMemory memory;
    private final FxBook rates;
    private final DayTrades trades;
    private final LossBook losses;
    private final MarginBook margin;
    private final Valuation valuation = new Valuation();
    private final Footprint booked = new Footprint();
    private int day;

    Executions(
            ReferenceBook book,
            ExposureTable exposure,
            BreachWatch breaches,
            OrderMemory memory,
            FxBook rates,
            DayTrades trades,
            LossBook losses,
            MarginBook margin) {
        this.book = book;
        this.exposure = exposure;
        this.breaches = breaches;
        this.memory = memory;
        this.rates = rates;
        this.trades = trades;
        this.losses = losses;
        this.margin = margin;
    }

    /**
     * Books an execution of an order, at the nodes and the exchange rate of its reservation; never refused. Release what the
     * execution used of the reservation before. Allocates nothing.
     *
     * @param order its reservation, bound
     * @param lastQtyE8 LastQty(32), above 0
     * @param lastPxE8 LastPx(31), valued by its magnitude
     * @return whether a party has newly come into breach of a limit, which is an alarm
     */
    public boolean bookFill(Reservation order, long lastQtyE8, long lastPxE8) {
        return book(order, lastQtyE8, lastPxE8, 1, day);
    }

    /**
     * Books what an execution was corrected to, after its bust; never refused. It counts on the day of the execution.
     *
     * @param order its reservation, bound
     * @param lastQtyE8 LastQty(32), above 0
     * @param lastPxE8 LastPx(31), valued by its magnitude
     * @param dayOfFill what {@link #day} was when the execution was booked
     * @return whether a party has newly come into breach of a limit, which is an alarm
     */
    public boolean bookCorrection(Reservation order, long lastQtyE8, long lastPxE8, int dayOfFill) {
        return book(order, lastQtyE8, lastPxE8, 1, dayOfFill);
    }

    /**
     * Takes an execution back; never refused. One of an earlier day changes the position, but not what was executed
     * today: a negative amount there would make room that nobody granted. Allocates nothing.
     *
     * @param order its reservation, bound
     * @param lastQtyE8 as booked
     * @param lastPxE8 as booked
     * @param dayOfFill what {@link #day} was when the execution was booked
     * @return whether a party has newly come into breach of a limit, which is an alarm
     */
    public boolean bookBust(Reservation order, long lastQtyE8, long lastPxE8, int dayOfFill) {
        return book(order, lastQtyE8, lastPxE8, -1, dayOfFill);
    }

    private boolean book(Reservation order, long qtyE8, long pxE8, int sign, int dayOfFill) {
        if (!order.isBound()) {
            throw new IllegalStateException("execution of qtyE8=" + qtyE8 + " of an order that holds no reservation");
        }
        if (dayOfFill == day && order.isShort()) {
            memory.shorts().addExecuted(order.accountId(), order.instrumentId(), sign * qtyE8);
        }
        booked.set(order.footprint());
        return book(order.isBuy(), order.fxE8(), qtyE8, pxE8, sign, dayOfFill);
    }

    /**
     * Books an execution to the suspense account of the firm: whose it is is not known. Allocates nothing once the slots are
     * there.
     *
     * @param instrumentId known instrument
     * @param venueId venue that reported it; 0: none
     * @param side of the execution
     * @param lastQtyE8 LastQty(32), above 0
     * @param lastPxE8 LastPx(31), valued by its magnitude
     * @param fxE8 of {@link #fxE8}
     * @return whether a party has newly come into breach of a limit, which is an alarm
     */
    public boolean bookSuspense(int instrumentId, int venueId, Side side, long lastQtyE8, long lastPxE8, long fxE8) {
        placeSuspense(instrumentId, venueId);
        return book(OrderView.isBuy(side), fxE8, lastQtyE8, lastPxE8, 1, day);
    }

    /**
     * Takes an execution back from the suspense account. Allocates nothing.
     *
     * @param instrumentId as booked
     * @param venueId as booked
     * @param side as booked
     * @param lastQtyE8 as booked
     * @param lastPxE8 as booked
     * @param fxE8 as booked
     * @param dayOfFill what {@link #day} was when the execution was booked
     * @return whether a party has newly come into breach of a limit, which is an alarm
     */
    public boolean bustSuspense(
            int instrumentId, int venueId, Side side, long lastQtyE8, long lastPxE8, long fxE8, int dayOfFill) {
        placeSuspense(instrumentId, venueId);
        return book(OrderView.isBuy(side), fxE8, lastQtyE8, lastPxE8, -1, dayOfFill);
    }

    private void placeSuspense(int instrumentId, int venueId) {
        booked.placeSuspense(HOUSE_FIRM, instrument(instrumentId)).sentBy(0, 0, 0, venueId);
        exposure.claim(booked);
    }

    private boolean book(boolean isBuy, long fxE8, long qtyE8, long pxE8, int sign, int dayOfFill) {
        if (qtyE8 <= 0 || !Decimal8.isNumber(pxE8)) {
            throw new IllegalArgumentException("execution of qtyE8=" + qtyE8 + " at pxE8=" + pxE8);
        }
        exposure.add(booked, ExposureTable.POSITION, isBuy ? sign * qtyE8 : -sign * qtyE8);
        if (dayOfFill == day) {
            long valueE4 = notionalE4(qtyE8, Math.abs(pxE8), booked.instrumentId(), fxE8);
            long boundedE4 = valueE4 == Decimal8.OVERFLOW ? Long.MAX_VALUE : valueE4;
            exposure.add(
                    booked, isBuy ? ExposureTable.EXECUTED_BUY_E4 : ExposureTable.EXECUTED_SELL_E4, sign * boundedE4);
            trades.add(booked, isBuy, sign * qtyE8);
        }
        losses.executed(booked, pxE8);
        margin.executed(booked);
        return breaches.raise(booked, isBuy == sign > 0);
    }

    /**
     * Returns the rate that an execution in suspense is valued at; without one as if in the base currency: it has happened.
     *
     * @param instrumentId known instrument
     * @param nowEpochNs time of the command
     * @return above 0, in units of 1e-8
     */
    public long fxE8(int instrumentId, long nowEpochNs) {
        return rates.rateE8(
                instrument(instrumentId).currencyCode(), book.baseCurrency(HOUSE_FIRM), nowEpochNs, Decimal8.ONE);
    }

    /**
     * Returns which trading day it is, for {@link #bookBust}.
     *
     * @return how many days were started
     */
    public int day() {
        return day;
    }

    /**
     * Values a quantity, rounded up. Allocates nothing.
     *
     * @param qtyE8 not negative
     * @param pxE8 not negative
     * @param instrumentId known instrument
     * @param fxE8 exchange rate, of the reservation
     * @return in units of 1e-4 of the base currency, or {@link Decimal8#OVERFLOW}
     */
    public long notionalE4(long qtyE8, long pxE8, int instrumentId, long fxE8) {
        long factorE8 = valuation.factorE8(instrument(instrumentId).multiplierE8(), fxE8);
        return factorE8 == Long.MAX_VALUE ? Decimal8.OVERFLOW : valuation.notionalE4(qtyE8, pxE8, factorE8);
    }

    void startDay() {
        day++;
    }

    void restoreDay(int current) {
        day = current;
    }

    private Instrument instrument(int id) {
        Instrument instrument = book.instrument(id);
        if (instrument == null) {
            throw new IllegalStateException("no instrument " + id);
        }
        return instrument;
    }
}
