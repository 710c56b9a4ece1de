package io.trade2026.ops.rest;

import io.dropwizard.auth.Auth;
import io.trade2026.ops.admin.NodeHealth;
import io.trade2026.ops.board.ActionBoard;
import io.trade2026.ops.board.HoldingRow;
import io.trade2026.ops.board.OrderFilter;
import io.trade2026.ops.board.RefusalBoard;
import io.trade2026.ops.board.RefusalRow;
import io.trade2026.ops.board.TradingBoard;
import io.trade2026.ops.desk.OrderRow;
import io.trade2026.ops.refusal.Refused;
import io.trade2026.ops.refusal.RequestFields;
import io.trade2026.ops.source.JournalReaders;
import io.trade2026.ops.source.LatencySource;
import io.trade2026.ops.source.LimitBook;
import io.trade2026.ops.source.LimitRow;
import io.trade2026.ops.source.ListSecrecy;
import io.trade2026.ops.source.Operator;
import io.trade2026.ops.source.SequencerControl;
import io.trade2026.ops.source.SessionStatus;
import io.trade2026.ops.source.SessionStatusSource;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What operators look at. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class ViewResource {
    private static final Logger LOG = LoggerFactory.getLogger(ViewResource.class);
    private static final Pattern ORDER_ID = Pattern.compile("O?[0-9]{1,18}");
    private static final int MAX_ORDERS = 20_000;
    private static final int USUAL_ORDERS = 1_000;
    private static final int SHOWN_ACTIONS = 50;
    private static final int LONGEST_FIND = 40;

    private final TradingBoard board;
    private final ActionBoard actions;
    private final NodeHealth health;
    private final SessionStatusSource sessions;
    private final SequencerControl sequencer;
    private final JournalReaders readers;
    private final LatencySource latencies;
    private final LimitBook limits;

    /**
     * Shows these.
     *
     * @param board of orders
     * @param actions of operators
     * @param health of the node
     * @param sessions of the gateway
     * @param sequencer of the node
     * @param readers of the journal
     * @param latencies measured elsewhere
     * @param limits in force
     */
    public ViewResource(
            TradingBoard board,
            ActionBoard actions,
            NodeHealth health,
            SessionStatusSource sessions,
            SequencerControl sequencer,
            JournalReaders readers,
            LatencySource latencies,
            LimitBook limits) {
        this.board = board;
        this.actions = actions;
        this.health = health;
        this.sessions = sessions;
        this.sequencer = sequencer;
        this.readers = readers;
        this.latencies = latencies;
        this.limits = limits;
    }

    /**
     * Open orders, newest first.
     *
     * @param count all that are open
     * @param orders as many of them as were asked for and are kept
     */
    public record OpenOrders(int count, List<OrderRow> orders) {}

    /**
     * What was refused.
     *
     * @param refusals newest first
     */
    public record Refusals(List<RefusalRow> refusals) {}

    /**
     * What accounts hold.
     *
     * @param positions by account and symbol
     */
    public record Positions(List<HoldingRow> positions) {}

    /**
     * Limits in force.
     *
     * @param limits in order of their ids
     */
    public record Limits(List<LimitRow> limits) {}

    /**
     * FIX sessions.
     *
     * @param sessions in order of their ids
     */
    public record Sessions(List<SessionStatus> sessions) {}

    /**
     * Everything for the page.
     *
     * @param operator who asks
     * @return a picture of now
     */
    @GET
    @Path("status")
    public StatusView status(@Auth Operator operator) {
        return new StatusView(
                System.currentTimeMillis(),
                operator.name(),
                health.report(),
                sequencer.state(),
                readers.readers(),
                sessions.sessions(),
                board.picture(ListSecrecy.sees(operator)),
                actions.tradingDay(),
                actions.actions(SHOWN_ACTIONS),
                latencies.hops());
    }

    /**
     * All sessions.
     *
     * @param operator who asks
     * @return clients, venues and drop copies
     */
    @GET
    @Path("sessions")
    public Sessions sessions(@Auth Operator operator) {
        return new Sessions(sessions.sessions());
    }

    /**
     * Open orders.
     *
     * @param operator who asks
     * @param uri with {@code open=true}, {@code limit} for more or fewer rows, and {@code client}, {@code session},
     *     {@code account}, {@code symbol} or {@code find} for some of them
     * @return newest first
     */
    @GET
    @Path("orders")
    public OpenOrders orders(@Auth Operator operator, @Context UriInfo uri) {
        RequestFields fields = new RequestFields(uri.getQueryParameters());
        fields.choice("open", List.of("true"));
        long limit = fields.optionalNumber("limit", 1, MAX_ORDERS, USUAL_ORDERS);
        String client = fields.optionalText("client", RequestFields.NAME);
        String session = fields.optionalText("session", RequestFields.NAME);
        OrderFilter filter = new OrderFilter(
                client.isEmpty() && session.isEmpty() ? null : sessionIds(client, session),
                fields.optionalText("account", RequestFields.NAME),
                fields.optionalText("symbol", RequestFields.NAME),
                fields.optionalText("find", LONGEST_FIND));
        fields.check();
        return new OpenOrders(board.openCount(), board.openOrders((int) limit, filter));
    }

    private Set<Integer> sessionIds(String client, String session) {
        return sessions.sessions().stream()
                .filter(each -> client.isEmpty() || each.client().equals(client))
                .filter(each -> session.isEmpty()
                        || each.compId().equals(session)
                        || Integer.toString(each.sessionId()).equals(session))
                .map(SessionStatus::sessionId)
                .collect(Collectors.toSet());
    }

    /**
     * One order, open or over.
     *
     * @param operator who asks
     * @param orderId OrderID(37)
     * @return as the journal left it
     */
    @GET
    @Path("orders/{orderId: O?[0-9]{1,18}}")
    public OrderRow order(@Auth Operator operator, @PathParam("orderId") String orderId) {
        return board.order(Long.parseLong(orderId.replace("O", "")))
                .orElseThrow(() -> new Refused(
                        Refused.NOT_FOUND,
                        "orderId",
                        orderId,
                        "must be the OrderID(37) of an order that is open or has ended lately"));
    }

    /**
     * What was refused lately, with the limit that refused, who made it, and what would have passed. Of lists and permissions (PT-11)
     * only compliance sees whose they are.
     *
     * @param operator who asks
     * @param uri with {@code limit} for more or fewer rows, and {@code session}, {@code order} or {@code control} for some of them
     * @return newest first
     */
    @GET
    @Path("refusals")
    public Refusals refusals(@Auth Operator operator, @Context UriInfo uri) {
        RequestFields fields = new RequestFields(uri.getQueryParameters());
        long limit = fields.optionalNumber("limit", 1, RefusalBoard.KEPT, USUAL_ORDERS);
        String session = fields.optionalText("session", RequestFields.NAME);
        String order = fields.optionalText("order", RequestFields.NAME);
        String control = fields.optionalText("control", RequestFields.NAME);
        if (!order.isEmpty() && !ORDER_ID.matcher(order).matches()) {
            fields.refuse("order", order, "must be an OrderID(37) such as O17");
        }
        int sessionId = session.isEmpty()
                ? 0
                : sessionIds("", session).stream().findFirst().orElse(-1);
        fields.check();
        return new Refusals(board.refusals()
                .rows(
                        (int) limit,
                        new RefusalBoard.Filter(
                                sessionId, order.isEmpty() ? 0 : Long.parseLong(order.replace("O", "")), control),
                        ListSecrecy.sees(operator)));
    }

    /**
     * Positions of all accounts.
     *
     * @param operator who asks
     * @return by account and symbol
     */
    @GET
    @Path("positions")
    public Positions positions(@Auth Operator operator) {
        return new Positions(board.holdings());
    }

    /**
     * Limits in force. Those of lists and permissions (PT-11) are shown to compliance only, and that they were is logged.
     *
     * @param operator who asks
     * @return in order of their ids
     */
    @GET
    @Path("limits")
    public Limits limits(@Auth Operator operator) {
        List<LimitRow> inForce = limits.limits();
        if (!ListSecrecy.sees(operator)) {
            return new Limits(inForce.stream()
                    .filter(limit -> !ListSecrecy.isList(limit.control()))
                    .toList());
        }
        LOG.info("{} reads the limits with lists and permissions (PT-11)", operator.name());
        return new Limits(inForce);
    }
}
