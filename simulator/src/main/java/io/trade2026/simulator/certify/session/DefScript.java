package io.trade2026.simulator.certify.session;

import io.trade2026.simulator.certify.wire.FixMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A conversation between a test client and an acceptor.
 *
 * @param version the folder it lies in, such as {@code fix44}
 * @param name of the file, without its ending
 * @param title its first comment, or its name
 * @param statements in their order
 */
public record DefScript(String version, String name, String title, List<Statement> statements) {
    private static final Pattern LINE =
            Pattern.compile("([iIeE])(?:(\\d+),)?(CONNECT|DISCONNECT|\\d+=.*)", Pattern.DOTALL);

    /** Copies the statements. */
    public DefScript {
        statements = List.copyOf(statements);
    }

    /**
     * Reads a script.
     *
     * @param text of the file, one character a byte
     * @param corrections other texts for some lines, by number
     * @throws IllegalArgumentException naming the line that is no statement
     */
    public static DefScript parse(String version, String name, String text, Map<Integer, String> corrections) {
        List<Statement> statements = new ArrayList<>();
        String title = "";
        int number = 0;
        for (String given : text.split("\r?\n", -1)) {
            number++;
            String line = corrections.getOrDefault(number, given);
            if (line.startsWith("#") && title.isEmpty()) {
                title = titleOf(line);
            }
            if (!line.isBlank() && !line.startsWith("#")) {
                statements.add(statement(version + "/" + name, number, line));
            }
        }
        return new DefScript(version, name, title.isEmpty() ? name : title, statements);
    }

    private static String titleOf(String comment) {
        String text = comment.replaceFirst("^#\\s*@?", "").trim();
        return text.matches("testcase \\S+") ? "" : text;
    }

    private static Statement statement(String file, int number, String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException(file + " line " + number + ": no statement: " + line);
        }
        boolean isOurs = parts.group(1).equalsIgnoreCase("i");
        int connection = parts.group(2) == null ? 1 : Integer.parseInt(parts.group(2));
        String what = parts.group(3);
        if (what.equals("CONNECT") && isOurs) {
            return new Statement.Connect(number, connection);
        }
        if (what.equals("DISCONNECT")) {
            return isOurs
                    ? new Statement.Disconnect(number, connection)
                    : new Statement.AwaitDisconnect(number, connection);
        }
        if (what.equals("CONNECT")) {
            throw new IllegalArgumentException(file + " line " + number + ": the acceptor cannot connect");
        }
        return isOurs
                ? new Statement.Send(number, connection, what)
                : new Statement.Expect(number, connection, FixMessage.parse(what));
    }
}
