package io.trade2026.app.verb;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which record a verb reads that needs no running node, and how it tells what it found. */
final class RecordOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data directory of the node (default: data, beside the launcher).")
    private @Nullable Path directory;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    /** The data directory, to which the logs go from now on. */
    Path data() {
        Path data = directory != null ? directory : Path.of(System.getProperty("trade2026.home", "."), "data");
        NodeOptions.directLogs(data);
        return data;
    }

    /**
     * Tells it as JSON, if that was asked for.
     *
     * @return false when it is to be told in lines
     */
    boolean printsJson(PrintStream out, Object found) throws IOException {
        if (json) {
            ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
            out.println(mapper.writeValueAsString(found));
        }
        return json;
    }
}
