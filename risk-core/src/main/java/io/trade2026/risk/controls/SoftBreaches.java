package io.trade2026.risk.controls;

import io.trade2026.messages.Control;
import io.trade2026.messages.Denial;
import org.jspecify.annotations.Nullable;

/**
 * The soft limits that an order by hand goes beyond (risk-controls 2.9): its refusal waits until all controls were asked, since a hard
 * one comes first. It then stands, unless the people who have to agree let this one order pass. Reused with its {@link Decision}.
 */
public final class SoftBreaches {
    private @Nullable Denial denial;
    private int count;
    private boolean ofRisk;
    private boolean ofCompliance;
    private boolean stands;

    SoftBreaches() {}

    void clear() {
        denial = null;
        count = 0;
        ofRisk = false;
        ofCompliance = false;
        stands = false;
    }

    void add(@Nullable Denial why, @Nullable Control control) {
        denial = why;
        count++;
        if (control != null && control.isOfCompliance()) {
            ofCompliance = true;
        } else {
            ofRisk = true;
        }
    }

    /** Refuses for them, unless everybody who has to has agreed; returns whether it refuses. */
    boolean stand(OrderView order) {
        boolean isExcused = (!ofRisk || order.isExcusedByRisk()) && (!ofCompliance || order.isExcusedByCompliance());
        stands = count > 0 && !isExcused;
        return stands;
    }

    /** Why the last of them would refuse; null when there is none. */
    @Nullable Denial denial() {
        return denial;
    }

    /**
     * Returns how many there are.
     *
     * @return 0 when the order goes beyond no soft limit
     */
    public int count() {
        return count;
    }

    /**
     * Says whether the order was refused for them alone, so that others may let it pass.
     *
     * @return false when it passes, and when it is refused by a hard limit
     */
    public boolean stands() {
        return stands;
    }

    /**
     * Says whether the order passes although it goes beyond soft limits.
     *
     * @return whether an override was needed and is there
     */
    public boolean isExcused() {
        return count > 0 && !stands;
    }

    /**
     * Says whether risk has to agree.
     *
     * @return whether a limit other than a list is met
     */
    public boolean ofRisk() {
        return ofRisk;
    }

    /**
     * Says whether compliance has to agree.
     *
     * @return whether a list is met (PT-11)
     */
    public boolean ofCompliance() {
        return ofCompliance;
    }
}
