package io.trade2026.ops.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.auth.Auth;
import io.trade2026.ops.admin.OperatorTasks;
import io.trade2026.ops.desk.Answers;
import io.trade2026.ops.desk.KillAnswer;
import io.trade2026.ops.desk.OperatorDesk;
import io.trade2026.ops.limit.LimitOffice;
import io.trade2026.ops.limit.LimitOffice.Progress;
import io.trade2026.ops.refusal.Refused;
import io.trade2026.ops.refusal.RequestFields;
import io.trade2026.ops.source.LimitAsk;
import io.trade2026.ops.source.LimitBook;
import io.trade2026.ops.source.LimitChange;
import io.trade2026.ops.source.LimitRow;
import io.trade2026.ops.source.Operator;
import io.trade2026.ops.source.OperatorDirectory;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What operators order. The user is whoever is logged in; a second person shows that it agrees with its own password in the
 * same request.
 */
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class ActionResource {
    private static final String USER = "user";
    private static final String SECOND_USER = "secondUser";
    private static final String SECOND_PASSWORD = "secondPassword";
    private static final int LONGEST_VALUE = 40;
    private static final Set<String> MAY_KILL = Set.of("ops", "risk", "desk", "compliance");
    private static final Set<String> MAY_LOOSEN = Set.of("ops", "risk");

    private final OperatorTasks tasks;
    private final OperatorDesk desk;
    private final LimitBook limits;
    private final LimitOffice office;
    private final OperatorDirectory operators;
    private final Duration patience;

    /**
     * Orders through these.
     *
     * @param tasks that the admin port has too
     * @param desk that sees limits come into force
     * @param limits to be changed
     * @param office for changes that take two people
     * @param operators who the second person is
     * @param patience longest wait for a limit to come into force
     */
    public ActionResource(
            OperatorTasks tasks,
            OperatorDesk desk,
            LimitBook limits,
            LimitOffice office,
            OperatorDirectory operators,
            Duration patience) {
        this.tasks = tasks;
        this.desk = desk;
        this.limits = limits;
        this.office = office;
        this.operators = operators;
        this.patience = patience;
    }

    /**
     * A limit that was changed.
     *
     * @param limit its new version
     * @param inForceEventNumber event with which the core took it; null when that has not been seen yet
     */
    public record LimitChanged(LimitRow limit, @Nullable Long inForceEventNumber) {}

    /**
     * Changes a limit.
     *
     * @param operator who does it
     * @param limitId of the limit
     * @param body value, reason, and secondUser with secondPassword when it loosens
     * @return the new version
     */
    @POST
    @Path("limits/{id: [0-9]+}")
    public LimitChanged limit(@Auth Operator operator, @PathParam("id") long limitId, @Nullable JsonNode body) {
        GivenFields.require(operator, MAY_LOOSEN);
        Map<String, List<String>> given = GivenFields.of(operator, body);
        String secondPassword = secondPassword(given);
        RequestFields fields = new RequestFields(given);
        String value = fields.text("value", LONGEST_VALUE);
        String user = fields.text(USER, RequestFields.NAME);
        String secondUser = fields.optionalText(SECOND_USER, RequestFields.NAME);
        String reason = fields.text("reason", RequestFields.REASON);
        fields.check();
        if (!secondUser.isEmpty()) {
            agree(secondUser, secondPassword);
            return byBoth(limitId, value, user, secondUser, reason);
        }
        LimitRow limit = limits.setLimit(new LimitChange(limitId, value, user, secondUser, reason));
        return new LimitChanged(
                limit,
                Answers.within(desk.limitInForce(limitId, limit.version()), patience)
                        .orElse(null));
    }

    private LimitChanged byBoth(long limitId, String value, String user, String secondUser, String reason) {
        Progress asked = office.propose(
                new LimitAsk(limitId, "", "", "", "", "", "both", value, true, null, user, reason, "", null));
        Progress done = asked.proposal().state().equals("open")
                ? office.approve(asked.proposal().proposalId(), secondUser)
                : asked;
        if (!done.proposal().state().equals("done")) {
            throw new Refused(
                    Refused.CONFLICT,
                    SECOND_USER,
                    secondUser,
                    "does not suffice, since " + done.proposal().whyNeeded() + ": proposal "
                            + done.proposal().proposalId() + " waits for a third operator");
        }
        LimitRow limit = limits.limits().stream()
                .filter(row -> row.limitId() == limitId)
                .findFirst()
                .orElseThrow(() ->
                        new Refused(Refused.NOT_FOUND, "limitId", Long.toString(limitId), "was taken away meanwhile"));
        return new LimitChanged(limit, done.inForceEventNumber());
    }

    /**
     * Sets a kill switch.
     *
     * @param operator who does it
     * @param body scope, name, reason
     * @return how it stands now
     */
    @POST
    @Path("kill")
    public KillAnswer kill(@Auth Operator operator, @Nullable JsonNode body) {
        GivenFields.require(operator, MAY_KILL);
        return tasks.kill(new RequestFields(GivenFields.of(operator, body)));
    }

    /**
     * Lifts a kill switch.
     *
     * @param operator who does it
     * @param body scope, name, reason, secondUser, secondPassword
     * @return how it stands now
     */
    @POST
    @Path("unkill")
    public KillAnswer unkill(@Auth Operator operator, @Nullable JsonNode body) {
        GivenFields.require(operator, MAY_LOOSEN);
        Map<String, List<String>> given = GivenFields.of(operator, body);
        String secondPassword = secondPassword(given);
        List<String> second = given.getOrDefault(SECOND_USER, List.of(""));
        if (!second.get(0).isBlank() && !second.get(0).equals(operator.name())) {
            agree(second.get(0), secondPassword);
        }
        return tasks.unkill(new RequestFields(given));
    }

    private static String secondPassword(Map<String, List<String>> given) {
        List<String> password = given.remove(SECOND_PASSWORD);
        return password == null ? "" : password.get(0);
    }

    private void agree(String secondUser, String secondPassword) {
        Operator second = operators
                .login(secondUser, secondPassword)
                .orElseThrow(() -> new Refused(
                        Refused.FORBIDDEN, SECOND_PASSWORD, "", "must be the password of the operator in secondUser"));
        GivenFields.require(second, MAY_LOOSEN);
    }
}
