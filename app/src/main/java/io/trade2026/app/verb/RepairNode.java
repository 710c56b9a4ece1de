package io.trade2026.app.verb;

import io.trade2026.app.node.MemberRepair;
import io.trade2026.app.node.NodeConfig;
import io.trade2026.app.node.NodeConfigFile;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Mends a member of the cluster that cannot join by itself. */
@Command(
        name = "repair",
        description =
                "Fetches snapshot, command log and journal for a member that cannot join, from the members that live.",
        mixinStandardHelpOptions = true)
public final class RepairNode implements Callable<Integer> {
    private final PrintStream out;

    @Option(names = "--config", paramLabel = "FILE", required = true, description = "As for run.")
    private Path file = Path.of("node.yaml");

    @Option(
            names = "--member",
            paramLabel = "ID",
            required = true,
            description = "The member to be mended, on this machine; its core must not run.")
    private int member;

    @Option(names = "--data", paramLabel = "DIR", description = "Data directory, in place of that of the file.")
    private @Nullable Path directory;

    @Option(
            names = "--from",
            paramLabel = "ID",
            description = "The member whose journal is taken (default: the one that has most of it).")
    private @Nullable Integer from;

    private RepairNode(PrintStream out) {
        this.out = out;
    }

    /** The verb whose part it is. */
    @Command(
            name = "node",
            description = "Looks after a member of the cluster: node repair.",
            mixinStandardHelpOptions = true)
    private static final class Parent implements Runnable {
        private final PrintStream out;

        Parent(PrintStream out) {
            this.out = out;
        }

        @Override
        public void run() {
            CommandLine.usage(this, out);
        }
    }

    /**
     * Creates the verb {@code node} with its part {@code repair}.
     *
     * @param out where it says what was found and done
     * @return the verb
     */
    public static CommandLine line(PrintStream out) {
        return new CommandLine(new Parent(out)).addSubcommand(new RepairNode(out));
    }

    /**
     * Mends.
     *
     * @return 0
     * @throws InterruptedException if the thread is interrupted
     */
    @Override
    public Integer call() throws InterruptedException {
        NodeConfig config = NodeConfigFile.read(file, Files::isReadable).withMember(member);
        if (directory != null) {
            config = config.withData(directory.toAbsolutePath().normalize());
        }
        NodeOptions.directLogs(config.data(), "repair");
        new MemberRepair(config).run(from == null ? OptionalInt.empty() : OptionalInt.of(from), line -> {
            out.println(line);
            out.flush();
        });
        out.println("member " + member + " can be started");
        return 0;
    }
}
