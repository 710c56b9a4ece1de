package io.trade2026.ops.recon;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.ops.recon.VenueSide.OpenOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A drop copy that tells executions alone must not make us remember every order for ever. */
class VenueSideTest {
    private final VenueSide side = new VenueSide(900);

    private OpenOrder order(int number, long leavesE8) {
        String id = "V" + number;
        OpenOrder order = side.orders()
                .computeIfAbsent(
                        id, unused -> new OpenOrder(new Difference.Place(900, 1, number, 3, "ACC3", "", id, "")));
        order.own(leavesE8);
        return order;
    }

    @Test
    void givesUpTheOldestOrderThatIsOverHereAndOfWhichTheCopyNeverTellsTheEnd() {
        List<String> givenUp = new ArrayList<>();
        side.settle(order(0, 100));
        for (int number = 1; number <= VenueSide.MOST_WAITING + 2; number++) {
            side.settle(order(number, 0))
                    .ifPresent(each -> givenUp.add(each.place().venueOrderId()));
        }
        assertThat(givenUp).containsExactly("V1", "V2");
        assertThat(side.orders()).hasSize(VenueSide.MOST_WAITING + 1).containsKey("V0");
    }

    @Test
    void forgetsAnOrderWhenBothSidesSayThatItIsOver() {
        OpenOrder order = order(1, 0);
        side.settle(order);
        assertThat(side.orders()).hasSize(1);
        order.copy(0);
        assertThat(side.settle(order)).isEmpty();
        assertThat(side.orders()).isEmpty();
    }
}
