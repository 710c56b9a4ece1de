package io.trade2026.simulator.certify.session;

import io.trade2026.simulator.certify.wire.Arrival;
import io.trade2026.simulator.certify.wire.FixMessage;
import io.trade2026.simulator.certify.wire.FixText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Waits for what a script expects of the acceptor, and lets pass what may come besides. */
final class Hearing {
    /** Longest time an acceptor may keep a connection that never logs on. */
    private static final long LOGON_TIMEOUT_MILLIS = 30_000;

    /** After this a Logout(5) with a number too high is taken for one that waits for the gap to be filled. */
    private static final long GAP_MILLIS = 2_000;

    private static final String OPTIONAL_LOGOUT = "2f_PossDupOrigSendingTimeTooHigh";
    private static final String CLOSE = "the acceptor closes the connection";

    private final DefScript script;
    private final Judge judge;
    private final long patienceMillis;

    Hearing(DefScript script, Judge judge, long patienceMillis) {
        this.script = script;
        this.judge = judge;
        this.patienceMillis = patienceMillis;
    }

    private long patienceMillis(Line line, FixMessage expected) {
        boolean isTimed = expected.is("1") || (expected.is("0") && !expected.has(112));
        return patienceMillis + (isTimed ? line.heartbeatSeconds() * 2_500L : 0);
    }

    /** Waits for a message; null when it came as it has to be. */
    @Nullable Deviation expect(Line line, Statement.Expect statement) {
        FixMessage expected = statement.message();
        boolean mayLack = expected.is("5") && script.name().equals(OPTIONAL_LOGOUT);
        boolean endsGap = expected.is("5") && line.lastSent().is("5");
        long end = System.nanoTime() + patienceMillis(line, expected) * 1_000_000;
        while (true) {
            long left = (end - System.nanoTime()) / 1_000_000;
            Arrival arrival = line.link().next(mayLack || endsGap ? Math.min(left, GAP_MILLIS) : left);
            FixMessage received = arrival == null ? null : arrival.message();
            if (received != null) {
                String fault = fault(line, expected, received);
                if (fault == null) {
                    line.met(expected, received);
                    return null;
                }
                if (!mayComeInstead(line, expected, received)) {
                    return new Deviation(statement.line(), expected.toString(), received.toString(), fault);
                }
                line.metMore(received);
            } else if (arrival != null) {
                return new Deviation(statement.line(), expected.toString(), "", "the connection was closed");
            } else if (mayLack) {
                return null;
            } else if (!endsGap) {
                return new Deviation(statement.line(), expected.toString(), "", "nothing came in time");
            } else {
                endsGap = fill(line, 0);
            }
        }
    }

    private @Nullable String fault(Line line, FixMessage expected, FixMessage received) {
        String fault = judge.basicFault(received, expected.text(8, ""));
        if (fault != null) {
            return fault;
        }
        boolean isKind = expected.is("D")
                ? line.answersOrder(expected, received)
                : received.is(expected.msgType()) && expected.has(112) == received.has(112);
        return isKind
                ? judge.fault(expected, received, line.numbers(), line.lastSent())
                : "another message was expected";
    }

    private static boolean mayComeInstead(Line line, FixMessage expected, FixMessage received) {
        boolean asksBeforeLogout = expected.is("5") && line.lastSent().is("5") && received.is("2");
        return (asksBeforeLogout && fill(line, FixMessage.number(received.text(7), 0))) || line.mayComeBeside(received);
    }

    /** Fills the gap before a Logout(5) that had a number too high, and sends it again. Returns whether there was one to fill. */
    private static boolean fill(Line line, int asked) {
        int from = line.takeFill(asked);
        FixMessage logout = line.lastSent();
        if (from <= 0 || from >= logout.seqNum()) {
            return false;
        }
        String now = FixText.time(Instant.now());
        line.link()
                .send(again(logout, "4", from, now)
                        .add(36, logout.seqNum())
                        .add(123, "Y")
                        .finish());
        line.link().send(again(logout, "5", logout.seqNum(), now).finish());
        return true;
    }

    private static FixText again(FixMessage sent, String msgType, int number, String now) {
        return new FixText(sent.text(8, ""))
                .add(35, msgType)
                .add(34, number)
                .add(43, "Y")
                .add(49, sent.text(49, ""))
                .add(52, now)
                .add(56, sent.text(56, ""))
                .add(122, sent.text(52, ""));
    }

    /** Waits for the end of the connection; null when it came. */
    @Nullable Deviation awaitDisconnect(Line line, Statement.AwaitDisconnect statement) {
        long patience = line.isEstablished()
                ? patienceMillis + (line.lastSent().is("5") ? 0 : line.heartbeatSeconds() * 3_000L)
                : LOGON_TIMEOUT_MILLIS;
        long end = System.nanoTime() + patience * 1_000_000;
        while (true) {
            Arrival arrival = line.link().next((end - System.nanoTime()) / 1_000_000);
            if (arrival == null) {
                return new Deviation(statement.line(), CLOSE, "", "it stays open");
            }
            FixMessage received = arrival.message();
            if (received == null) {
                line.link().close();
                return null;
            }
            boolean mayCome =
                    received.is("5") || (received.is("3") && !line.isEstablished()) || line.mayComeBeside(received);
            if (!mayCome) {
                return new Deviation(statement.line(), CLOSE, received.toString(), "it sends a message");
            }
            line.metMore(received);
        }
    }
}
