package io.trade2026.app.explain;

import io.trade2026.ops.explain.ControlStep;
import io.trade2026.ops.explain.Judgement;
import io.trade2026.ops.explain.LimitMeasure;
import io.trade2026.ops.explain.LimitVersion;
import io.trade2026.ops.explain.OrderStory;
import io.trade2026.ops.explain.StoryStep;
import java.util.ArrayList;
import java.util.List;

/** The story of an order as lines for a support desk. */
public final class StoryText {
    private static final String INDENT = "      ";

    private final List<String> lines = new ArrayList<>();

    private StoryText() {}

    /**
     * Writes a story.
     *
     * @param story to be read
     * @return its lines
     */
    public static List<String> lines(OrderStory story) {
        StoryText text = new StoryText();
        text.write(story);
        return text.lines;
    }

    private void write(OrderStory story) {
        lines.add("order " + story.orderId() + (story.clOrdId().isEmpty() ? "" : ", ClOrdID(11) " + story.clOrdId())
                + (story.session().isEmpty() ? "" : ", session " + story.session()));
        lines.add("  " + story.order());
        story.steps().forEach(this::step);
        if (!story.limits().isEmpty()) {
            lines.add("limits that were looked at:");
            story.limits().forEach(this::limit);
        }
        story.notes().forEach(note -> lines.add("note: " + note));
    }

    private void step(StoryStep step) {
        lines.add(step.at() + "  event " + step.eventNumber() + "  " + step.what()
                + (step.who().isEmpty() ? "" : "  (" + step.who() + ")"));
        if (!step.text().isEmpty()) {
            lines.add(INDENT + "\"" + step.text() + "\"");
        }
        Judgement judgement = step.judgement();
        if (judgement != null) {
            judgement(judgement);
        }
    }

    private void judgement(Judgement of) {
        lines.add(INDENT + (of.passed() ? "PASSED" : "REFUSED " + of.code() + " " + of.denial() + ": " + of.sentence())
                + ", decided " + of.decidedAt()
                + (of.receivedAt().isEmpty() ? "" : ", received " + of.receivedAt()));
        if (!of.priceSource().isEmpty()) {
            lines.add(INDENT + "price " + orNone(of.referencePx()) + " from " + of.priceSource() + ", "
                    + of.priceState()
                    + (of.priceAt().isEmpty() ? "" : " of " + of.priceAt()) + "; risk price " + orNone(of.riskPx())
                    + " x multiplier " + orNone(of.multiplier()) + " x rate " + orNone(of.fx())
                    + (of.fxAt().isEmpty() ? "" : " of " + of.fxAt()) + ": value " + of.notional());
        }
        of.refusal()
                .forEach(measure -> lines.add(INDENT + "refused by " + measure(measure)
                        + (of.wouldHavePassed().isEmpty() ? "" : "; would have passed: " + of.wouldHavePassed())));
        of.kills()
                .forEach(kill -> lines.add(INDENT + "stopped by the kill switch of " + kill.scope() + ", set by "
                        + kill.setBy() + " at " + kill.setAt() + " (event " + kill.eventNumber() + ", report "
                        + kill.sweepId() + "): " + kill.reason()));
        of.tightest().forEach(measure -> lines.add(INDENT + "least was left of " + measure(measure)));
        of.controls().forEach(this::control);
    }

    private void control(ControlStep control) {
        lines.add(INDENT
                + (control.passed() ? "pass   " : "REFUSE ")
                + (control.control().isEmpty() ? "" : control.control() + " ")
                + control.name());
        control.measures().forEach(measure -> lines.add(INDENT + "         " + measure(measure)));
    }

    /** Such as {@code OrderQty of CLIENT CLIENT1, ANY: limit 1000, this order 1001 (limit 7 version 2)}. */
    static String measure(LimitMeasure of) {
        return of.limitId() == 0
                ? numbers(of)
                : numbers(of) + " (limit " + of.limitId() + " version " + of.version() + ")";
    }

    /** The same without the number and version of the limit. */
    static String numbers(LimitMeasure of) {
        StringBuilder words = new StringBuilder(of.measure());
        if (!of.scope().isEmpty()) {
            words.append(" of ").append(of.scope());
        }
        if (!of.instruments().isEmpty()) {
            words.append(", ").append(of.instruments());
        }
        if (!of.side().isEmpty() && !of.side().equals("BOTH")) {
            words.append(", ").append(of.side());
        }
        words.append(": limit ").append(orNone(of.limit()));
        if (!of.used().isEmpty()) {
            words.append(", used ").append(of.used());
        }
        if (!of.thisOrder().isEmpty()) {
            words.append(", this order ").append(of.thisOrder());
        }
        return words.toString();
    }

    private void limit(LimitVersion of) {
        lines.add("  limit " + of.limitId() + " version " + of.version() + ": " + of.control() + " = " + of.value()
                + ", " + of.kind() + " by " + of.setBy()
                + (of.approvedBy().isEmpty() ? "" : ", approved by " + of.approvedBy()) + ", since " + of.setAt()
                + " (event " + of.eventNumber() + ")" + (of.reason().isEmpty() ? "" : ": " + of.reason()));
    }

    private static String orNone(String text) {
        return text.isEmpty() ? "none" : text;
    }
}
