package io.trade2026.app.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trade2026.app.process.StartFault;
import io.trade2026.messages.Decimal8;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Positions of the core against those of a clearing firm (PO-01), each difference planted once. */
class ClearingCheckTest {
    private final Differences found = new Differences();
    private final ClearingCheck check = new ClearingCheck(found);

    private static ClearingFile file(String... lines) {
        return ClearingFile.of("clearing.csv", List.of(lines));
    }

    private void held(String account, String symbol, long position, long eventNumber) {
        check.held(account, symbol, position * Decimal8.ONE, eventNumber);
    }

    @Test
    void saysNothingOfPositionsThatAreTheSame() {
        held("ACC1", "INTC", 100, 7);
        held("ACC1", "MSFT", 0, 8);
        check.held("ACC2", "BTC-USD", -Decimal8.ONE / 2, 9);

        check.compare(file("account,symbol,position", "ACC2, BTC-USD, -0.5", "", "ACC1,INTC,100.00", "ACC3,IBM,0"));

        assertThat(found.all()).isEmpty();
        assertThat(found.compared()).containsEntry("positions of the clearing firm", 3L);
    }

    @Test
    void tellsEveryPositionThatDiffersAndThoseThatOneSideLacks() {
        held("ACC1", "INTC", 100, 7);
        held("ACC1", "MSFT", -5, 8);

        check.compare(file("account,symbol,position", "ACC1,INTC,90", "ACC2,INTC,10"));

        assertThat(found.all())
                .containsExactly(
                        new Difference(
                                Kind.CLEARING_DIFFERS,
                                "ACC1",
                                "INTC",
                                0,
                                7,
                                "the core holds 100, the clearing firm 90"),
                        new Difference(
                                Kind.CLEARING_DIFFERS, "ACC1", "MSFT", 0, 8, "the core holds -5, the clearing firm 0"),
                        new Difference(
                                Kind.CLEARING_DIFFERS, "ACC2", "INTC", 0, 0, "the core holds 0, the clearing firm 10"));
    }

    @Test
    void whatIsInSuspenseIsNoAccounts() {
        held("", "INTC", 30, 7);
        held("", "MSFT", 0, 8);

        check.compare(file("account,symbol,position"));

        assertThat(found.all()).isEmpty();
        assertThat(found.notes()).containsExactly("in suspense, and so of no account: 30 INTC");
    }

    @Test
    void namesEveryLineThatIsWrong() {
        assertThatThrownBy(
                        () -> file("account;symbol;position", "ACC1,INTC", "ACC1,,5", "ACC1,INTC,x", "A,B,1", "A,B,1"))
                .isInstanceOf(StartFault.class)
                .hasMessage("""
                        clearing.csv:1: must be account,symbol,position, was 'account;symbol;position'
                        clearing.csv:2: must have the 3 fields account,symbol,position, was 'ACC1,INTC'
                        clearing.csv:3 account, symbol: must be given, was 'ACC1,,5'
                        clearing.csv:4 position: must be a decimal number with at most 8 places, was 'x'
                        clearing.csv:6 account, symbol: must be there once, was 'A,B' again""");
    }
}
