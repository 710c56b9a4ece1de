package io.trade2026.app.verb;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** One thing that an operator asks of a running node, over its REST; a refusal becomes a line and an exit status. */
abstract class NodeErrand implements Callable<Integer> {
    private final Desk.Terminal terminal;

    @Mixin
    private DeskOptions options = new DeskOptions();

    NodeErrand(Desk.Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Does it.
     *
     * @param node that is asked
     * @param out what was found and done
     * @return exit status
     */
    abstract int act(DeskClient node, PrintStream out) throws IOException;

    @Override
    public final Integer call() throws Exception {
        return terminal.tell(() -> act(options.client(), terminal.out()));
    }
}
