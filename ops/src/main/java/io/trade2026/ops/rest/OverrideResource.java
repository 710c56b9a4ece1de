package io.trade2026.ops.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.auth.Auth;
import io.trade2026.ops.act.LetRefusedPass;
import io.trade2026.ops.board.OverrideBoard;
import io.trade2026.ops.desk.Answers;
import io.trade2026.ops.desk.DeskAnswer;
import io.trade2026.ops.desk.OperatorDesk;
import io.trade2026.ops.refusal.RequestFields;
import io.trade2026.ops.source.ListSecrecy;
import io.trade2026.ops.source.Operator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Orders by hand that soft limits refused: one of risk, and of a list one of compliance, lets one of them pass. Each is overridden by its
 * own number; there is no way to override several at once.
 */
@Path("/overrides")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class OverrideResource {
    private static final String OF_COMPLIANCE = "compliance";
    private static final Set<String> MAY_OVERRIDE = Set.of("risk", OF_COMPLIANCE);

    private final OverrideBoard board;
    private final OperatorDesk desk;
    private final Duration patience;

    /**
     * Orders and shows through these.
     *
     * @param board of refusals
     * @param desk that carries orders to the core
     * @param patience how long the core may take
     */
    public OverrideResource(OverrideBoard board, OperatorDesk desk, Duration patience) {
        this.board = board;
        this.desk = desk;
        this.patience = patience;
    }

    /**
     * What soft limits refused.
     *
     * @param refusals newest first
     */
    public record Refusals(List<OverrideBoard.Refusal> refusals) {}

    /**
     * Lists them.
     *
     * @param operator who asks
     * @return with who may let them pass
     */
    @GET
    public Refusals refusals(@Auth Operator operator) {
        return new Refusals(
                ListSecrecy.sees(operator)
                        ? board.refusals()
                        : board.refusals().stream()
                                .map(OverrideBoard.Refusal::withoutList)
                                .toList());
    }

    /**
     * Agrees that an order may pass.
     *
     * @param operator who agrees, for risk or for compliance as the role is
     * @param refusal number of the refusal
     * @param body reason
     * @return the event that it became
     */
    @POST
    @Path("{refusal: [0-9]{1,18}}")
    public DeskAnswer override(@Auth Operator operator, @PathParam("refusal") long refusal, @Nullable JsonNode body) {
        GivenFields.require(operator, MAY_OVERRIDE);
        RequestFields fields = new RequestFields(GivenFields.of(operator, body));
        String user = fields.text("user", RequestFields.NAME);
        String reason = fields.text("reason", RequestFields.REASON);
        fields.check();
        boolean ofCompliance = operator.role().equals(OF_COMPLIANCE);
        return Answers.await(desk.act(new LetRefusedPass(refusal, ofCompliance, user, reason)), patience);
    }
}
