package io.trade2026.ops.behaviour;

import io.trade2026.messages.sbe.OrderChangedDecoder;
import io.trade2026.ops.alert.AlertBoard;
import io.trade2026.ops.desk.Event;
import io.trade2026.ops.desk.EventObserver;
import java.util.ArrayList;
import java.util.List;

/** Shows every fact of an order to every pattern. Used by the desk's thread. */
public final class BehaviourWatch implements EventObserver {
    private final Moment moment;
    private final List<Pattern> patterns = new ArrayList<>();

    /**
     * Tells this board.
     *
     * @param board of alerts
     * @param thresholds from when on
     */
    public BehaviourWatch(AlertBoard board, BehaviourThresholds thresholds) {
        this.moment = new Moment(board);
        patterns.add(new OrderRatios(thresholds));
        patterns.add(new Layering(thresholds));
        patterns.add(new MomentumIgnition(thresholds));
        patterns.add(new WashPattern(thresholds));
        thresholds.close().ifPresent(close -> patterns.add(new MarkingTheClose(close)));
    }

    @Override
    public void onEvent(Event event) {
        if (event.templateId() != OrderChangedDecoder.TEMPLATE_ID) {
            return;
        }
        moment.wrap(event);
        if (moment.orderId() > 0) {
            patterns.forEach(pattern -> pattern.see(moment));
        }
    }
}
