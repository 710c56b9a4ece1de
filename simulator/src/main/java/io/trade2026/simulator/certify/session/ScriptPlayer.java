package io.trade2026.simulator.certify.session;

import io.trade2026.simulator.certify.CaseResult;
import io.trade2026.simulator.certify.Verdict;
import io.trade2026.simulator.certify.wire.Arrival;
import io.trade2026.simulator.certify.wire.FixMessage;
import io.trade2026.simulator.certify.wire.FixText;
import io.trade2026.simulator.certify.wire.RawLink;
import io.trade2026.simulator.certify.wire.Transcript;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plays one script against an acceptor, under one SenderCompID(49). Used once, by one thread. */
public final class ScriptPlayer {
    private static final FixMessage NO_MESSAGE = FixMessage.parse("");

    private final SessionTarget target;
    private final DefScript script;
    private final Rendering rendering;
    private final Hearing hearing;
    private final Transcript transcript = new Transcript();
    private final Map<Integer, Line> lines = new HashMap<>();
    private String garbage = "";

    /**
     * Prepares to play.
     *
     * @param sender SenderCompID(49), used by nobody else meanwhile
     */
    public ScriptPlayer(SessionTarget target, DefScript script, String sender) {
        this.target = target;
        this.script = script;
        this.rendering = new Rendering(target, sender);
        this.hearing = new Hearing(script, new Judge(rendering), target.patienceMillis());
    }

    /** Plays the script to its end or to the first deviation. */
    public CaseResult play() {
        Deviation deviation = null;
        List<Statement> statements = script.statements();
        try {
            for (int i = 0; i < statements.size() && deviation == null; i++) {
                deviation = play(statements.get(i), i);
            }
        } finally {
            lines.values().forEach(line -> line.link().close());
        }
        return result(deviation);
    }

    private CaseResult result(@Nullable Deviation deviation) {
        Verdict verdict = deviation == null ? Verdict.PASSED : Verdict.FAILED;
        Deviation where = deviation == null ? new Deviation(0, "", "", "") : deviation;
        return new CaseResult(
                script.version(),
                script.name(),
                script.title(),
                verdict,
                deviation == null ? "" : "line " + where.line(),
                where.expected(),
                where.received(),
                where.reason(),
                "",
                transcript.lines(),
                transcript.millis());
    }

    private @Nullable Deviation play(Statement statement, int index) {
        if (statement instanceof Statement.Connect connect) {
            return connect(connect, index);
        }
        Line line = lines.get(statement.connection());
        if (line == null) {
            return new Deviation(statement.line(), "an open connection", "", "the script has not connected");
        }
        if (statement instanceof Statement.Send send) {
            send(line, send.text());
            return null;
        }
        if (statement instanceof Statement.Expect expect) {
            return hearing.expect(line, expect);
        }
        if (statement instanceof Statement.AwaitDisconnect await) {
            return hearing.awaitDisconnect(line, await);
        }
        line.link().close();
        return null;
    }

    // Sending

    private @Nullable Deviation connect(Statement.Connect statement, int index) {
        try {
            boolean mustPrepare = target.reset() == SessionTarget.Reset.LOGON && !firstNumberIsOne(statement, index);
            int base = mustPrepare ? prepare(statement, index) : 0;
            if (base < 0) {
                return new Deviation(statement.line(), "Logon(A) and Logout(5) that reset the numbers", "", "refused");
            }
            RawLink link = RawLink.connect(target.address(), name(statement.connection()), () -> transcript);
            lines.put(statement.connection(), new Line(link, new Numbers(base)));
            return null;
        } catch (IOException e) {
            return new Deviation(statement.line(), "a connection", "", "no connection: " + e.getMessage());
        }
    }

    private String name(int connection) {
        boolean isOnly = script.statements().stream().allMatch(s -> s.connection() == 1);
        return isOnly ? "" : connection + " ";
    }

    private FixMessage firstSent(Statement.Connect connect, int index) {
        return script.statements().stream()
                .skip(index)
                .filter(s -> s.connection() == connect.connection() && s instanceof Statement.Send)
                .map(s -> FixMessage.parse(((Statement.Send) s).text()))
                .findFirst()
                .orElse(NO_MESSAGE);
    }

    private boolean firstNumberIsOne(Statement.Connect connect, int index) {
        FixMessage first = firstSent(connect, index);
        return !first.is("A") || first.seqNum() == 1;
    }

    /** A Logon(A) that begins with a number too high cannot reset: a connection before it does, after which both sides stand at 3. */
    private int prepare(Statement.Connect connect, int index) throws IOException {
        FixMessage logon = firstSent(connect, index);
        String begin = logon.raw().replaceFirst("\u000134=\\d+\u0001", "\u000134=1\u0001");
        String end = FixText.join(List.of("8=" + logon.text(8), "35=5", "34=2", "49=TW", "52=<TIME>", "56=ISLD"));
        try (RawLink link = RawLink.connect(target.address(), "0 ", () -> transcript)) {
            link.send(rendering.render(begin, new Numbers(0), true, ""));
            Arrival answer = link.next(target.patienceMillis());
            if (answer == null || answer.message() == null || !answer.message().is("A")) {
                return -1;
            }
            link.send(rendering.render(end, new Numbers(0), false, ""));
            Arrival logout = link.next(target.patienceMillis());
            if (logout == null || logout.message() == null || !logout.message().is("5")) {
                return -1;
            }
            link.next(target.patienceMillis());
            return logout.message().seqNum() == 2 ? 2 : -1;
        }
    }

    private void send(Line line, String text) {
        FixMessage scripted = FixMessage.parse(text);
        boolean resets = target.reset() == SessionTarget.Reset.LOGON
                && scripted.is("A")
                && scripted.seqNum() == 1
                && !line.isEstablished()
                && lines.values().stream().noneMatch(Line::isEstablished);
        String raw = rendering.render(text, line.numbers(), resets, line.testReqId());
        line.sent(FixMessage.parse(raw), rendering.lastId());
        if (text.startsWith("8=")) {
            line.link().send(garbage + raw);
            garbage = "";
        } else {
            // It stands in front of a message: it goes with the next one, in one piece.
            garbage = raw;
        }
    }
}
