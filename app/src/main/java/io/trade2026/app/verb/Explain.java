package io.trade2026.app.verb;

import io.trade2026.app.explain.Explainer;
import io.trade2026.app.explain.StoryText;
import io.trade2026.app.process.StartFault;
import io.trade2026.ops.explain.OrderStory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./trade2026 explain}: why an order was decided as it was. Reads files only; the house may be open or not. */
@Command(
        name = "explain",
        description = {
            "Tells what became of an order, and what each control looked at, from the files of journal and command log.",
            "Exit status 0: told, 1: no such order, 2: the journal cannot be read."
        },
        mixinStandardHelpOptions = true)
public final class Explain implements Callable<Integer> {
    private final PrintStream out;

    @Option(
            names = "--order",
            paramLabel = "ID",
            required = true,
            description = "OrderID(37), such as O17, or ClOrdID(11) of the order or of a replace.")
    private String order = "";

    @Option(
            names = "--whole-log",
            description =
                    "Play the command log from its beginning, also where a snapshot before the order would save that.")
    private boolean wholeLog;

    @Mixin
    private final RecordOptions record = new RecordOptions();

    /**
     * Creates the verb.
     *
     * @param out where the story goes
     */
    public Explain(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        Path data = record.data();
        List<OrderStory> stories = stories(data);
        boolean isTold = record.printsJson(out, Map.of("orders", stories));
        if (!isTold && stories.isEmpty()) {
            out.println("no order " + order + " in the journal of " + data);
        } else if (!isTold) {
            stories.forEach(story -> StoryText.lines(story).forEach(out::println));
        }
        out.flush();
        return stories.isEmpty() ? 1 : 0;
    }

    private List<OrderStory> stories(Path data) {
        try {
            return new Explainer(data, !wholeLog).tell(order);
        } catch (IOException e) {
            throw new StartFault("the record in " + data + " cannot be read: " + e.getMessage(), e);
        }
    }
}
