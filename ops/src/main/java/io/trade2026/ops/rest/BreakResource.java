package io.trade2026.ops.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.auth.Auth;
import io.trade2026.messages.sbe.BreakKind;
import io.trade2026.ops.act.BlockPair;
import io.trade2026.ops.act.ResolveBreak;
import io.trade2026.ops.desk.Answers;
import io.trade2026.ops.desk.DeskAnswer;
import io.trade2026.ops.desk.OperatorDesk;
import io.trade2026.ops.recon.ReconState;
import io.trade2026.ops.refusal.Refused;
import io.trade2026.ops.refusal.RequestFields;
import io.trade2026.ops.source.Operator;
import io.trade2026.ops.source.OperatorDirectory;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Differences between drop copies of venues or clearing firms and what we hold (PO-01): what there is, who ends it, who may go on. */
@Path("/breaks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class BreakResource {
    private static final Set<String> MAY_RESOLVE = Set.of("ops", "risk");
    private static final String SECOND_USER = "secondUser";
    private static final String SECOND_PASSWORD = "secondPassword";
    private static final int VENUE_WIDTH = 12;
    private static final int SYMBOL_WIDTH = 24;

    private final Supplier<ReconState> breaks;
    private final OperatorDesk desk;
    private final OperatorDirectory operators;
    private final Duration patience;

    /**
     * Shows and orders through these.
     *
     * @param breaks how they stand
     * @param desk that carries orders to the core
     * @param operators who may log in
     * @param patience how long the core may take
     */
    public BreakResource(
            Supplier<ReconState> breaks, OperatorDesk desk, OperatorDirectory operators, Duration patience) {
        this.breaks = breaks;
        this.desk = desk;
        this.operators = operators;
        this.patience = patience;
    }

    /**
     * All that stand, the latest that are over, and who is blocked.
     *
     * @param operator who asks
     * @return as it is now
     */
    @GET
    public ReconState state(@Auth Operator operator) {
        return breaks.get();
    }

    /**
     * Ends a break; where an execution leaves suspense by it, two do.
     *
     * @param operator who does
     * @param event number of the event that it began with; of a position its number in the log of those
     * @param kind of it
     * @param body reason; release (yes, no) with secondUser and secondPassword
     * @return the event that it became
     */
    @POST
    @Path("{event: [0-9]{1,18}}/{kind}/resolve")
    public DeskAnswer resolve(
            @Auth Operator operator,
            @PathParam("event") long event,
            @PathParam("kind") String kind,
            @Nullable JsonNode body) {
        GivenFields.require(operator, MAY_RESOLVE);
        ReconState.BreakRow row = breaks.get().breaks().stream()
                .filter(each -> each.eventNumber() == event && each.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        Refused.NOT_FOUND,
                        "event",
                        Long.toString(event),
                        "must be a break of this kind that was told"));
        Map<String, List<String>> given = GivenFields.of(operator, body);
        boolean isReleased = given.getOrDefault("release", List.of("no")).contains("yes");
        String second = isReleased ? agreed(operator, given) : "";
        given.remove(SECOND_USER);
        given.remove(SECOND_PASSWORD);
        RequestFields fields = new RequestFields(given);
        fields.optionalChoice("release", List.of("yes", "no"), "no");
        var order = new ResolveBreak(
                event,
                BreakKind.valueOf(row.kind()),
                row.venueSessionId(),
                row.venueOrderId(),
                row.execId(),
                row.symbol().isEmpty() ? "" : row.account(),
                row.symbol(),
                isReleased,
                fields.text("user", RequestFields.NAME),
                second,
                fields.text("reason", RequestFields.REASON));
        fields.check();
        return Answers.await(desk.act(order), patience);
    }

    /**
     * Lets a client take new risk to a venue again, or an account in an instrument, as two agree.
     *
     * @param operator who does
     * @param body client and venue, or account and symbol; reason, secondUser and secondPassword
     * @return the event that it became
     */
    @POST
    @Path("unblock")
    public DeskAnswer unblock(@Auth Operator operator, @Nullable JsonNode body) {
        GivenFields.require(operator, MAY_RESOLVE);
        Map<String, List<String>> given = GivenFields.of(operator, body);
        String second = agreed(operator, given);
        return pair(given, false, second);
    }

    /**
     * Lets a client take no new risk to a venue, or an account none in an instrument.
     *
     * @param operator who does
     * @param body client and venue, or account and symbol; reason
     * @return the event that it became
     */
    @POST
    @Path("block")
    public DeskAnswer block(@Auth Operator operator, @Nullable JsonNode body) {
        GivenFields.require(operator, MAY_RESOLVE);
        return pair(GivenFields.of(operator, body), true, "");
    }

    private DeskAnswer pair(Map<String, List<String>> given, boolean isBlocked, String second) {
        boolean isAccount = given.containsKey("account") || given.containsKey("symbol");
        RequestFields fields = new RequestFields(given);
        var order = new BlockPair(
                isAccount ? "" : fields.text("client", RequestFields.NAME),
                isAccount ? "" : fields.text("venue", VENUE_WIDTH),
                isAccount ? fields.text("account", RequestFields.NAME) : "",
                isAccount ? fields.text("symbol", SYMBOL_WIDTH) : "",
                isBlocked,
                fields.text("user", RequestFields.NAME),
                second,
                fields.text("reason", RequestFields.REASON));
        fields.check();
        return Answers.await(desk.act(order), patience);
    }

    private String agreed(Operator first, Map<String, List<String>> given) {
        String name = only(given, SECOND_USER);
        String password = only(given, SECOND_PASSWORD);
        if (name.isEmpty() || name.equals(first.name())) {
            throw new Refused(Refused.BAD_REQUEST, SECOND_USER, name, "must be given, and another person than user");
        }
        Operator second = operators
                .login(name, password)
                .orElseThrow(() -> new Refused(
                        Refused.FORBIDDEN, SECOND_PASSWORD, "", "must be the password of the operator in secondUser"));
        GivenFields.require(second, MAY_RESOLVE);
        return second.name();
    }

    private static String only(Map<String, List<String>> given, String name) {
        List<String> values = given.remove(name);
        return values == null || values.isEmpty() ? "" : values.get(0);
    }
}
