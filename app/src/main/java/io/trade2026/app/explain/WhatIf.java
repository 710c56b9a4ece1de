package io.trade2026.app.explain;

import io.trade2026.app.process.StartFault;
import io.trade2026.messages.sbe.ActOnListDecoder;
import io.trade2026.messages.sbe.EnterDeskOrderDecoder;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.PlaceListDecoder;
import io.trade2026.messages.sbe.PlaceOrderDecoder;
import io.trade2026.messages.sbe.ReplaceByDeskDecoder;
import io.trade2026.messages.sbe.ReplaceOrderDecoder;
import io.trade2026.sequencer.media.RecordedCommands;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Plays a recorded flow to two cores at once, the second with other limits from some moment on, and tells where they part.
 *
 * <p>Assumed: clients, prices and venues do what they did. An order that passes with the other limits only is never answered by
 * a venue, so it stays open; what a venue said about an order that was not sent is left out.
 */
public final class WhatIf implements RecordedCommands.Handler {
    private static final Set<Integer> DECIDES = Set.of(
            PlaceOrderDecoder.TEMPLATE_ID,
            ReplaceOrderDecoder.TEMPLATE_ID,
            PlaceListDecoder.TEMPLATE_ID,
            ActOnListDecoder.TEMPLATE_ID,
            EnterDeskOrderDecoder.TEMPLATE_ID,
            ReplaceByDeskDecoder.TEMPLATE_ID);

    private final List<LimitsFile.Row> rows;
    private final long fromEpochNs;
    private final long toEpochNs;
    private final PartyNames names = new PartyNames();
    private final OtherLimits limits = new OtherLimits();
    private final OrderPairs pairs = new OrderPairs();
    private final Translation translation = new Translation(pairs);
    private final Lane asItWas = new Lane(names, pairs::sent);
    private final Lane other = new Lane(names, pairs::sentByOther);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final PlaceOrderDecoder placed = new PlaceOrderDecoder();
    private final ReplaceOrderDecoder replaced = new ReplaceOrderDecoder();
    private final List<Change> refused = new ArrayList<>();
    private final List<Change> passed = new ArrayList<>();
    private long commands;
    private long decisions;
    private boolean isOther;

    /**
     * A decision that would have been another one.
     *
     * @param at time of the command, UTC
     * @param orderId OrderID(37) as it was
     * @param clOrdId ClOrdID(11) of the message; empty when none caused it
     * @param session whose
     * @param order its terms
     * @param isReplace or a new order
     * @param why it is refused, by the other limits or as it was
     */
    public record Change(
            String at, String orderId, String clOrdId, String session, String order, boolean isReplace, String why) {}

    /**
     * The highest use of a limit, by orders that passed.
     *
     * @param control such as PT-07
     * @param what whose limit, over which instruments, of which side
     * @param limit the other one
     * @param peak of its use with the other limits
     * @param percent of it, rounded down
     * @param at when, UTC
     * @param limitAsItWas what held; empty when no order was held against it
     * @param peakAsItWas its highest use; empty when there was none
     */
    public record PeakUse(
            String control,
            String what,
            String limit,
            String peak,
            long percent,
            String at,
            String limitAsItWas,
            String peakAsItWas) {}

    /**
     * What came of it.
     *
     * @param commands that were played
     * @param decisions in the period
     * @param refused orders and replaces that passed and would have been refused
     * @param passed orders and replaces that were refused and would have passed
     * @param peaks of use in the period
     * @param leftOut answers of venues about what would not have been sent
     */
    public record Report(
            long commands,
            long decisions,
            List<Change> refused,
            List<Change> passed,
            List<PeakUse> peaks,
            long leftOut) {
        /** Keeps its own lists. */
        public Report {
            refused = List.copyOf(refused);
            passed = List.copyOf(passed);
            peaks = List.copyOf(peaks);
        }
    }

    private WhatIf(List<LimitsFile.Row> rows, long fromEpochNs, long toEpochNs) {
        this.rows = rows;
        this.fromEpochNs = fromEpochNs;
        this.toEpochNs = toEpochNs;
    }

    /**
     * Plays the command log of a data directory.
     *
     * @param data directory of a node
     * @param limitsFile other limits; those that it does not name stay as they were
     * @param fromEpochNs from when on they hold
     * @param toEpochNs when the period ends
     * @return what came of it
     * @throws IOException when the log cannot be read
     * @throws StartFault when the log is not whole, or the file is at fault
     */
    public static Report run(Path data, Path limitsFile, long fromEpochNs, long toEpochNs) throws IOException {
        WhatIf play = new WhatIf(LimitsFile.read(limitsFile), fromEpochNs, toEpochNs);
        RecordedCommands log = RecordedCommands.in(data);
        if (!log.isWhole()) {
            throw new StartFault("the command log in " + data.resolve("media")
                    + " must be there from its beginning; its first files were purged, or there is none");
        }
        log.read(play);
        return play.report();
    }

