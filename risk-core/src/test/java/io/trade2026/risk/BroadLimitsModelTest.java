package io.trade2026.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Control;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.risk.exposure.Footprint;
import io.trade2026.risk.limits.LimitBook;
import io.trade2026.risk.limits.PartyLimits;
import io.trade2026.risk.reference.Outcome;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits that name no instrument are found as in a plain map, while they are set, changed and taken away at random. */
class BroadLimitsModelTest {
    private record Key(Control control, PartyKind kind, int party, InstrumentScope scope, LimitSide side) {}

    private static final List<Control> CONTROLS =
            Arrays.stream(Control.values()).filter(Control::takesLimits).toList();
    private static final List<PartyKind> KINDS = List.of(PartyKind.FIRM, PartyKind.CLIENT, PartyKind.ACCOUNT);
    private static final List<LimitSide> SIDES = List.of(LimitSide.BOTH, LimitSide.BUY, LimitSide.SELL);
    private static final int STEPS = 4_000;

    private final RiskWorld world = RiskWorld.closed();
    private final Map<Key, Long> model = new HashMap<>();
    private final Map<Key, Long> ids = new HashMap<>();
    private long version;

    @ParameterizedTest
    @ValueSource(longs = {2026, 1126, 31})
    void findsWhatAPlainMapFinds(long seed) {
        var random = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            Key key = draw(random);
            boolean isSet = random.nextInt(3) > 0;
            long value = random.nextInt(1_000_000);
            if (send(key, isSet, value) == Outcome.APPLIED) {
                model.remove(key);
                if (isSet) {
                    model.put(key, value);
                }
            }
            mustAgree(key, seed);
            mustAgree(draw(random), seed);
        }
        assertThat(model).as("seed %d", seed).hasSizeGreaterThan(STEPS / 8);
        model.keySet().forEach(key -> mustAgree(key, seed));
    }

    private static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static Key draw(Random random) {
        PartyKind kind = one(random, KINDS);
        return new Key(
                one(random, CONTROLS),
                kind,
                kind == PartyKind.FIRM ? 1 : 1 + random.nextInt(2),
                random.nextBoolean() ? InstrumentScope.ANY : InstrumentScope.EACH,
                one(random, SIDES));
    }

    private Outcome send(Key key, boolean isSet, long value) {
        long id = ids.computeIfAbsent(key, unused -> ids.size() + 1L);
        version++;
        world.limitLetter(id, version, key.control(), key.kind(), key.party(), value)
                .instrumentScope(key.scope())
                .side(key.side())
                .overAllocated(Bool.YES)
                .enabled(isSet ? Bool.YES : Bool.NO);
        return world.sendLimit().outcome();
    }

    private void mustAgree(Key key, long seed) {
        LimitBook limits = world.core.limits();
        Long expected = model.get(key);
        int row = limits.find(key.control(), key.kind(), key.party(), key.scope(), 0, key.side());
        var ofParty = new PartyLimits();
        ofParty.at(
                limits,
                Footprint.node(key.kind()),
                key.party(),
                key.side() == LimitSide.SELL ? LimitSide.SELL : LimitSide.BUY);
        assertThat(ofParty.find(key.control(), key.scope(), key.side()))
                .as("%s, seed %d", key, seed)
                .isEqualTo(row);
        assertThat(row != LimitBook.NO_LIMIT).as("%s, seed %d", key, seed).isEqualTo(expected != null);
        if (expected != null) {
            assertThat(limits.value(row)).as("%s, seed %d", key, seed).isEqualTo(expected);
            assertThat(ofParty.value()).as("%s, seed %d", key, seed).isEqualTo(expected);
            assertThat(limits.control(row)).isEqualTo(key.control());
            assertThat(limits.scope(row)).isEqualTo(key.scope());
        }
    }
}
