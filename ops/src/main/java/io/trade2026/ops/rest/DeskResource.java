package io.trade2026.ops.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.auth.Auth;
import io.trade2026.ops.admin.DeskTasks;
import io.trade2026.ops.board.ActionBoard;
import io.trade2026.ops.board.ActionRow;
import io.trade2026.ops.desk.DeskAnswer;
import io.trade2026.ops.desk.OrderRow;
import io.trade2026.ops.refusal.Refused;
import io.trade2026.ops.refusal.RequestFields;
import io.trade2026.ops.source.Operator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the desk does by its own hand. The user is whoever is logged in. Who brings new risk in is not who watches over it:
 * roles ops, risk and compliance may cancel, and may not enter or replace.
 */
@Path("/desk")
@Produces(MediaType.APPLICATION_JSON)
public final class DeskResource {
    private static final Logger LOG = LoggerFactory.getLogger(DeskResource.class);
    private static final Set<String> MAY_TRADE = Set.of("desk", "trader");
    private static final Set<String> MAY_CANCEL = Set.of("desk", "trader", "ops", "risk", "compliance");
    private static final Set<String> MAY_RUN = Set.of("desk", "ops");
    private static final Set<String> MAY_TELL = Set.of("desk", "ops", "risk", "compliance");
    private static final int USUAL_ACTIONS = 50;
    private static final int MAX_ACTIONS = 200;
    private static final String ORDER_ID = "orderId";

    private final DeskTasks tasks;
    private final ActionBoard board;
    private final boolean mayRejectNext;

    /**
     * Orders through these.
     *
     * @param tasks that read and check
     * @param board of what was done
     * @param mayRejectNext whether this node is for trying out
     */
    public DeskResource(DeskTasks tasks, ActionBoard board, boolean mayRejectNext) {
        this.tasks = tasks;
        this.board = board;
        this.mayRejectNext = mayRejectNext;
    }

    /**
     * What operators did.
     *
     * @param actions newest first
     */
    public record Actions(List<ActionRow> actions) {}

    /** One action of the desk. */
    @FunctionalInterface
    private interface Task {
        DeskAnswer carryOut(RequestFields fields);
    }

    /**
     * Takes an order by telephone.
     *
     * @param operator who does it
     * @param body account, symbol, side, orderQty, reason; price, stopPx, ordType, timeInForce, expireDate, exDestination,
     *     session
     * @return with the OrderID(37)
     */
    @POST
    @Path("orders")
    @Consumes(MediaType.APPLICATION_JSON)
    public DeskAnswer enter(@Auth Operator operator, @Nullable JsonNode body) {
        return carryOut("enter", operator, MAY_TRADE, GivenFields.of(operator, body), tasks::enter);
    }

    /**
     * Cancels an order.
     *
     * @param operator who does it
     * @param orderId OrderID(37)
     * @param body reason
     * @return when the cancel is on its way
     */
    @POST
    @Path("orders/{orderId: O?[0-9]+}/cancel")
    @Consumes(MediaType.APPLICATION_JSON)
    public DeskAnswer cancel(@Auth Operator operator, @PathParam(ORDER_ID) String orderId, @Nullable JsonNode body) {
        return carryOut("cancel", operator, MAY_CANCEL, withOrder(operator, orderId, body), tasks::cancel);
    }

    /**
     * Asks the core for one order, with what only the core knows: what is reserved in risk, and which requests are open.
     *
     * @param operator who asks
     * @param orderId OrderID(37)
     * @return as the core holds it now
     */
    @GET
    @Path("orders/{orderId: [0-9]{1,18}}")
    public OrderRow order(@Auth Operator operator, @PathParam(ORDER_ID) long orderId) {
        return tasks.order(orderId)
                .orElseThrow(() -> new Refused(
                        Refused.NOT_FOUND,
                        ORDER_ID,
                        Long.toString(orderId),
                        "must be the OrderID(37) of an order that the core still holds"));
    }

    /**
     * Changes an order.
     *
     * @param operator who does it
     * @param orderId OrderID(37)
     * @param body orderQty or price or both, and reason
     * @return when the replace is on its way
     */
    @POST
    @Path("orders/{orderId: O?[0-9]+}/replace")
    @Consumes(MediaType.APPLICATION_JSON)
    public DeskAnswer replace(@Auth Operator operator, @PathParam(ORDER_ID) String orderId, @Nullable JsonNode body) {
        return carryOut("replace", operator, MAY_TRADE, withOrder(operator, orderId, body), tasks::replace);
    }

