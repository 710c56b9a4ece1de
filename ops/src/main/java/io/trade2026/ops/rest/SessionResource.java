package io.trade2026.ops.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.auth.Auth;
import io.trade2026.ops.admin.OperatorTasks;
import io.trade2026.ops.board.RepairBoard;
import io.trade2026.ops.clinic.Preview;
import io.trade2026.ops.clinic.RepairPlan;
import io.trade2026.ops.clinic.SessionClinic;
import io.trade2026.ops.desk.Answers;
import io.trade2026.ops.desk.OperatorDesk;
import io.trade2026.ops.desk.RepairAnswer;
import io.trade2026.ops.desk.RepairOrder;
import io.trade2026.ops.desk.SessionAnswer;
import io.trade2026.ops.refusal.Refused;
import io.trade2026.ops.refusal.RequestFields;
import io.trade2026.ops.source.Operator;
import io.trade2026.ops.source.OperatorDirectory;
import io.trade2026.ops.source.SessionStatus;
import io.trade2026.ops.source.SessionStatusSource;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The doctor of sessions. What he finds anybody may see; a repair takes two operators: one proposes it and another one approves, or both
 * at once with the second one's password. Each sees the same preview, and the gateway refuses when the numbers have moved since.
 */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class SessionResource {
    private static final Logger LOG = LoggerFactory.getLogger(SessionResource.class);
    private static final Set<String> MAY_REPAIR = Set.of("ops", "desk", "risk");
    private static final String SESSION = "session";
    private static final String SECOND_USER = "secondUser";
    private static final String SECOND_PASSWORD = "secondPassword";
    private static final String USER = "user";
    private static final String REASON = "reason";

    private final SessionClinic clinic;
    private final RepairBoard board;
    private final OperatorDesk desk;
    private final OperatorTasks tasks;
    private final SessionStatusSource sessions;
    private final OperatorDirectory operators;
    private final Duration patience;

    /**
     * Examines and orders through these.
     *
     * @param clinic that examines
     * @param board of proposals
     * @param desk to the core
     * @param tasks that the admin port has too
     * @param sessions by name
     * @param operators who the second person is
     * @param patience longest wait for an answer
     */
    public SessionResource(
            SessionClinic clinic,
            RepairBoard board,
            OperatorDesk desk,
            OperatorTasks tasks,
            SessionStatusSource sessions,
            OperatorDirectory operators,
            Duration patience) {
        this.clinic = clinic;
        this.board = board;
        this.desk = desk;
        this.tasks = tasks;
        this.sessions = sessions;
        this.operators = operators;
        this.patience = patience;
    }

    /**
     * What the doctor says of a session.
     *
     * @param session as it is now
     * @param report what is the matter
     * @param repairs that would mend it, as options of the verb, with what they do
     * @param proposals that wait for a second operator
     */
    public record Examination(
            SessionStatus session,
            SessionClinic.Report report,
            List<Remedy> repairs,
            List<RepairBoard.Proposal> proposals) {}

    /**
     * A repair that would mend it.
     *
     * @param options as they are typed
     * @param sentence what it does
     */
    public record Remedy(String options, String sentence) {}

    /**
     * Repairs that wait for a second operator.
     *
     * @param proposals newest first
     */
    public record Proposals(List<RepairBoard.Proposal> proposals) {}

    /**
     * Examines a session.
     *
     * @param operator who asks
     * @param session CompID or id
     * @return what is the matter
     */
    @GET
    @Path("sessions/{session}/doctor")
    public Examination doctor(@Auth Operator operator, @PathParam(SESSION) String session) {
        SessionStatus found = find(session);
        SessionClinic.Report report = clinic.examine(found.sessionId());
        return new Examination(
                found,
                report,
                report.diagnosis().repairs().stream()
                        .map(plan -> new Remedy(plan.options(), plan.sentence()))
                        .toList(),
                board.waiting().stream()
                        .filter(each -> each.order().sessionId() == found.sessionId())
                        .toList());
    }

    private SessionStatus find(String session) {
        return sessions.sessions().stream()
                .filter(each -> each.compId().equals(session)
                        || Integer.toString(each.sessionId()).equals(session))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        Refused.NOT_FOUND, SESSION, session, "must be the CompID or the id of a defined session"));
    }

    /**
     * Foresees a repair.
     *
     * @param operator who asks
     * @param session CompID or id
     * @param uri with {@code repair}, and {@code number} or {@code from} and {@code to}
     * @return what would become of which messages
     */
    @GET
    @Path("sessions/{session}/preview")
    public Preview preview(@Auth Operator operator, @PathParam(SESSION) String session, @Context UriInfo uri) {
        RequestFields fields = new RequestFields(uri.getQueryParameters());
        RepairPlan plan = RepairFields.plan(fields);
        fields.check();
        return clinic.preview(clinic.examine(find(session).sessionId()), plan);
    }

    /**
     * Proposes a repair; with a second operator and his password it is carried out at once.
     *
     * @param operator who proposes
     * @param session CompID or id
     * @param body repair, its numbers, reason; secondUser and secondPassword
     * @return the proposal, or what the gateway reports
     */
    @POST
    @Path("sessions/{session}/repairs")
    @Consumes(MediaType.APPLICATION_JSON)
    public RepairAnswer repair(@Auth Operator operator, @PathParam(SESSION) String session, @Nullable JsonNode body) {
        return logged("repair of " + session, operator, () -> {
            GivenFields.require(operator, MAY_REPAIR);
            Map<String, List<String>> given = GivenFields.of(operator, body);
            List<String> password = given.remove(SECOND_PASSWORD);
            RequestFields fields = new RequestFields(given);
            RepairPlan plan = RepairFields.plan(fields);
            String user = fields.text(USER, RequestFields.NAME);
            String secondUser = fields.optionalText(SECOND_USER, RequestFields.NAME);
            String reason = fields.text(REASON, RequestFields.REASON);
            if (secondUser.equals(user)) {
                fields.refuse(SECOND_USER, secondUser, "must be another person than user");
            }
            fields.check();
            if (!secondUser.isEmpty()) {
                agree(secondUser, password == null ? "" : password.get(0));
            }
            SessionClinic.Report report = clinic.examine(find(session).sessionId());
            clinic.preview(report, plan);
            return order(RepairFields.order(report.file(), plan, user, secondUser, reason));
        });
    }

    private RepairAnswer order(RepairOrder order) {
        return Answers.await(desk.repair(order), patience);
    }

    /**
     * Approves a repair that another operator proposed: it is carried out.
     *
     * @param operator who approves
     * @param proposal event number of the proposal
     * @return what the gateway reports
     */
    @POST
    @Path("repairs/{proposal: [0-9]{1,18}}/approve")
    public RepairAnswer approve(@Auth Operator operator, @PathParam("proposal") long proposal) {
        return logged("approval of repair " + proposal, operator, () -> {
            GivenFields.require(operator, MAY_REPAIR);
            RepairOrder proposed = board.waiting(proposal)
                    .orElseThrow(() -> new Refused(
                            Refused.NOT_FOUND,
                            "proposal",
                            Long.toString(proposal),
                            "must be a proposal that waits for a second operator"))
                    .order();
            if (proposed.user().equals(operator.name())) {
                throw new Refused(
                        Refused.FORBIDDEN,
                        USER,
                        operator.name(),
                        "must be another person than the one who proposed it");
            }
            return order(new RepairOrder(
                    proposed.sessionId(),
                    proposed.plan(),
                    proposed.seenNextIn(),
                    proposed.seenNextOut(),
                    proposal,
                    proposed.user(),
                    operator.name(),
                    proposed.reason()));
        });
    }

    /**
     * Repairs that wait for a second operator.
     *
     * @param operator who asks
     * @return newest first
     */
    @GET
    @Path("repairs")
    public Proposals repairs(@Auth Operator operator) {
        return new Proposals(board.waiting());
    }

    /**
     * Disconnects a session; one operator is enough.
     *
     * @param operator who does it
     * @param session CompID or id
     * @param body reason
     * @return what is in the journal
     */
    @POST
    @Path("sessions/{session}/disconnect")
    @Consumes(MediaType.APPLICATION_JSON)
    public SessionAnswer disconnect(
            @Auth Operator operator, @PathParam(SESSION) String session, @Nullable JsonNode body) {
        return logged("disconnect of " + session, operator, () -> {
            GivenFields.require(operator, MAY_REPAIR);
            Map<String, List<String>> given = GivenFields.of(operator, body);
            given.put(SESSION, List.of(session));
            return tasks.disconnect(new RequestFields(given));
        });
    }

    private void agree(String secondUser, String secondPassword) {
        Operator second = operators
                .login(secondUser, secondPassword)
                .orElseThrow(() -> new Refused(
                        Refused.FORBIDDEN, SECOND_PASSWORD, "", "must be the password of the operator in secondUser"));
        GivenFields.require(second, MAY_REPAIR);
    }

    /** What is refused is in the log too: somebody tried. */
    private static <T> T logged(String what, Operator operator, Supplier<T> work) {
        try {
            return work.get();
        } catch (Refused refused) {
            LOG.warn("refused: {} by {}: {}", what, operator.name(), refused.getMessage());
            throw refused;
        }
    }
}
