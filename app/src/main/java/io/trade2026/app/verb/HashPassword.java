package io.trade2026.app.verb;

import io.trade2026.app.process.StartFault;
import io.trade2026.sessions.Credential;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** Turns a password into what a session file keeps of it. */
@Command(
        name = "hash-password",
        description =
                "Reads a password from standard input, and prints what a session file keeps of it as passwordHash.",
        mixinStandardHelpOptions = true)
public final class HashPassword implements Callable<Integer> {
    private final InputStream in;
    private final PrintStream out;

    /**
     * Creates the verb.
     *
     * @param in the password's line, unless a terminal asks for it
     * @param out where the hash goes
     */
    public HashPassword(InputStream in, PrintStream out) {
        this.in = in;
        this.out = out;
    }

    /**
     * Reads and prints.
     *
     * @return 0
     * @throws StartFault when there is no password that FIX could carry
     */
    @Override
    public Integer call() {
        Console console = Terminals.isInput() ? System.console() : null;
        String password = console == null ? firstLine() : typed(console);
        if (password.isEmpty()) {
            throw new StartFault("hash-password: the password must not be empty");
        }
        if (password.chars().anyMatch(Character::isISOControl)) {
            throw new StartFault(
                    "hash-password: the password must be without control characters, FIX ends a field" + " with one");
        }
        out.println(Credential.of(password));
        return 0;
    }

    private String firstLine() {
        try {
            String line = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String typed(Console console) {
        char @Nullable [] password = console.readPassword("password: ");
        char @Nullable [] again = console.readPassword("once more: ");
        if (password == null || !Arrays.equals(password, again)) {
            throw new StartFault("hash-password: what was typed differs");
        }
        return new String(password);
    }
}
