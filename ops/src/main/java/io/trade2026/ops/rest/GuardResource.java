package io.trade2026.ops.rest;

import io.dropwizard.auth.Auth;
import io.trade2026.ops.guard.GuardState;
import io.trade2026.ops.source.Operator;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.function.Supplier;

/** How the guard of conservation stands. */
@Path("/guard")
@Produces(MediaType.APPLICATION_JSON)
public final class GuardResource {
    private final Supplier<GuardState> guard;

    /**
     * Shows this.
     *
     * @param guard state of it
     */
    public GuardResource(Supplier<GuardState> guard) {
        this.guard = guard;
    }

    /**
     * State, figures and breaches.
     *
     * @param operator who asks
     * @return as it is now
     */
    @GET
    public GuardState state(@Auth Operator operator) {
        return guard.get();
    }
}
