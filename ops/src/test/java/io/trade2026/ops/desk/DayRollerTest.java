package io.trade2026.ops.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.ops.act.RollDay;
import io.trade2026.ops.refusal.Refused;
import io.trade2026.ops.source.TradingDays;
import io.trade2026.sequencer.client.SteadyTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Days begin at 17:30 UTC for the next date; the clock and the core are moved by hand. */
final class DayRollerTest {
    private static final LocalTime ROLL_AT = LocalTime.of(17, 30);
    private static final LocalDate THURSDAY = LocalDate.of(2026, 11, 26);

    private final List<RollDay> asked = new ArrayList<>();
    private CompletableFuture<DeskAnswer> answer = new CompletableFuture<>();
    private Instant now = Instant.parse("2026-11-26T09:00:00Z");
    private @Nullable LocalDate begun;
    private boolean hasRead = true;
    private boolean isCalendarAway;

    private final TradingDays days = new TradingDays() {
        @Override
        public LocalDate dayAt(Instant at) {
            if (isCalendarAway) {
                throw new Refused(Refused.UNAVAILABLE, "postgres", "", "cannot be asked now");
            }
            LocalDate date = LocalDate.ofInstant(at, ZoneOffset.UTC);
            return LocalTime.ofInstant(at, ZoneOffset.UTC).isBefore(ROLL_AT) ? date : date.plusDays(1);
        }

        @Override
        public LocalDate following(LocalDate day) {
            return day.plusDays(1);
        }

        @Override
        public Optional<Instant> nextRoll(Instant at) {
            return Optional.of(dayAt(at).atTime(ROLL_AT).toInstant(ZoneOffset.UTC));
        }
    };

    @Test
    void aWallClockThatIsSetForwardAndBackBeginsNoDay() {
        begun = THURSDAY;
        long[] wall = {TimeUnit.SECONDS.toNanos(now.getEpochSecond())};
        long[] ticks = {0};
        SteadyTime time = new SteadyTime(() -> wall[0], () -> ticks[0]);
        for (long jumpNs : new long[] {TimeUnit.HOURS.toNanos(9), -TimeUnit.HOURS.toNanos(30)}) {
            wall[0] += jumpNs;
            for (int second = 0; second < 60; second++) {
                wall[0] += TimeUnit.SECONDS.toNanos(1);
                ticks[0] += TimeUnit.SECONDS.toNanos(1);
                now = Instant.ofEpochSecond(0, time.epochNs());
                node().tick();
            }
        }
        assertThat(asked).isEmpty();
        assertThat(now).isBetween(Instant.parse("2026-11-26T09:01:58Z"), Instant.parse("2026-11-26T09:02:02Z"));
    }

    private DayRoller node() {
        return new DayRoller(
                days,
                order -> {
                    asked.add(order);
                    return answer;
                },
                () -> begun,
                () -> hasRead,
                () -> now);
    }

    private void core(LocalDate day) {
        begun = day;
        answer.complete(new DeskAnswer(9, 0, "ROLL_DAY", 0, 0, day.toString(), 1, 2, RollDay.SCHEDULE, "by schedule"));
        answer = new CompletableFuture<>();
    }

    private List<LocalDate> askedDays() {
        return asked.stream().map(RollDay::day).toList();
    }

    @Test
    void beginsEachDayOnceAlsoOverRestarts() {
        begun = THURSDAY;
        DayRoller roller = node();
        roller.tick();
        assertThat(asked).isEmpty();
        assertThat(roller.state().message()).isEqualTo("day 2026-11-26, the next begins at 2026-11-26T17:30:00Z");

        now = Instant.parse("2026-11-26T17:29:59.999Z");
        roller.tick();
        assertThat(asked).isEmpty();
        now = Instant.parse("2026-11-26T17:30:00Z");
        roller.tick();
        roller.tick();
        assertThat(asked).containsExactly(new RollDay(THURSDAY.plusDays(1), "schedule", "by schedule"));
        core(THURSDAY.plusDays(1));
        roller.tick();
        node().tick();
        now = now.plus(Duration.ofHours(20));
        node().tick();
        assertThat(asked).hasSize(1);
        now = now.plus(Duration.ofHours(4));
        node().tick();
        assertThat(askedDays()).containsExactly(THURSDAY.plusDays(1), THURSDAY.plusDays(2));
    }

    @Test
    void makesUpForADayThatBeganWhileItWasDown() {
        begun = THURSDAY;
        now = Instant.parse("2026-11-28T03:00:00Z");
        hasRead = false;
        DayRoller roller = node();
        roller.tick();
        assertThat(asked).as("before the journal is read").isEmpty();
        hasRead = true;
        roller.tick();
        assertThat(askedDays()).containsExactly(LocalDate.of(2026, 11, 28));
    }

    @Test
    void doesNotGoBackBehindADayThatSomebodyBeganByHand() {
        begun = THURSDAY.plusDays(4);
        node().tick();
        assertThat(asked).isEmpty();
    }

    @Test
    void triesAgainWhenTheCoreIsAwayAndSaysSo() {
        begun = THURSDAY.minusDays(1);
        DayRoller roller = node();
        roller.tick();
        answer.completeExceptionally(new Refused(Refused.UNAVAILABLE, "core", "", "is not reached"));
        answer = new CompletableFuture<>();
        roller.tick();
        assertThat(roller.state().isHealthy()).isFalse();
        assertThat(roller.state().message()).contains("core: is not reached");
        assertThat(asked).hasSize(1);
        now = now.plusSeconds(30);
        roller.tick();
        assertThat(asked).hasSize(2);
        core(THURSDAY);
        roller.tick();
        roller.tick();
        assertThat(asked).hasSize(2);
        assertThat(roller.state().isHealthy()).isTrue();
    }

    @Test
    void saysThatItDoesNotKnowWhenTheCalendarCannotBeRead() {
        isCalendarAway = true;
        DayRoller roller = node();
        roller.tick();
        assertThat(roller.state().isHealthy()).isFalse();
        assertThat(roller.state().message()).contains("cannot be asked now");
        isCalendarAway = false;
        roller.tick();
        assertThat(askedDays()).containsExactly(THURSDAY);
    }
}
