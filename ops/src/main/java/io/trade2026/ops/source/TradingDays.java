package io.trade2026.ops.source;

import io.trade2026.ops.refusal.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** When one trading day ends and the next begins. */
public interface TradingDays {
    /**
     * The trading day that has to be going on.
     *
     * @param now any time
     * @return its date
     * @throws Refused with {@link Refused#UNAVAILABLE} when the calendar cannot be read
     */
    LocalDate dayAt(Instant now);

    /**
     * The trading day after another.
     *
     * @param day any date
     * @return the next date with trading
     * @throws Refused with {@link Refused#UNAVAILABLE} when the calendar cannot be read
     */
    LocalDate following(LocalDate day);

    /**
     * When the next trading day begins by itself.
     *
     * @param now any time
     * @return later than that; empty when days only begin by hand
     * @throws Refused with {@link Refused#UNAVAILABLE} when the calendar cannot be read
     */
    Optional<Instant> nextRoll(Instant now);

    /** Days begin by hand only; each date of UTC is one. */
    TradingDays BY_HAND = new TradingDays() {
        @Override
        public LocalDate dayAt(Instant now) {
            return LocalDate.ofInstant(now, ZoneOffset.UTC);
        }

        @Override
        public LocalDate following(LocalDate day) {
            return day.plusDays(1);
        }

        @Override
        public Optional<Instant> nextRoll(Instant now) {
            return Optional.empty();
        }
    };
}
