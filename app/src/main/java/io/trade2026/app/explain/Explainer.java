package io.trade2026.app.explain;

import io.trade2026.ops.explain.ControlStep;
import io.trade2026.ops.explain.OrderStory;
import io.trade2026.sequencer.media.RecordedCommands;
import io.trade2026.sequencer.media.RecordedEvents;
import io.trade2026.sequencer.node.StoredSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tells the story of an order from the files of a data directory. It only reads, also beside a running house. */
public final class Explainer {
    private static final int MOST_TRIED = 3;

    private final Path data;
    private final boolean usesSnapshots;

    /**
     * Reads this directory.
     *
     * @param data directory of a node, as for {@code run}
     */
    public Explainer(Path data) {
        this(data, true);
    }

    /**
     * Reads this directory.
     *
     * @param data directory of a node, as for {@code run}
     * @param usesSnapshots false: the command log is played from its beginning, also where a snapshot would save that
     */
    public Explainer(Path data, boolean usesSnapshots) {
        this.data = data;
        this.usesSnapshots = usesSnapshots;
    }

    /**
     * Tells of all orders of an id.
     *
     * @param id OrderID(37), with or without its O, or a ClOrdID(11) of any client, also of a replace
     * @return one for each order, oldest first; empty when the journal knows none
     * @throws IOException when there is no journal, or it cannot be read
     */
    public List<OrderStory> tell(String id) throws IOException {
        RecordedEvents journal = RecordedEvents.in(data);
        if (!journal.isThere()) {
            throw new IOException("there is no event journal in " + data.resolve("media"));
        }
        OrderLetters letters = new OrderLetters();
        JournalFinds finds = new JournalFinds(id, letters);
        journal.read(finds);
        if (finds.orders().isEmpty()) {
            return List.of();
        }
        List<StoredSnapshot> snapshots = before(Collections.min(finds.orders()));
        long from =
                snapshots.isEmpty() ? 0 : snapshots.get(snapshots.size() - 1).lastEventNumber() + 1;
        OrderEvents events = new OrderEvents(finds.orders(), letters, from);
        journal.read(events);
        PartyNames names = new PartyNames();
        List<String> notes = new ArrayList<>();
        if (finds.firstEvent() > 1) {
            notes.add("the journal begins at event " + finds.firstEvent() + ": what was before is not told");
        }
        LogReplay replay = replay(snapshots, events, names);
        notes.add(
                replay != null
                        ? replay.note()
                        : "the command log is not here from its beginning, nor from a snapshot before the order:"
                                + " controls that passed are not told, and parties by their numbers");
        Map<Long, StoryBuilder> builders = new TreeMap<>();
        finds.orders().forEach(order -> builders.put(order, new StoryBuilder(order, finds, names)));
        for (OrderEvents.Copy event : events.copies()) {
            StoryBuilder builder = builders.get(letters.orderId(event.letter(), 0));
            if (builder != null) {
                List<ControlStep> steps = replay == null ? List.of() : replay.steps(event.number());
                builder.add(event.number(), event.epochNs(), letters, steps);
            }
        }
        return builders.values().stream().map(builder -> builder.story(notes)).toList();
    }

    /** Snapshots of before an order was there, the newest first, and no more than may have to be tried. */
    private List<StoredSnapshot> before(long orderId) throws IOException {
        List<StoredSnapshot> all = usesSnapshots ? StoredSnapshot.in(data) : List.of();
        return all.stream()
                .filter(each -> each.lastEventNumber() < orderId)
                .sorted(Comparator.comparingLong(StoredSnapshot::lastEventNumber)
                        .reversed())
                .limit(MOST_TRIED)
                .toList();
    }

    private @Nullable LogReplay replay(List<StoredSnapshot> snapshots, OrderEvents events, PartyNames names)
            throws IOException {
        RecordedCommands log = RecordedCommands.in(data);
        for (StoredSnapshot snapshot : snapshots) {
            LogReplay replay = LogReplay.from(log, snapshot, events, names);
            if (replay != null) {
                return replay;
            }
        }
        return log.isWhole() ? LogReplay.ofAll(log, events, names) : null;
    }
}
