package io.trade2026.ops.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.auth.Auth;
import io.trade2026.ops.limit.Evidence;
import io.trade2026.ops.limit.LimitOffice;
import io.trade2026.ops.limit.LimitOffice.Progress;
import io.trade2026.ops.refusal.Refused;
import io.trade2026.ops.refusal.RequestFields;
import io.trade2026.ops.source.LimitAsk;
import io.trade2026.ops.source.LimitGovernance;
import io.trade2026.ops.source.Lines;
import io.trade2026.ops.source.ListSecrecy;
import io.trade2026.ops.source.Operator;
import io.trade2026.ops.source.ProposalRow;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Limits under governance (GV-01): proposals, approvals, versions, use, evidence. Whoever is logged in is the one who acts. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class LimitResource {
    private static final Logger LOG = LoggerFactory.getLogger(LimitResource.class);
    private static final Set<String> MAY_CHANGE = Set.of("ops", "risk");
    private static final int LONGEST_VALUE = 40;
    private static final String YES = "true";
    private static final List<String> YES_OR_NO = List.of(YES, "false");
    private static final String REASON = "reason";
    private static final String USER = "user";

    private final LimitOffice office;
    private final LimitGovernance governance;

    /**
     * Works through these.
     *
     * @param office that carries changes to the core
     * @param governance that keeps them
     */
    public LimitResource(LimitOffice office, LimitGovernance governance) {
        this.office = office;
        this.governance = governance;
    }

    /**
     * Proposals.
     *
     * @param proposals newest first
     */
    public record Proposals(List<ProposalRow> proposals) {}

    /**
     * Lists proposals. Those of restricted lists and permissions (PT-11) are shown to compliance, and while they wait to those who may agree:
     * nobody is to agree to what he cannot read.
     *
     * @param operator who asks
     * @param uri with {@code state=all} for those too that are decided or have expired
     * @return newest first
     */
    @GET
    @Path("limits/proposals")
    public Proposals proposals(@Auth Operator operator, @Context UriInfo uri) {
        RequestFields fields = new RequestFields(uri.getQueryParameters());
        String state = fields.optionalChoice("state", List.of("waiting", "all"), "waiting");
        fields.check();
        boolean mayDecide = MAY_CHANGE.contains(operator.role());
        return new Proposals(governance.proposals(state.equals("waiting")).stream()
                .filter(each -> ListSecrecy.sees(operator)
                        || !ListSecrecy.isList(each.control())
                        || (mayDecide && each.awaitsOthers()))
                .toList());
    }

    /**
     * Asks for a change; what tightens holds at once.
     *
     * @param operator who asks
     * @param body limitId, or control, scope, scopeName and what else says which limit (instrumentScope, instrument, side);
     *     value, level, overAllocated, enabled, until, reason
     * @return how far it has come
     */
    @POST
    @Path("limits/proposals")
    @Consumes(MediaType.APPLICATION_JSON)
    public Progress propose(@Auth Operator operator, @Nullable JsonNode body) {
        GivenFields.require(operator, MAY_CHANGE);
        RequestFields fields = new RequestFields(GivenFields.of(operator, body));
        long limitId = fields.optionalNumber("limitId", 1, Long.MAX_VALUE, 0);
        boolean isNamed = limitId == 0;
        String until = fields.optionalText("until", LONGEST_VALUE);
        String overAllocated = fields.optionalChoice("overAllocated", YES_OR_NO, "");
        LimitAsk ask = new LimitAsk(
                limitId,
                isNamed ? fields.text("control", RequestFields.NAME) : "",
                isNamed ? fields.text("scope", RequestFields.NAME) : "",
                isNamed ? fields.text("scopeName", RequestFields.NAME) : "",
                isNamed ? fields.optionalText("instrumentScope", RequestFields.NAME) : "",
                isNamed ? fields.optionalText("instrument", RequestFields.NAME) : "",
                isNamed ? fields.optionalChoice("side", List.of("both", "buy", "sell"), "both") : "",
                fields.optionalText("value", LONGEST_VALUE),
                fields.optionalChoice("enabled", YES_OR_NO, YES).equals(YES),
                until.isEmpty() ? null : until,
                fields.text(USER, RequestFields.NAME),
                fields.text(REASON, RequestFields.REASON),
                fields.optionalChoice("level", List.of("hard", "soft"), ""),
                overAllocated.isEmpty() ? null : overAllocated.equals(YES));
        fields.check();
        return office.propose(ask);
    }

    /**
     * Agrees to a proposal.
     *
     * @param operator who agrees
     * @param proposalId of it
     * @return how far it has come
     */
    @POST
    @Path("limits/proposals/{id: [0-9]{1,18}}/approve")
    public Progress approve(@Auth Operator operator, @PathParam("id") long proposalId) {
        GivenFields.require(operator, MAY_CHANGE);
        return office.approve(proposalId, operator.name());
    }

    /**
     * Takes a proposal back, or turns it down.
     *
     * @param operator who does it
     * @param proposalId of it
     * @param body reason
     * @return as it is then
     */
    @POST
    @Path("limits/proposals/{id: [0-9]{1,18}}/withdraw")
    @Consumes(MediaType.APPLICATION_JSON)
    public ProposalRow withdraw(@Auth Operator operator, @PathParam("id") long proposalId, @Nullable JsonNode body) {
        GivenFields.require(operator, MAY_CHANGE);
        RequestFields fields = new RequestFields(GivenFields.of(operator, body));
        String user = fields.text(USER, RequestFields.NAME);
        String reason = fields.text(REASON, RequestFields.REASON);
        fields.check();
        return governance.withdraw(proposalId, user, reason);
    }

    /**
     * All versions of a limit; of a list or a permission (PT-11) for compliance only.
     *
     * @param operator who asks
     * @param limitId of it
     * @return newest first
     */
    @GET
    @Path("limits/{id: [0-9]{1,18}}/history")
    public Lines history(@Auth Operator operator, @PathParam("id") long limitId) {
        Lines history = seen(operator, governance.history(limitId));
        if (history.lines().isEmpty()) {
            throw new Refused(Refused.FORBIDDEN, "limitId", Long.toString(limitId), ListSecrecy.NEUTRAL);
        }
        return history;
    }

    /**
     * How far limits are used.
     *
     * @param operator who asks
     * @param uri with {@code find} for those only of which a cell is this: a party, a control, an instrument
     * @return a line for each
     */
    @GET
    @Path("limits/report")
    public Lines report(@Auth Operator operator, @Context UriInfo uri) {
        RequestFields fields = new RequestFields(uri.getQueryParameters());
        String find = fields.optionalText("find", LONGEST_VALUE);
        fields.check();
        return seen(operator, governance.report().with(find));
    }

    /**
     * What the annual review is shown.
     *
     * @param operator who asks
     * @param format html or csv
     * @return a file
     */
    @GET
    @Path("limits/evidence.{format: html|csv}")
    @Produces({"text/html; charset=utf-8", "text/csv; charset=utf-8"})
    public Response evidence(@Auth Operator operator, @PathParam("format") String format) {
        Evidence evidence = new Evidence(
                governance.evidence().stream()
                        .map(lines -> seen(operator, lines))
                        .toList(),
                Instant.now().toString());
        boolean isPage = format.equals("html");
        return Response.ok(isPage ? evidence.html() : evidence.csv())
                .type(isPage ? "text/html; charset=utf-8" : "text/csv; charset=utf-8")
                .build();
    }

    /** As this operator may read it; that somebody of compliance reads of lists is logged (PT-11). */
    private static Lines seen(Operator operator, Lines lines) {
        Lines others = lines.withoutLists();
        if (!ListSecrecy.sees(operator)) {
            return others;
        }
        if (others.lines().size() < lines.lines().size()) {
            LOG.info("{} reads of lists and permissions (PT-11): {}", operator.name(), lines.title());
        }
        return lines;
    }
}
