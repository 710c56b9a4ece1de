package io.trade2026.ops.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.auth.Auth;
import io.trade2026.ops.admin.DeskTasks;
import io.trade2026.ops.desk.CheckAnswer;
import io.trade2026.ops.refusal.RequestFields;
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

    /**
     * Asks through these.
     *
     * @param tasks that read and check
     */
    public CheckResource(DeskTasks tasks) {
        this.tasks = tasks;
    }

    /**
     * What the core would decide about an order now.
     *
     * @param operator who asks
     * @param body account, symbol, side, orderQty; price, stopPx, ordType, timeInForce, expireDate, exDestination, session
     * @return the decision with its numbers; 200 also when the order would be refused
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public CheckAnswer check(@Auth Operator operator, @Nullable JsonNode body) {
        return tasks.check(new RequestFields(GivenFields.of(operator, body)));
    }
}