    @Override
    public void onCommand(long epochNs, DirectBuffer buffer, int offset, int length) {
        if (epochNs >= toEpochNs) {
            return;
        }
        commands++;
        names.learn(buffer, offset);
        limits.learn(buffer, offset, length);
        header.wrap(buffer, offset);
        if (!isOther && epochNs >= fromEpochNs && DECIDES.contains(header.templateId())) {
            changeLimits(epochNs);
        }
        asItWas.begin(epochNs);
        asItWas.core().onCommand(epochNs, buffer, offset, length);
        other.begin(epochNs);
        if (translation.say(buffer, offset, length)) {
            other.core().onCommand(epochNs, translation.buffer(), 0, length);
        }
        compare(buffer, offset);
    }

    @Override
    public void onTimer(long correlationId, long epochNs) {
        if (epochNs < toEpochNs) {
            asItWas.begin(epochNs);
            asItWas.core().onTimer(correlationId, epochNs);
            other.begin(epochNs);
            other.core().onTimer(correlationId, epochNs);
        }
    }

    @Override
    public void onLeader(long epochNs) {
        if (epochNs < toEpochNs) {
            asItWas.begin(epochNs);
            asItWas.core().onLeader(epochNs);
            other.begin(epochNs);
            other.core().onLeader(epochNs);
        }
    }

    private void changeLimits(long epochNs) {
        isOther = true;
        asItWas.count();
        other.count();
        for (UnsafeBuffer letter : limits.letters(rows)) {
            other.begin(epochNs);
            other.core().onCommand(epochNs, letter, 0, letter.capacity());
        }
    }

    private void compare(DirectBuffer buffer, int offset) {
        pairs.pair(asItWas.opened(), other.opened());
        if (!isOther) {
            return;
        }
        List<Lane.Outcome> theirs = new ArrayList<>(other.outcomes());
        for (Lane.Outcome ours : asItWas.outcomes()) {
            decisions++;
            Lane.Outcome found = take(theirs, pairs.order(ours.orderId()), ours.isReplace());
            if (found != null && found.passed() != ours.passed()) {
                Lane.Outcome refusal = ours.passed() ? found : ours;
                Change change = new Change(
                        ours.judgement().decidedAt(),
                        "O" + ours.orderId(),
                        clOrdId(buffer, offset),
                        ours.session(),
                        ours.order().isEmpty() ? found.order() : ours.order(),
                        ours.isReplace(),
                        why(refusal));
                (ours.passed() ? refused : passed).add(change);
            }
        }
    }

    private static Lane.@Nullable Outcome take(List<Lane.Outcome> from, long orderId, boolean isReplace) {
        for (Lane.Outcome each : from) {
            if (each.orderId() == orderId && each.isReplace() == isReplace) {
                from.remove(each);
                return each;
            }
        }
        return null;
    }

    private String clOrdId(DirectBuffer buffer, int offset) {
        header.wrap(buffer, offset);
        return switch (header.templateId()) {
            case PlaceOrderDecoder.TEMPLATE_ID ->
                placed.wrapAndApplyHeader(buffer, offset, header).clOrdId();
            case ReplaceOrderDecoder.TEMPLATE_ID ->
                replaced.wrapAndApplyHeader(buffer, offset, header).clOrdId();
            default -> "";
        };
    }

    private static String why(Lane.Outcome refusal) {
        String numbers = refusal.judgement().refusal().isEmpty()
                ? refusal.judgement().sentence()
                : OtherLimits.words(refusal.judgement().refusal().get(0));
        return refusal.judgement().code() + " " + refusal.judgement().denial() + ": " + numbers;
    }

    private Report report() {
        if (!isOther) {
            throw new StartFault("--from, --to: there must be an order in the period; the record has none");
        }
        var before = asItWas.peaks();
        List<PeakUse> peaks = new ArrayList<>();
        other.peaks().forEach((key, peak) -> {
            PeakBook.Peak was = before.get(key);
            peaks.add(new PeakUse(
                    peak.control(),
                    peak.what(),
                    peak.limit(),
                    peak.use(),
                    peak.percent(),
                    StoryWords.at(peak.atEpochNs()),
                    was == null ? "" : was.limit(),
                    was == null ? "" : was.use()));
        });
        return new Report(commands, decisions, refused, passed, peaks, translation.leftOut());
    }
}