    /**
     * Ends the trading day and begins the next.
     *
     * @param operator who does it
     * @param body reason; date of the day that begins
     * @return with how many orders expired and were renewed
     */
    @POST
    @Path("roll-day")
    @Consumes(MediaType.APPLICATION_JSON)
    public DeskAnswer rollDay(@Auth Operator operator, @Nullable JsonNode body) {
        return carryOut("roll-day", operator, MAY_RUN, GivenFields.of(operator, body), tasks::rollDay);
    }

    /**
     * Has the next request of a session refused; only where things are tried out.
     *
     * @param operator who does it
     * @param body session, msgType, code, reason; text
     * @return when the next one will be refused
     */
    @POST
    @Path("reject-next")
    @Consumes(MediaType.APPLICATION_JSON)
    public DeskAnswer rejectNext(@Auth Operator operator, @Nullable JsonNode body) {
        if (!mayRejectNext) {
            LOG.warn("refused: reject-next by {}: this is no node for trying out", operator.name());
            throw new Refused(
                    Refused.FORBIDDEN,
                    "reject-next",
                    "",
                    "is for trying a client out: the lab and the demo have it, and nodes with mayRejectNext: true in"
                            + " their file");
        }
        return carryOut("reject-next", operator, MAY_RUN, GivenFields.of(operator, body), tasks::rejectNext);
    }

    /**
     * Sends News(B).
     *
     * @param operator who does it
     * @param body headline, text, reason; session
     * @return when it is on its way
     */
    @POST
    @Path("news")
    @Consumes(MediaType.APPLICATION_JSON)
    public DeskAnswer news(@Auth Operator operator, @Nullable JsonNode body) {
        return carryOut("news", operator, MAY_TELL, GivenFields.of(operator, body), tasks::news);
    }

    /**
     * What operators did, and what followed.
     *
     * @param operator who asks
     * @param uri with {@code limit} for more or fewer
     * @return newest first
     */
    @GET
    @Path("actions")
    public Actions actions(@Auth Operator operator, @Context UriInfo uri) {
        RequestFields fields = new RequestFields(uri.getQueryParameters());
        long limit = fields.optionalNumber("limit", 1, MAX_ACTIONS, USUAL_ACTIONS);
        fields.check();
        return new Actions(board.actions((int) limit));
    }

    /**
     * One action, and what followed so far.
     *
     * @param operator who asks
     * @param eventNumber of the action
     * @return as it is now
     */
    @GET
    @Path("actions/{eventNumber: [0-9]{1,18}}")
    public ActionRow action(@Auth Operator operator, @PathParam("eventNumber") long eventNumber) {
        return board.action(eventNumber)
                .orElseThrow(() -> new Refused(
                        Refused.NOT_FOUND,
                        "eventNumber",
                        Long.toString(eventNumber),
                        "must be the event of one of the last " + MAX_ACTIONS + " actions"));
    }

    private static Map<String, List<String>> withOrder(Operator operator, String orderId, @Nullable JsonNode body) {
        Map<String, List<String>> given = GivenFields.of(operator, body);
        List<String> named = given.get(ORDER_ID);
        if (named != null && !number(named.get(0)).equals(number(orderId))) {
            throw new Refused(Refused.BAD_REQUEST, ORDER_ID, named.get(0), "must be absent or that of the address");
        }
        given.put(ORDER_ID, List.of(number(orderId)));
        return given;
    }

    /** OrderID(37) is an O and a number on the wire; the number alone will do. */
    private static String number(String orderId) {
        return orderId.startsWith("O") ? orderId.substring(1) : orderId;
    }

    /** What is refused is in the log too: somebody tried. */
    private static DeskAnswer carryOut(
            String action, Operator operator, Set<String> roles, Map<String, List<String>> given, Task task) {
        try {
            GivenFields.require(operator, roles);
            return task.carryOut(new RequestFields(given));
        } catch (Refused refused) {
            LOG.warn("refused: {} by {}: {}", action, operator.name(), refused.getMessage());
            throw refused;
        }
    }
}
