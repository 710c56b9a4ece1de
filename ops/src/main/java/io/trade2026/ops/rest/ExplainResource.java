package io.trade2026.ops.rest;

import io.dropwizard.auth.Auth;
import io.trade2026.ops.explain.OrderStory;
import io.trade2026.ops.explain.StoryTeller;
import io.trade2026.ops.refusal.Refused;
import io.trade2026.ops.source.ListSecrecy;
import io.trade2026.ops.source.Operator;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** Why an order was decided as it was: every operator may ask. The record is read for one question at a time. */
@Path("/risk/explain")
@Produces(MediaType.APPLICATION_JSON)
public final class ExplainResource {
    private final StoryTeller teller;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    /**
     * Asks this one.
     *
     * @param teller reads the record
     */
    public ExplainResource(StoryTeller teller) {
        this.teller = teller;
    }

    /**
     * What became of an id.
     *
     * @param orders oldest first: a ClOrdID(11) may be of several clients
     */
    public record Stories(List<OrderStory> orders) {}

    /**
     * Tells the story of an order. Of lists and permissions (PT-11) only compliance sees whose they are.
     *
     * @param operator who asks
     * @param id OrderID(37) or ClOrdID(11)
     * @return what happened, and what was decided with which numbers
     */
    @GET
    @Path("{order: .{1,40}}")
    public Stories explain(@Auth Operator operator, @PathParam("order") String id) {
        List<OrderStory> found = tell(id);
        if (found.isEmpty()) {
            throw new Refused(
                    Refused.NOT_FOUND,
                    "order",
                    id,
                    "must be the OrderID(37) or ClOrdID(11) of an order that the journal still holds");
        }
        return new Stories(
                ListSecrecy.sees(operator)
                        ? found
                        : found.stream().map(OrderStory::withoutLists).toList());
    }

    private List<OrderStory> tell(String id) {
        oneAtATime.lock();
        try {
            return teller.tell(id);
        } catch (IOException e) {
            throw new Refused(
                    Refused.UNAVAILABLE, "journal", "", "must be readable on this machine: " + e.getMessage());
        } finally {
            oneAtATime.unlock();
        }
    }
}
