package io.trade2026.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.DefineInstrumentDecoder;
import io.trade2026.messages.sbe.DefineInstrumentEncoder;
import io.trade2026.messages.sbe.OrderTermsEncoder;
import io.trade2026.messages.sbe.Side;
import io.trade2026.risk.exposure.ExposureTable;
import io.trade2026.risk.exposure.Footprint;
import io.trade2026.risk.reference.ReferenceBook;
import java.util.Objects;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PT-20: what is not covered does not leave, whatever was decided before. */
class SendGuardTest {
    private static final int SESSION = 11;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1_024]);
    private final ExposureTable exposure = new ExposureTable();
    private final ReferenceBook book = new ReferenceBook();
    private final Order order = new Order();
    private final Request place = new Request();

    @BeforeEach
    void bind() {
        new DefineInstrumentEncoder()
                .wrap(buffer, 0)
                .version(1)
                .instrumentId(1)
                .symbol("INTC")
                .assetClass("EQUITY")
                .currency("USD")
                .tickE8(1)
                .lotE8(1)
                .multiplierE8(Decimal8.ONE)
                .enabled(Bool.YES);
        book.define(new DefineInstrumentDecoder()
                .wrap(buffer, 0, DefineInstrumentDecoder.BLOCK_LENGTH, DefineInstrumentDecoder.SCHEMA_VERSION));
        order.open(1, SESSION);
        place.open(Request.Kind.PLACE, SESSION, order);
        terms(order.terms(), "INTC", Side.BUY, 10);
        place.terms().set(order.terms());
    }

    private void terms(Terms terms, String symbol, Side side, long qty) {
        buffer.setMemory(0, buffer.capacity(), (byte) 0);
        new OrderTermsEncoder().wrap(buffer, 0).symbol(symbol).side(side).orderQtyE8(qty * Decimal8.ONE);
        terms.read(buffer, 0);
    }

    private void holds(long qty) {
        var where = new Footprint().placeSuspense(1, Objects.requireNonNull(book.instrument(1)));
        exposure.claim(where);
        order.reservation().bind(exposure, where, true, 100 * Decimal8.ONE, Decimal8.ONE);
        order.reservation().hold(exposure, qty * Decimal8.ONE, 0, true);
    }

    @ParameterizedTest
    @CsvSource({"9, false", "10, true", "11, true"})
    void letsANewOrderLeaveThatItsReservationCovers(long held, boolean leaves) {
        holds(held);
        assertThat(SendGuard.isCovered(order, place)).isEqualTo(leaves);
    }

    @Test
    void sendsNothingWithoutAReservationAndNothingTwice() {
        assertThat(SendGuard.isCovered(order, place)).isFalse();
        holds(10);
        assertThat(SendGuard.isCovered(order, place)).isTrue();
        place.sent(77);
        assertThat(SendGuard.isCovered(order, place)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "INTC, BUY,  15, true",
        "INTC, BUY,  16, false",
        "MSFT, BUY,  10, false",
        "INTC, SELL, 10, false",
        "INTC, BUY,  0,  false",
    })
    void keepsAReplaceWithinTheReservationTheSymbolAndTheSide(String symbol, Side side, long qty, boolean leaves) {
        holds(15);
        var replace = new Request();
        replace.open(Request.Kind.REPLACE, SESSION, order);
        terms(replace.terms(), symbol, side, qty);
        assertThat(SendGuard.isCovered(order, replace)).isEqualTo(leaves);
    }
}
