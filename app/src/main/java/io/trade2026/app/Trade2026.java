package io.trade2026.app;

import io.trade2026.app.process.StartFault;
import io.trade2026.app.verb.Certify;
import io.trade2026.app.verb.Demo;
import io.trade2026.app.verb.Desk;
import io.trade2026.app.verb.Doctor;
import io.trade2026.app.verb.Explain;
import io.trade2026.app.verb.HashPassword;
import io.trade2026.app.verb.Housekeeping;
import io.trade2026.app.verb.Kill;
import io.trade2026.app.verb.Lab;
import io.trade2026.app.verb.LimitsVerb;
import io.trade2026.app.verb.Reconcile;
import io.trade2026.app.verb.RepairNode;
import io.trade2026.app.verb.Retention;
import io.trade2026.app.verb.Run;
import io.trade2026.app.verb.SessionVerb;
import io.trade2026.app.verb.WhatIfVerb;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code trade2026} command: finds the verb, runs it, and turns its end into an exit status. */
@Command(
        name = "trade2026",
        description = "FIX broker gateway and order management system.",
        footer = {
            "",
            "The launcher also knows: test (everything that CI runs), bench (the benchmarks), chaos (breaks"
                    + " everything)."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Trade2026.Version.class)
public final class Trade2026 implements Runnable {
    private final PrintStream out;

    private Trade2026(PrintStream out) {
        this.out = out;
    }

    /** Says which version this is. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Trade2026.class.getPackage().getImplementationVersion();
            return new String[] {"trade2026 " + (version == null ? "development build" : version)};
        }
    }

    /** Prints how it is used. */
    @Override
    public void run() {
        CommandLine.usage(this, out);
    }

    /**
     * Runs a verb and exits: 0 when all went well, 1 when the verb found a fault, 2 when it could not start.
     *
     * @param arguments verb and options
     */
    public static void main(String[] arguments) {
        System.exit(run(System.out, System.err, arguments));
    }

    private static int run(PrintStream out, PrintStream err, String... arguments) {
        CommandLine line = new CommandLine(new Trade2026(out))
                .addSubcommand(new Demo(out))
                .addSubcommand(new Lab(out))
                .addSubcommand(new Run(out, err))
                .addSubcommand(RepairNode.line(out))
                .addSubcommand(Desk.line(out, err))
                .addSubcommand(LimitsVerb.line(out, err))
                .addSubcommand(SessionVerb.line(out, err))
                .addSubcommand(Kill.line(out, err))
                .addSubcommand(new HashPassword(System.in, out))
                .addSubcommand(new Certify(out))
                .addSubcommand(new Reconcile(out))
                .addSubcommand(new Explain(out))
                .addSubcommand(new WhatIfVerb(out))
                .addSubcommand(new Doctor(out))
                .addSubcommand(new Retention(out))
                .addSubcommand(new Housekeeping.Stop(out))
                .addSubcommand(new Housekeeping.Reset(out))
                .addSubcommand(new Housekeeping.Logs(out))
                .addSubcommand(new CommandLine.HelpCommand());
        line.setExecutionExceptionHandler((fault, command, result) -> {
            if (fault instanceof StartFault) {
                err.println("trade2026: " + fault.getMessage());
            } else if (fault instanceof UncheckedIOException io) {
                err.println("trade2026: a file cannot be read or written: " + io.getMessage());
            } else {
                fault.printStackTrace(err);
            }
            return 2;
        });
        line.setParameterExceptionHandler((wrong, given) -> {
            String verb = wrong.getCommandLine().getCommandSpec().qualifiedName();
            err.println("trade2026: "
                    + String.valueOf(wrong.getMessage()).lines().findFirst().orElse("") + "; see ./" + verb
                    + " --help");
            return 2;
        });
        return line.execute(arguments);
    }
}
