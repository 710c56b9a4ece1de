package io.trade2026.ops.explain;

import io.trade2026.ops.source.ListSecrecy;
import java.util.List;

/**
 * What one control decided.
 *
 * @param control such as PT-09
 * @param name in words
 * @param passed whether it let the order pass
 * @param measures the limits that it held against the order; none where no limit is set, or where it has no number
 */
public record ControlStep(String control, String name, boolean passed, List<LimitMeasure> measures) {
    /** Keeps its own list. */
    public ControlStep {
        measures = List.copyOf(measures);
    }

    ControlStep withoutLists() {
        return ListSecrecy.isList(control) ? new ControlStep(control, name, passed, List.of()) : this;
    }
}
