package io.trade2026.app.verb;

import io.trade2026.app.explain.WhatIf;
import io.trade2026.app.process.StartFault;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./trade2026 whatif}: which orders of the record other limits would have refused or let pass. Reads files only. */
@Command(
        name = "whatif",
        description = {
            "Plays the recorded flow again with other limits: which orders would have been refused or passed, and how far limits"
                    + " would have been used.",
            "Exit status 0: played, 2: the record or the file of limits cannot be used."
        },
        mixinStandardHelpOptions = true)
public final class WhatIfVerb implements Callable<Integer> {
    private final PrintStream out;

    @Option(
            names = "--limits",
            paramLabel = "FILE",
            required = true,
            description =
                    "Comma-separated values, with a line of columns: control, value, and limit_id or scope_kind, scope_name,"
                            + " instrument_scope, instrument, side. As limits export writes them too. Limits that it does not name"
                            + " stay as they were.")
    private Path limits = Path.of("limits.csv");

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "From when on they hold, such as 2026-11-26T08:00:00Z (default: the first order).")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "End of the period (default: that of the record).")
    private @Nullable String to;

    @Mixin
    private final RecordOptions record = new RecordOptions();

    @Option(names = "--rows", paramLabel = "N", description = "Most orders to print of each kind (default: 50).")
    private int rows = 50;

    /**
     * Creates the verb.
     *
     * @param out where the report goes
     */
    public WhatIfVerb(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        WhatIf.Report report = WhatIf.run(
                record.data(),
                limits,
                from == null ? 0 : epochNs("--from", from),
                to == null ? Long.MAX_VALUE : epochNs("--to", to));
        if (!record.printsJson(out, report)) {
            print(report);
        }
        out.flush();
        return 0;
    }

    private void print(WhatIf.Report report) {
        out.println(
                report.decisions() + " decisions on orders and replaces, " + report.commands() + " commands played");
        changes("would have been REFUSED", report.refused());
        changes("would have PASSED", report.passed());
        if (report.leftOut() > 0) {
            out.println(
                    report.leftOut() + " answers of venues were left out: they speak of what would not have been sent");
        }
        out.println("peaks of use, by orders that pass with these limits (and as it was):");
        for (WhatIf.PeakUse each : report.peaks()) {
            out.printf(
                    Locale.ROOT,
                    "  %-15s %-44s %18s of %18s %4s%%  (%s of %s)%n",
                    each.control(),
                    each.what(),
                    each.peak(),
                    each.limit(),
                    each.percent(),
                    each.peakAsItWas().isEmpty() ? "none" : each.peakAsItWas(),
                    each.limitAsItWas().isEmpty() ? "none" : each.limitAsItWas());
        }
    }

    private void changes(String title, List<WhatIf.Change> changes) {
        out.println(changes.size() + " " + title + (changes.isEmpty() ? "" : ":"));
        for (WhatIf.Change each : changes.subList(0, Math.min(rows, changes.size()))) {
            out.println("  " + each.at() + " " + each.orderId() + " "
                    + (each.clOrdId().isEmpty() ? "" : each.clOrdId() + " ") + each.session()
                    + (each.isReplace() ? " replace " : " ") + each.order() + ": " + each.why());
        }
        if (changes.size() > rows) {
            out.println("  … and " + (changes.size() - rows) + " more; --rows N or --json shows them");
        }
    }

    private static long epochNs(String option, String text) {
        try {
            Instant at = Instant.parse(text);
            return TimeUnit.SECONDS.toNanos(at.getEpochSecond()) + at.getNano();
        } catch (DateTimeException e) {
            throw new StartFault(option + ": must be a UTC time such as 2026-11-26T08:00:00Z, was '" + text + "'", e);
        }
    }
}
