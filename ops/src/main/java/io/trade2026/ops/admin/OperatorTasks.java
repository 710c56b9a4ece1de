package io.trade2026.ops.admin;

import io.trade2026.messages.sbe.KillScope;
import io.trade2026.ops.board.KillBoard;
import io.trade2026.ops.desk.Answers;
import io.trade2026.ops.desk.KillAnswer;
import io.trade2026.ops.desk.KillOrder;
import io.trade2026.ops.desk.OperatorDesk;
import io.trade2026.ops.desk.SessionAnswer;
import io.trade2026.ops.refusal.Refused;
import io.trade2026.ops.refusal.RequestFields;
import io.trade2026.ops.source.OperatorDirectory;
import io.trade2026.ops.source.SequencerControl;
import io.trade2026.ops.source.SessionStatus;
import io.trade2026.ops.source.SessionStatusSource;
import io.trade2026.ops.source.SnapshotDone;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an operator may order on the admin port. Each order names its user and reason; lifting a kill switch needs a second
 * user, and both must be known. What stops risk never waits for a store.
 */
public final class OperatorTasks {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorTasks.class);
    private static final Duration SNAPSHOT_PATIENCE = Duration.ofSeconds(60);
    private static final List<String> SCOPES = List.of(
            "firm", "clearing", "client", "desk", "account", "trader", "strategy", "session", "venue", "instrument");
    private static final List<String> YES_NO = List.of("true", "false");
    private static final int LEAST_AGAIN_MS = 100;
    private static final int MOST_AGAIN_MS = 3_600_000;
    private static final String USER = "user";
    private static final String SECOND_USER = "secondUser";
    private static final String REASON = "reason";
    private static final String SESSION = "session";

    private final OperatorDesk desk;
    private final SessionStatusSource sessions;
    private final SequencerControl sequencer;
    private final OperatorDirectory operators;
    private final Duration patience;

    /**
     * Orders through these.
     *
     * @param desk to the core
     * @param sessions by name
     * @param sequencer for snapshots
     * @param operators who may lift a kill switch
     * @param patience longest wait for an answer
     */
    public OperatorTasks(
            OperatorDesk desk,
            SessionStatusSource sessions,
            SequencerControl sequencer,
            OperatorDirectory operators,
            Duration patience) {
        this.desk = desk;
        this.sessions = sessions;
        this.sequencer = sequencer;
        this.operators = operators;
        this.patience = patience;
    }

    /**
     * Tells all sessions.
     *
     * @param fields user and reason
     * @return in order of their ids
     */
    public List<SessionStatus> sessions(RequestFields fields) {
        String user = fields.text(USER, RequestFields.NAME);
        String reason = fields.text(REASON, RequestFields.REASON);
        fields.check();
        LOG.info("sessions asked for by {}: {}", user, reason);
        return sessions.sessions();
    }

    /**
     * Disconnects a session.
     *
     * @param fields session, user and reason
     * @return what is in the journal
     */
    public SessionAnswer disconnect(RequestFields fields) {
        String session = fields.text(SESSION, RequestFields.NAME);
        String user = fields.text(USER, RequestFields.NAME);
        String reason = fields.text(REASON, RequestFields.REASON);
        fields.check();
        return Answers.await(desk.disconnect(sessionId(session), user, reason), patience);
    }

    /**
     * Sets both sequence numbers of a session back to 1.
     *
     * @param fields session, user and reason
     * @return what is in the journal
     */
    public SessionAnswer resetSequence(RequestFields fields) {
        String session = fields.text(SESSION, RequestFields.NAME);
        String user = fields.text(USER, RequestFields.NAME);
        String reason = fields.text(REASON, RequestFields.REASON);
        fields.check();
        return Answers.await(desk.resetSequence(sessionId(session), user, reason), patience);
    }

    private int sessionId(String session) {
        return sessions.sessions().stream()
                .filter(each -> each.compId().equals(session)
                        || Integer.toString(each.sessionId()).equals(session))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        Refused.NOT_FOUND, SESSION, session, "must be the CompID or the id of a defined session"))
                .sessionId();
    }

    /**
     * Stops all new orders of a scope and cancels the open ones (KS-01); with {@code drill=true} everything but that.
     *
     * @param fields scope, name, user and reason; againMs and drill
     * @return what is in the journal
     */
    public KillAnswer kill(RequestFields fields) {
        boolean isDrill = fields.optionalChoice("drill", YES_NO, "false").equals("true");
        long againMs = fields.optionalNumber("againMs", LEAST_AGAIN_MS, MOST_AGAIN_MS, 0);
        KillOrder.Act act = isDrill ? KillOrder.Act.DRILL : KillOrder.Act.ENGAGE;
        return order(fields, act, (int) againMs, "");
    }

    /**
     * Lifts a kill switch.
     *
     * @param fields scope, name, user, secondUser and reason
     * @return what is in the journal
     */
    public KillAnswer unkill(RequestFields fields) {
        return order(fields, KillOrder.Act.LIFT, 0, fields.text(SECOND_USER, RequestFields.NAME));
    }

    /**
     * Proposes to lift a kill switch.
     *
     * @param fields scope, name, user and reason
     * @return what is in the journal
     */
    public KillAnswer proposeUnkill(RequestFields fields) {
        return order(fields, KillOrder.Act.PROPOSE_LIFT, 0, "");
    }

    /**
     * Lifts a kill switch as one operator proposed and another one agrees.
     *
     * @param proposed by whom and why
     * @param approver who agrees
     * @return what is in the journal
     */
    public KillAnswer approveUnkill(KillBoard.LiftProposal proposed, String approver) {
        if (proposed.user().equals(approver)) {
            throw new Refused(Refused.FORBIDDEN, USER, approver, "must be another person than the one who proposed it");
        }
        requireKnown(USER, approver);
        KillScope scope = KillScope.valueOf(proposed.scope());
        return Answers.await(
                desk.kill(new KillOrder(
                        scope,
                        scope == KillScope.SESSION ? Integer.toString(proposed.scopeId()) : proposed.scopeName(),
                        KillOrder.Act.LIFT,
                        0,
                        proposed.eventNumber(),
                        proposed.user(),
                        approver,
                        proposed.reason())),
                patience);
    }

    private KillAnswer order(RequestFields fields, KillOrder.Act act, int againMs, String secondUser) {
        String scope = fields.choice("scope", SCOPES);
        String name = fields.text("name", RequestFields.NAME);
        String user = fields.text(USER, RequestFields.NAME);
        String reason = fields.text(REASON, RequestFields.REASON);
        if (!user.isEmpty() && user.equals(secondUser)) {
            fields.refuse(SECOND_USER, secondUser, "must be another person than user");
        }
        fields.check();
        KillScope kind = KillScope.valueOf(scope.toUpperCase(Locale.ROOT));
        if (act == KillOrder.Act.LIFT) {
            requireKnown(USER, user);
            requireKnown(SECOND_USER, secondUser);
        }
        String key = kind == KillScope.SESSION ? Integer.toString(sessionId(name)) : name;
        return Answers.await(desk.kill(new KillOrder(kind, key, act, againMs, 0, user, secondUser, reason)), patience);
    }

    private void requireKnown(String field, String name) {
        if (operators.find(name).isEmpty()) {
            throw new Refused(Refused.FORBIDDEN, field, name, "must be a known operator");
        }
    }

    /**
     * Takes a snapshot of the core.
     *
     * @param fields user and reason
     * @return where it stands
     */
    public SnapshotDone snapshot(RequestFields fields) {
        String user = fields.text(USER, RequestFields.NAME);
        String reason = fields.text(REASON, RequestFields.REASON);
        fields.check();
        LOG.info("ordered: snapshot by {}: {}", user, reason);
        return Answers.await(sequencer.takeSnapshot(), SNAPSHOT_PATIENCE);
    }
}
