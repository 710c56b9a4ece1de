package io.trade2026.tests.dropcopy;

import static io.trade2026.simulator.link.Fields.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.simulator.link.Fields;
import io.trade2026.simulator.link.FixClient;
import io.trade2026.simulator.link.FixVersion;
import io.trade2026.simulator.link.SessionPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import quickfix.Group;
import quickfix.Message;

/** A drop copy client: what it is told live is told apart from what it has asked for. */
final class Watcher implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss.SSS");
    private static final AtomicInteger IDS = new AtomicInteger();

    private final FixClient client;

    Watcher(FixVersion version, String compId, int port, @Nullable Path store) {
        SessionPlan plan = SessionPlan.of(version, compId, SessionPlan.TRADE2026, port);
        client = new FixClient(store == null ? plan : plan.store(store));
    }

    FixClient client() {
        return client;
    }

    Watcher logon() {
        assertThat(client.logon(PATIENCE))
                .as(() -> "logged on; Logout(5) says: " + client.logoutText())
                .isTrue();
        return this;
    }

    static boolean isAnswer(Message message) {
        return text(message.getHeader(), 97, "N").equals("Y");
    }

    /** Takes the live copy of an execution. */
    Message copy(String execId) {
        return client.expect("8", m -> !isAnswer(m) && text(m, 17, "").equals(execId), PATIENCE);
    }

    /** Takes the live copy of what a client was told. */
    Message copy(Message ofClient) {
        return copy(text(ofClient, 17, ""));
    }

    /** ExecID(17) of all that was told live, in order. */
    List<String> liveExecIds() {
        return client.inbox().all("8").stream()
                .filter(m -> !isAnswer(m))
                .map(m -> text(m, 17, ""))
                .toList();
    }

    /** A TradeCaptureReportRequest(AD), not sent yet. */
    static Message request(Consumer<Message> change) {
        Message request = Fields.message("AD");
        request.setString(568, "R" + IDS.incrementAndGet());
        request.setInt(569, 1);
        change.accept(request);
        return request;
    }

    static void times(Message request, Instant... times) {
        for (Instant time : times) {
            Group date = new Group(580, 60);
            Fields.putTime(date, 60, time);
            request.addGroup(date);
        }
    }

    /** TransactTime(60). */
    static Instant time(Message message) {
        return LocalDateTime.parse(text(message, 60, ""), TIME).toInstant(ZoneOffset.UTC);
    }

    /** The next word about a request. */
    Message answer(Message request) {
        String id = text(request, 568, "");
        return client.expect("AQ", m -> text(m, 568, "").equals(id), PATIENCE);
    }

    /** Asks and waits for the end: what was sent again, in order. */
    Answer ask(Consumer<Message> change) {
        Message request = request(change);
        int before = client.inbox().all().size();
        client.send(request);
        Message taken = answer(request);
        assertThat(text(taken, 750))
                .as(() -> "750 of " + Fields.readable(taken))
                .isEqualTo("0");
        assertThat(text(taken, 749)).isEqualTo("0");
        Message end = answer(request);
        List<Message> all = client.inbox().all();
        List<Message> executions = new ArrayList<>();
        for (Message message : all.subList(before, all.size())) {
            if (Fields.msgType(message).equals("8") && isAnswer(message)) {
                executions.add(message);
            }
        }
        return new Answer(executions, end);
    }

    void assertValid() {
        assertThat(client.rejectsSent().stream().map(Message::toString))
                .as(() -> "Reject(3) that the drop copy had to send; log:\n"
                        + String.join("\n", client.line().log()))
                .isEmpty();
    }

    @Override
    public void close() {
        client.close();
    }

    /**
     * What came for a request.
     *
     * @param executions sent again
     * @param end the last TradeCaptureReportRequestAck(AQ)
     */
    record Answer(List<Message> executions, Message end) {
        List<String> execIds() {
            return executions.stream().map(m -> text(m, 17, "")).toList();
        }
    }
}
