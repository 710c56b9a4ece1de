package io.trade2026.ops.desk;

import io.trade2026.messages.sbe.DisconnectSessionEncoder;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.ResetSessionEncoder;
import io.trade2026.messages.sbe.SessionDisconnectOrderedDecoder;
import io.trade2026.messages.sbe.SessionResetOrderedDecoder;
import java.util.concurrent.TimeUnit;
import org.agrona.MutableDirectBuffer;

/**
 * Disconnects a session or resets its sequence numbers. These commands carry no correlation id: the event is known by
 * session, user and reason, and by not being older than the command, for the desk may still be reading the past.
 */
final class SessionErrand extends Errand<SessionAnswer> {
    /** What is ordered. */
    enum Kind {
        DISCONNECT,
        RESET_SEQUENCE
    }

    private static final long CLOCKS_DIFFER_NS = TimeUnit.SECONDS.toNanos(10);

    private final Kind kind;
    private final int sessionId;
    private final String user;
    private final String reason;
    private final long notBeforeEpochNs;
    private final DisconnectSessionEncoder disconnect = new DisconnectSessionEncoder();
    private final ResetSessionEncoder reset = new ResetSessionEncoder();
    private final SessionDisconnectOrderedDecoder disconnectOrdered = new SessionDisconnectOrderedDecoder();
    private final SessionResetOrderedDecoder resetOrdered = new SessionResetOrderedDecoder();

    /** The clocks of the nodes may differ by {@link #CLOCKS_DIFFER_NS}. */
    SessionErrand(Kind kind, int sessionId, String user, String reason, long nowEpochNs) {
        this.kind = kind;
        this.sessionId = sessionId;
        this.user = user;
        this.reason = reason;
        this.notBeforeEpochNs = nowEpochNs - CLOCKS_DIFFER_NS;
    }

    @Override
    int encode(MutableDirectBuffer buffer) {
        int length = switch (kind) {
            case DISCONNECT ->
                disconnect
                        .wrapAndApplyHeader(buffer, 0, header())
                        .sessionId(sessionId)
                        .user(user)
                        .reason(reason)
                        .encodedLength();
            case RESET_SEQUENCE ->
                reset.wrapAndApplyHeader(buffer, 0, header())
                        .sessionId(sessionId)
                        .user(user)
                        .reason(reason)
                        .encodedLength();
        };
        return MessageHeaderEncoder.ENCODED_LENGTH + length;
    }

    @Override
    String sentence() {
        return kind + " of session " + sessionId + " by " + user + ": " + reason;
    }

    @Override
    int templateId() {
        return switch (kind) {
            case DISCONNECT -> DisconnectSessionEncoder.TEMPLATE_ID;
            case RESET_SEQUENCE -> ResetSessionEncoder.TEMPLATE_ID;
        };
    }

    @Override
    long refusalKey() {
        return sessionId;
    }

    @Override
    String subjectField() {
        return "sessionId";
    }

    @Override
    String subjectValue() {
        return Integer.toString(sessionId);
    }

    @Override
    void look(Event event) {
        if (event.epochNs() < notBeforeEpochNs) {
            return;
        }
        boolean isAnswer = switch (kind) {
            case DISCONNECT ->
                event.templateId() == SessionDisconnectOrderedDecoder.TEMPLATE_ID
                        && isMine(disconnectOrdered.wrapAndApplyHeader(event.buffer(), event.offset(), event.header()));
            case RESET_SEQUENCE ->
                event.templateId() == SessionResetOrderedDecoder.TEMPLATE_ID
                        && isMine(resetOrdered.wrapAndApplyHeader(event.buffer(), event.offset(), event.header()));
        };
        if (isAnswer) {
            answer().complete(new SessionAnswer(event.number(), event.epochNs(), sessionId, kind.name(), user, reason));
        }
    }

    private boolean isMine(SessionDisconnectOrderedDecoder ordered) {
        return ordered.sessionId() == sessionId
                && ordered.user().equals(user)
                && ordered.reason().equals(reason);
    }

    private boolean isMine(SessionResetOrderedDecoder ordered) {
        return ordered.sessionId() == sessionId
                && ordered.user().equals(user)
                && ordered.reason().equals(reason);
    }
}
