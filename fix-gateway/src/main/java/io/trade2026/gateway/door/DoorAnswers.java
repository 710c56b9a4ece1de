package io.trade2026.gateway.door;

import io.aeron.exceptions.AeronException;
import io.trade2026.gateway.Gateway;
import io.trade2026.gateway.HopTime;
import io.trade2026.gateway.LinkNumbers;
import io.trade2026.gateway.LinkStatus;
import io.trade2026.gateway.Saying;
import io.trade2026.gateway.archive.ArchivedMessage;
import io.trade2026.gateway.archive.FixArchive;
import io.trade2026.sequencer.client.JournalPosition;
import io.trade2026.sessions.SessionDefinition;
import java.util.ArrayList;
import java.util.List;
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
 *   <li>{@code /sessions/ID/messages?from=N&to=N}: what the archive holds of both sides in the present epoch of the numbers
 * </ul>
 */
public final class DoorAnswers {
    private static final Pattern NUMBERS = Pattern.compile("/sessions/([0-9]{1,9})/numbers");
    private static final Pattern MESSAGES =
            Pattern.compile("/sessions/([0-9]{1,9})/messages\\?from=([0-9]{1,10})&to=([0-9]{1,10})");
    /** Most messages in one answer. */
    private static final int MOST = 2_000;
    /** What is told of a message. */
    private static final int[] TOLD = {7, 11, 16, 17, 31, 32, 36, 37, 38, 39, 41, 44, 45, 54, 55, 58, 123, 150};

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
        Matcher messages = MESSAGES.matcher(path);
        if (messages.matches()) {
            return messages(
                    Integer.parseInt(messages.group(1)),
                    Long.parseLong(messages.group(2)),
                    Long.parseLong(messages.group(3)));
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
                        "must be /sessions, /times, /progress, /sessions/ID/numbers or /sessions/ID/messages?from=N&to=N");
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

    private DoorAnswer messages(int sessionId, long from, long to) {
        Optional<LinkNumbers> numbers = gateway.numbers(sessionId);
        Optional<SessionDefinition> definition = gateway.status().stream()
                .map(LinkStatus::definition)
                .filter(each -> each.id() == sessionId)
                .findFirst();
        if (numbers.isEmpty() || definition.isEmpty()) {
            return DoorAnswer.refused(
                    DoorAnswer.NOT_FOUND, "sessionId", "" + sessionId, "must be the id of a session of this gateway");
        }
        int epoch = numbers.get().epoch();
        List<ArchivedMessage> found = new ArrayList<>();
        try (FixArchive open = FixArchive.open(gateway.sequencer())) {
            open.read(0, message -> {
                boolean isMeant = message.epoch() == epoch
                        && message.msgSeqNum() >= from
                        && message.msgSeqNum() <= to
                        && message.theirCompId().equals(definition.get().compId())
                        && message.ourCompId().equals(definition.get().ourCompId());
                if (isMeant && found.size() <= MOST) {
                    found.add(message);
                }
            });
        } catch (AeronException e) {
            return DoorAnswer.refused(DoorAnswer.UNAVAILABLE, "archive", "", "cannot be read: " + e.getMessage());
        }
        return DoorAnswer.ok(messages(found));
    }

    private Json messages(List<ArchivedMessage> found) {
        Json json =
                begin().field("isWhole", found.size() <= MOST).name("messages").array();
        for (ArchivedMessage message : found) {
            json.object()
                    .field("isTheirs", message.isTheirs())
                    .field("epochNs", message.epochNs())
                    .field("epoch", message.epoch())
                    .field("msgSeqNum", message.msgSeqNum())
                    .field("msgType", message.msgType())
                    .field("eventNumber", message.eventNumber())
                    .name("fields")
                    .object();
            for (int tag : TOLD) {
                String value = message.text(tag);
                if (!value.isEmpty()) {
                    json.field(Integer.toString(tag), value);
                }
            }
            json.end('}').end('}');
        }
        return json.end(']').end('}');
    }
}
