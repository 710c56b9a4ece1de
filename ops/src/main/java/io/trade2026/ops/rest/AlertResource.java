package io.trade2026.ops.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.auth.Auth;
import io.trade2026.ops.alert.Alert;
import io.trade2026.ops.alert.AlertBoard;
import io.trade2026.ops.alert.SessionNames;
import io.trade2026.ops.desk.Answers;
import io.trade2026.ops.desk.OperatorDesk;
import io.trade2026.ops.refusal.Refused;
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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Alerts of the operators (AT-01): a list, a stream of server-sent events, and the acknowledgement, of one alert at a time. */
@Path("/alerts")
@Produces(MediaType.APPLICATION_JSON)
public final class AlertResource {
    private static final Set<String> MAY_TAKE_ON = Set.of("ops", "risk", "desk", "compliance");
    private static final int MOST_STREAMS = 16;
    private static final long BEAT_MS = 5_000;

    private final AlertBoard board;
    private final SessionNames names;
    private final OperatorDesk desk;
    private final Duration patience;
    private final ObjectMapper mapper = new ObjectMapper();
    private final AtomicInteger streams = new AtomicInteger();

    /**
     * Shows these.
     *
     * @param board of alerts
     * @param names of the sessions that they are about
     * @param desk to the core
     * @param patience longest wait for the core
     */
    public AlertResource(AlertBoard board, SessionNames names, OperatorDesk desk, Duration patience) {
        this.board = board;
        this.names = names;
        this.desk = desk;
        this.patience = patience;
    }

    /**
     * Alerts.
     *
     * @param alerts those that wait first: critical before others, then the newest; then those that are taken on
     */
    public record Alerts(List<Alert> alerts) {}

    /**
     * Lists alerts.
     *
     * @param operator who asks
     * @return all that wait, and the latest that are taken on
     */
    @GET
    public Alerts alerts(@Auth Operator operator) {
        return new Alerts(seen(operator));
    }

    /**
     * Takes on one alert.
     *
     * @param operator who does
     * @param alertId of it
     * @param body reason: what is done about it
     * @return as it is then
     */
    @POST
    @Path("{id: [0-9]{1,18}}/acknowledge")
    @Consumes(MediaType.APPLICATION_JSON)
    public Alert acknowledge(@Auth Operator operator, @PathParam("id") long alertId, @Nullable JsonNode body) {
        GivenFields.require(operator, MAY_TAKE_ON);
        RequestFields fields = new RequestFields(GivenFields.of(operator, body));
        String user = fields.text("user", RequestFields.NAME);
        String reason = fields.text("reason", RequestFields.REASON);
        fields.check();
        Alert alert = find(alertId);
        if (!alert.acknowledgedBy().isEmpty()) {
            throw new Refused(
                    Refused.CONFLICT, "alert", Long.toString(alertId), "is taken on by " + alert.acknowledgedBy());
        }
        Answers.await(desk.acknowledge(alertId, user, reason), patience);
        return seen(operator, List.of(find(alertId))).get(0);
    }

    /** Of lists and permissions (PT-11) compliance alone reads more than that there is something. */
    private List<Alert> seen(Operator operator) {
        return seen(operator, board.alerts());
    }

    private List<Alert> seen(Operator operator, List<Alert> alerts) {
        List<Alert> named = names.of(alerts);
        return ListSecrecy.sees(operator)
                ? named
                : named.stream().map(Alert::withoutList).toList();
    }

    private Alert find(long alertId) {
        return board.alert(alertId)
                .orElseThrow(() -> new Refused(
                        Refused.NOT_FOUND, "alert", Long.toString(alertId), "must be the number of an alert"));
    }

    /**
     * Streams alerts as server-sent events: first all that wait, then each as it is raised, happens again, escalates or is taken on. A
     * comment every five seconds shows that the line lives.
     *
     * @param operator who listens
     * @return until the listener goes
     */
    @GET
    @Path("stream")
    @Produces("text/event-stream")
    public Response stream(@Auth Operator operator) {
        if (streams.incrementAndGet() > MOST_STREAMS) {
            streams.decrementAndGet();
            throw new Refused(Refused.UNAVAILABLE, "stream", "", "at most " + MOST_STREAMS + " may listen");
        }
        StreamingOutput output = out -> {
            try {
                tell(operator, out);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                streams.decrementAndGet();
            }
        };
        return Response.ok(output).type("text/event-stream").build();
    }

    private void tell(Operator operator, OutputStream out) throws IOException, InterruptedException {
        Map<Long, Alert> told = new HashMap<>();
        long seen = -1;
        while (!Thread.currentThread().isInterrupted()) {
            long now = board.changes();
            StringBuilder text = new StringBuilder();
            if (now != seen) {
                for (Alert alert : seen(operator)) {
                    boolean isNews = !alert.equals(told.put(alert.alertId(), alert));
                    if (isNews && (seen >= 0 || alert.acknowledgedBy().isEmpty())) {
                        text.append("event: alert\nid: ")
                                .append(alert.lastEventNumber())
                                .append("\ndata: ")
                                .append(mapper.writeValueAsString(alert))
                                .append("\n\n");
                    }
                }
            }
            out.write((text.isEmpty() ? ": alive\n\n" : text.toString()).getBytes(StandardCharsets.UTF_8));
            out.flush();
            seen = now;
            board.awaitChange(seen, BEAT_MS);
        }
    }
}
