package io.trade2026.app.explain;

import io.trade2026.ops.explain.OrderStory;
import io.trade2026.sequencer.media.RecordedCommands;
import io.trade2026.sequencer.media.RecordedEvents;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tells the story of an order from the files of a data directory. It only reads, also beside a running house. */
public final class Explainer {
    private final Path data;

    /**
     * Reads this directory.
     *
     * @param data directory of a node, as for {@code run}
     */
    public Explainer(Path data) {
        this.data = data;
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
        PartyNames names = new PartyNames();
        List<String> notes = new ArrayList<>();
        LogReplay replay = replay(finds, names, notes);
        Map<Long, StoryBuilder> builders = new TreeMap<>();
        finds.orders().forEach(order -> builders.put(order, new StoryBuilder(order, finds, names)));
        journal.read((number, epochNs, buffer, offset, length) -> {
            StoryBuilder builder = builders.get(letters.orderId(buffer, offset));
            if (builder != null) {
                builder.add(number, epochNs, letters, replay == null ? List.of() : replay.steps(number));
            }
        });
        return builders.values().stream().map(builder -> builder.story(notes)).toList();
    }

    private @Nullable LogReplay replay(JournalFinds finds, PartyNames names, List<String> notes) throws IOException {
        RecordedCommands log = RecordedCommands.in(data);
        if (finds.firstEvent() > 1) {
            notes.add("the journal begins at event " + finds.firstEvent() + ": what was before is not told");
        }
        if (!log.isWhole()) {
            notes.add("the command log is not here from its beginning: controls that passed are not told, and parties"
                    + " by their numbers");
            return null;
        }
        LogReplay replay = new LogReplay(finds, new OrderLetters(), names);
        log.read(replay);
        notes.add(replay.note());
        return replay;
    }
}
