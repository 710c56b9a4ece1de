package io.trade2026.ops.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.auth.Auth;
import io.trade2026.ops.admin.MarketTasks;
import io.trade2026.ops.desk.DeskAnswer;
import io.trade2026.ops.refusal.Refused;
import io.trade2026.ops.refusal.RequestFields;
import io.trade2026.ops.source.Operator;
import io.trade2026.ops.source.OperatorDirectory;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What markets are doing (PT-13), and reference prices by hand, which take two people. */
@Path("/markets")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class MarketResource {
    private static final Logger LOG = LoggerFactory.getLogger(MarketResource.class);
    private static final Set<String> MAY_SET = Set.of("desk", "ops", "risk");
    private static final Set<String> MAY_PRICE = Set.of("risk", "ops");
    private static final String SECOND_USER = "secondUser";
    private static final String SECOND_PASSWORD = "secondPassword";

    private final MarketTasks tasks;
    private final OperatorDirectory operators;

    /** One thing that is told to the core. */
    @FunctionalInterface
    private interface Task {
        DeskAnswer carryOut(Map<String, List<String>> given);
    }

    /**
     * Orders through these.
     *
     * @param tasks that read and check
     * @param operators who may agree to a price
     */
    public MarketResource(MarketTasks tasks, OperatorDirectory operators) {
        this.tasks = tasks;
        this.operators = operators;
    }

    /**
     * Says what a market is doing from now on.
     *
     * @param operator who says so
     * @param body state, reason; venue, symbol, frozen, auctionPx
     * @return the event that it became
     */
    @POST
    @Path("state")
    public DeskAnswer state(@Auth Operator operator, @Nullable JsonNode body) {
        return carryOut("market state", operator, MAY_SET, body, given -> tasks.state(new RequestFields(given)));
    }

    /**
     * Sets a reference price by hand.
     *
     * @param operator who sets it
     * @param body symbol, price, minutes, reason, secondUser and secondPassword
     * @return the event that it became
     */
    @POST
    @Path("price")
    public DeskAnswer price(@Auth Operator operator, @Nullable JsonNode body) {
        return carryOut("price by hand", operator, MAY_PRICE, body, given -> {
            String password = only(given, SECOND_PASSWORD);
            String second = only(given, SECOND_USER);
            agree(operator, second, password);
            return tasks.price(new RequestFields(given), second);
        });
    }

    /**
     * Takes a reference price by hand away.
     *
     * @param operator who does it
     * @param body symbol, reason
     * @return the event that it became
     */
    @POST
    @Path("no-price")
    public DeskAnswer noPrice(@Auth Operator operator, @Nullable JsonNode body) {
        return carryOut(
                "no price by hand", operator, MAY_PRICE, body, given -> tasks.noPrice(new RequestFields(given)));
    }

    private static String only(Map<String, List<String>> given, String name) {
        List<String> values = given.remove(name);
        return values == null || values.isEmpty() ? "" : values.get(0);
    }

    private void agree(Operator first, String secondUser, String secondPassword) {
        if (secondUser.isEmpty() || secondUser.equals(first.name())) {
            throw new Refused(
                    Refused.BAD_REQUEST, SECOND_USER, secondUser, "must be given, and another person than user");
        }
        Operator second = operators
                .login(secondUser, secondPassword)
                .orElseThrow(() -> new Refused(
                        Refused.FORBIDDEN, SECOND_PASSWORD, "", "must be the password of the operator in secondUser"));
        GivenFields.require(second, MAY_PRICE);
    }

    /** What is refused is in the log too: somebody tried. */
    private static DeskAnswer carryOut(
            String what, Operator operator, Set<String> roles, @Nullable JsonNode body, Task task) {
        try {
            GivenFields.require(operator, roles);
            return task.carryOut(GivenFields.of(operator, body));
        } catch (Refused refused) {
            LOG.warn("refused: {} by {}: {}", what, operator.name(), refused.getMessage());
            throw refused;
        }
    }
}
