package io.trade2026.gateway.door;

import io.trade2026.gateway.Gateway;
import io.trade2026.gateway.HopTime;
import io.trade2026.gateway.LinkNumbers;
import io.trade2026.gateway.LinkStatus;
import io.trade2026.gateway.Saying;
import io.trade2026.sequencer.client.JournalPosition;
import io.trade2026.sessions.SessionDefinition;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the door answers, also to a caller in the same process. For any thread.
 *
 * <ul>
 *   <li>{@code /sessions}: every session with its state, numbers, and messages by type
 *   <li>{@code /times}: how long messages take
 *   <li>{@code /progress}: how far the journal has been told
 *   <li>{@code /sessions/ID/numbers}: how a session stands with its sequence numbers, and what both sides said of them
 * </ul>
 */
public final class DoorAnswers {
    private static final Pattern NUMBERS = Pattern.compile("/sessions/([0-9]{1,9})/numbers");

    private final Gateway gateway;

    /**
     * Answers for a gateway.
     *
     * @param gateway started
     */
    public DoorAnswers(Gateway gateway) {
        this.gateway = gateway;
    }

    /**
     * Answers a question.
     *
     * @param path such as {@code /sessions}
     * @return with a body in any case
     */
    public DoorAnswer answer(String path) {
        Matcher numbers = NUMBERS.matcher(path);
        if (numbers.matches()) {
            return numbers(numbers.group(1));
        }
        return switch (path) {
            case "/sessions" -> DoorAnswer.ok(sessions());
            case "/times" -> DoorAnswer.ok(times());
            case "/progress" -> DoorAnswer.ok(progress());
            default ->
                DoorAnswer.refused(
                        DoorAnswer.NOT_FOUND,
                        "path",
                        path,
                        "must be /sessions, /times, /progress or /sessions/ID/numbers");
        };
    }

    private Json begin() {
        return new Json().object().field("gatewayId", gateway.id());
    }

    private Json sessions() {
        Json json = begin().name("sessions").array();
        gateway.status().forEach(link -> session(json, link));
        return json.end(']').end('}');
    }

    private static void session(Json json, LinkStatus link) {
        SessionDefinition definition = link.definition();
        json.object()
                .field("sessionId", definition.id())
                .field("compId", definition.compId())
                .field("kind", definition.role().name())
                .field("client", definition.client())
                .field("state", link.state())
                .field("isUp", link.isUp())
                .field("lastReceivedMsgSeqNum", link.lastReceivedMsgSeqNum())
                .field("lastSentMsgSeqNum", link.lastSentMsgSeqNum())
                .field("remoteAddress", link.remoteAddress())
                .field("sinceEpochNs", link.sinceEpochNs())
                .field("received", link.received())
                .field("sent", link.sent())
                .field("refused", link.refused())
                .end('}');
    }

    private Json times() {
        Json json = begin().name("hops").array();
        for (HopTime time : gateway.hopTimes()) {
            json.object()
                    .field("hop", time.hop())
                    .field("count", time.count())
                    .field("sumNs", time.sumNs())
                    .field("p50Ns", time.p50Ns())
                    .field("p99Ns", time.p99Ns())
                    .field("p999Ns", time.p999Ns())
                    .field("maxNs", time.maxNs())
                    .end('}');
        }
        return json.end(']').end('}');
    }

    private Json progress() {
        JournalPosition told = gateway.checkpoint();
        return begin().field("isFollowing", gateway.isFollowing())
                .field("eventNumber", told.eventNumber())
                .field("position", told.position())
                .field("lagBytes", gateway.lagBytes())
                .end('}');
    }

    private DoorAnswer numbers(String sessionId) {
        Optional<LinkNumbers> found = gateway.numbers(Integer.parseInt(sessionId));
        return found.map(numbers -> DoorAnswer.ok(numbers(numbers)))
                .orElseGet(() -> DoorAnswer.refused(
                        DoorAnswer.NOT_FOUND, "sessionId", sessionId, "must be the id of a session of this gateway"));
    }

    private Json numbers(LinkNumbers numbers) {
        Json json = begin().field("sessionId", numbers.sessionId())
                .field("epoch", numbers.epoch())
                .field("nextIn", numbers.nextIn())
                .field("nextInTaken", numbers.nextInTaken())
                .field("nextOut", numbers.nextOut())
                .field("isConnected", numbers.isConnected())
                .field("isUp", numbers.isUp())
                .field("deliveredEventNumber", numbers.deliveredEventNumber())
                .field("lastEnd", numbers.lastEnd())
                .name("sayings")
                .array();
        for (Saying saying : numbers.sayings()) {
            json.object()
                    .field("epochNs", saying.epochNs())
                    .field("isTheirs", saying.isTheirs())
                    .field("msgType", String.valueOf(saying.msgType()))
                    .field("msgSeqNum", saying.msgSeqNum())
                    .field("from", saying.from())
                    .field("to", saying.to())
                    .field("flag", saying.flag())
                    .field("text", saying.text())
                    .end('}');
        }
        return json.end(']').end('}');
    }
}
