package io.trade2026.ops.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.auth.Auth;
import io.trade2026.ops.admin.DeskTasks;
import io.trade2026.ops.desk.CheckAnswer;
import io.trade2026.ops.refusal.RequestFields;
import io.trade2026.ops.source.LimitBook;
import io.trade2026.ops.source.ListSecrecy;
import io.trade2026.ops.source.Operator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Asks before an order is sent: every operator may, for nothing is reserved. */
@Path("/risk/check")
@Produces(MediaType.APPLICATION_JSON)
public final class CheckResource {
    private final DeskTasks tasks;
    private final LimitBook limits;

    /**
     * Asks through these.
     *
     * @param tasks that read and check
     * @param limits tells who made them
     */
    public CheckResource(DeskTasks tasks, LimitBook limits) {
        this.tasks = tasks;
        this.limits = limits;
    }

    /**
     * What the core would decide about an order now. Of lists and permissions (PT-11) only compliance sees whose they are.
     *
     * @param operator who asks
     * @param body account, symbol, side, orderQty; price, stopPx, ordType, timeInForce, expireDate, exDestination, session
     * @return the decision with its numbers; 200 also when the order would be refused
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public CheckAnswer check(@Auth Operator operator, @Nullable JsonNode body) {
        CheckAnswer answer = tasks.check(new RequestFields(GivenFields.of(operator, body)));
        if (!ListSecrecy.sees(operator)) {
            answer = answer.withoutList();
        }
        return named(answer);
    }

    private CheckAnswer named(CheckAnswer answer) {
        if (answer.limitId() == 0) {
            return answer;
        }
        return limits.limits().stream()
                .filter(limit -> limit.limitId() == answer.limitId() && limit.version() == answer.limitVersion())
                .findFirst()
                .map(limit -> answer.by(limit.author()))
                .orElse(answer);
    }
}
