package io.trade2026.ops.admin;

import io.trade2026.messages.sbe.MarketState;
import io.trade2026.ops.act.SetMarket;
import io.trade2026.ops.act.SetPriceByHand;
import io.trade2026.ops.desk.Answers;
import io.trade2026.ops.desk.DeskAnswer;
import io.trade2026.ops.desk.OperatorDesk;
import io.trade2026.ops.refusal.RequestFields;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What markets are doing, and prices by hand, as operators tell the core. For any thread. */
public final class MarketTasks {
    private static final int SYMBOL = 24;
    private static final int VENUE = 12;
    private static final long LONGEST_MINUTES = TimeUnit.DAYS.toMinutes(1);
    private static final Map<String, MarketState> STATES = Arrays.stream(MarketState.values())
            .filter(state -> state != MarketState.NULL_VAL)
            .collect(Collectors.toUnmodifiableMap(MarketTasks::word, Function.identity()));

    private final OperatorDesk desk;
    private final InstantSource clock;
    private final Duration patience;

    /**
     * Tells the core through this desk.
     *
     * @param desk that carries orders to the core
     * @param clock tells until when a price counts
     * @param patience how long the core may take
     */
    public MarketTasks(OperatorDesk desk, InstantSource clock, Duration patience) {
        this.desk = desk;
        this.clock = clock;
        this.patience = patience;
    }

    private static String word(MarketState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Says what a market is doing from now on.
     *
     * @param fields state, reason, user; venue, symbol, frozen (yes, no), auctionPx
     * @return what is in the journal
     */
    public DeskAnswer state(RequestFields fields) {
        List<String> words = STATES.keySet().stream().sorted().toList();
        String state = fields.choice("state", words);
        String frozen = fields.optionalChoice("frozen", List.of("yes", "no"), "no");
        var order = new SetMarket(
                fields.optionalText("venue", VENUE),
                fields.optionalText("symbol", SYMBOL),
                STATES.getOrDefault(state, MarketState.NULL_VAL),
                frozen.equals("yes"),
                fields.optionalAmount("auctionPx"),
                fields.text("user", RequestFields.NAME),
                fields.text("reason", RequestFields.REASON));
        fields.check();
        return Answers.await(desk.act(order), patience);
    }

    /**
     * Sets a reference price by hand; both people have been asked for.
     *
     * @param fields symbol, price, minutes, reason, user
     * @param secondUser who agrees
     * @return what is in the journal
     */
    public DeskAnswer price(RequestFields fields, String secondUser) {
        long minutes = fields.number("minutes", 1, LONGEST_MINUTES);
        long untilMs = clock.millis() + TimeUnit.MINUTES.toMillis(minutes);
        var order = new SetPriceByHand(
                fields.text("symbol", SYMBOL),
                fields.amount("price"),
                TimeUnit.MILLISECONDS.toNanos(untilMs),
                fields.text("user", RequestFields.NAME),
                secondUser,
                fields.text("reason", RequestFields.REASON));
        fields.check();
        return Answers.await(desk.act(order), patience);
    }

    /**
     * Takes a reference price by hand away.
     *
     * @param fields symbol, reason, user
     * @return what is in the journal
     */
    public DeskAnswer noPrice(RequestFields fields) {
        var order = new SetPriceByHand(
                fields.text("symbol", SYMBOL),
                0,
                0,
                fields.text("user", RequestFields.NAME),
                "",
                fields.text("reason", RequestFields.REASON));
        fields.check();
        return Answers.await(desk.act(order), patience);
    }
}
