package io.trade2026.ops.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.auth.Auth;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.ops.act.ResumeStopped;
import io.trade2026.ops.desk.Answers;
import io.trade2026.ops.desk.DeskAnswer;
import io.trade2026.ops.desk.OperatorDesk;
import io.trade2026.ops.refusal.RequestFields;
import io.trade2026.ops.source.Operator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parties that were stopped because they executed too often (PT-15): a person resumes them. */
@Path("/stops")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class StopResource {
    private static final Set<String> MAY_RESUME = Set.of("ops", "risk");
    private static final List<String> KINDS = Arrays.stream(PartyKind.values())
            .filter(kind -> kind != PartyKind.NULL_VAL)
            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .toList();

    private final OperatorDesk desk;
    private final Duration patience;

    /**
     * Orders through this desk.
     *
     * @param desk that carries orders to the core
     * @param patience how long the core may take
     */
    public StopResource(OperatorDesk desk, Duration patience) {
        this.desk = desk;
        this.patience = patience;
    }

    /**
     * Lets a party go on.
     *
     * @param operator who does
     * @param body kind, id, reason
     * @return the event that it became
     */
    @POST
    @Path("resume")
    public DeskAnswer resume(@Auth Operator operator, @Nullable JsonNode body) {
        GivenFields.require(operator, MAY_RESUME);
        RequestFields fields = new RequestFields(GivenFields.of(operator, body));
        String kind = fields.choice("kind", KINDS);
        int id = (int) fields.number("id", 1, Integer.MAX_VALUE);
        String user = fields.text("user", RequestFields.NAME);
        String reason = fields.text("reason", RequestFields.REASON);
        fields.check();
        PartyKind of = PartyKind.valueOf(kind.toUpperCase(Locale.ROOT));
        return Answers.await(desk.act(new ResumeStopped(of, id, user, reason)), patience);
    }
}
