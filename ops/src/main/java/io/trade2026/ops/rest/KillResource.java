package io.trade2026.ops.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.auth.Auth;
import io.trade2026.ops.admin.OperatorTasks;
import io.trade2026.ops.board.KillBoard;
import io.trade2026.ops.board.KillReport;
import io.trade2026.ops.board.KillRow;
import io.trade2026.ops.board.TradingBoard;
import io.trade2026.ops.desk.KillAnswer;
import io.trade2026.ops.refusal.Refused;
import io.trade2026.ops.refusal.RequestFields;
import io.trade2026.ops.source.Operator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Kill switches (KS-01): one operator stops, two lift. Whoever stops something gets the number of a report, which tells what became of
 * every order, also after a restart.
 */
@Path("/risk")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class KillResource {
    private static final Set<String> MAY_KILL = Set.of("ops", "risk", "desk", "compliance");
    private static final Set<String> MAY_LIFT = Set.of("ops", "risk");

    private final OperatorTasks tasks;
    private final KillBoard kills;
    private final TradingBoard trading;

    /**
     * Orders and shows through these.
     *
     * @param tasks that the admin port has too
     * @param kills the reports
     * @param trading what is engaged
     */
    public KillResource(OperatorTasks tasks, KillBoard kills, TradingBoard trading) {
        this.tasks = tasks;
        this.kills = kills;
        this.trading = trading;
    }

    /**
     * All that is to be known.
     *
     * @param engaged switches that are set
     * @param proposals liftings that wait for a second operator
     * @param reports newest first
     */
    public record Kills(List<KillRow> engaged, List<KillBoard.LiftProposal> proposals, List<KillReport> reports) {}

    /**
     * Sets a switch, or drills it.
     *
     * @param operator who does it
     * @param body scope, name, reason; againMs, drill
     * @return how it stands now, with the number of its report
     */
    @POST
    @Path("kill")
    public KillAnswer kill(@Auth Operator operator, @Nullable JsonNode body) {
        GivenFields.require(operator, MAY_KILL);
        return tasks.kill(new RequestFields(GivenFields.of(operator, body)));
    }

    /**
     * Proposes to lift a switch.
     *
     * @param operator who proposes
     * @param body scope, name, reason
     * @return the proposal; its event number is what a second operator approves
     */
    @POST
    @Path("kills/lift")
    public KillAnswer propose(@Auth Operator operator, @Nullable JsonNode body) {
        GivenFields.require(operator, MAY_LIFT);
        return tasks.proposeUnkill(new RequestFields(GivenFields.of(operator, body)));
    }

    /**
     * Lifts a switch as another operator has proposed.
     *
     * @param operator who approves
     * @param proposal event number of the proposal
     * @return how it stands now
     */
    @POST
    @Path("kills/lift/{proposal: [0-9]{1,18}}")
    public KillAnswer approve(@Auth Operator operator, @PathParam("proposal") long proposal) {
        GivenFields.require(operator, MAY_LIFT);
        KillBoard.LiftProposal proposed = kills.proposals().stream()
                .filter(each -> each.eventNumber() == proposal)
                .findFirst()
                .orElseThrow(() -> new Refused(
                        Refused.NOT_FOUND,
                        "proposal",
                        Long.toString(proposal),
                        "must be a proposal that waits for a second operator"));
        return tasks.approveUnkill(proposed, operator.name());
    }

    /**
     * Tells what is stopped, what is proposed, and what became of what was stopped.
     *
     * @param operator who asks
     * @param limit how many reports at most
     * @return all of it
     */
    @GET
    @Path("kills")
    public Kills kills(@Auth Operator operator, @QueryParam("limit") @DefaultValue("200") int limit) {
        return new Kills(trading.kills(), kills.proposals(), kills.reports(limit));
    }

    /**
     * One report, with what remains and why.
     *
     * @param operator who asks
     * @param id of the report
     * @return the report
     */
    @GET
    @Path("kills/{id: [0-9]{1,9}}")
    public KillReport report(@Auth Operator operator, @PathParam("id") int id) {
        return kills.report(id)
                .orElseThrow(() ->
                        new Refused(Refused.NOT_FOUND, "id", Integer.toString(id), "must be the number of a report"));
    }
}
