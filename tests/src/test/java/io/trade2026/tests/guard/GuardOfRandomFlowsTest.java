package io.trade2026.tests.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.ops.guard.JournalProof;
import java.util.List;
import java.util.function.LongFunction;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** A venue that fills too much, repeats, corrects and busts, clients and a desk that do anything: none of it is taken for a fault of ours. */
class GuardOfRandomFlowsTest {
    private static final int FLOWS = Integer.getInteger("guard.flows", 150);

    @Test
    void isSilentAboutWhateverClientsVenuesAndTheDeskDo() throws Exception {
        try (var core = new CoreTests()) {
            LongFunction<List<byte[]>> flow = core.randomFlow();
            long first = Long.getLong("guard.seed", 0);
            long moved = 0;
            for (long seed = first; seed < first + FLOWS; seed++) {
                var proof = new JournalProof();
                long number = 0;
                for (byte[] letter : flow.apply(seed)) {
                    proof.onEvent(++number, 0, new UnsafeBuffer(letter), 0);
                }
                assertThat(proof.breaches()).as("guard.seed=%d", seed).isEmpty();
                moved += proof.moved();
            }
            assertThat(moved).isGreaterThan(30L * FLOWS);
        }
    }
}
