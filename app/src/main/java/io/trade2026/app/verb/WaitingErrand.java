package io.trade2026.app.verb;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine.Option;

/** Lists what waits for another person, or with {@code --all} also what no longer does. */
abstract class WaitingErrand extends NodeErrand {
    @Option(names = "--all", description = "Those too that no longer wait.")
    private boolean all;

    WaitingErrand(Desk.Terminal terminal) {
        super(terminal);
    }

    /**
     * Asks for them.
     *
     * @param node that is asked
     * @param wantsAll whether those too that no longer wait
     * @return in the order in which they are told
     */
    abstract List<JsonNode> ask(DeskClient node, boolean wantsAll);

    /**
     * Tells one.
     *
     * @param out where
     * @param each as the node answered
     */
    abstract void tell(PrintStream out, JsonNode each);

    @Override
    final int act(DeskClient node, PrintStream out) {
        List<JsonNode> found = ask(node, all);
        found.forEach(each -> tell(out, each));
        if (found.isEmpty()) {
            out.println("none");
        }
        return 0;
    }
}
