package io.trade2026.ops.rest;

import io.dropwizard.auth.Auth;
import io.trade2026.ops.board.HaltBoard;
import io.trade2026.ops.source.Operator;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Shows what stands still: markets, parties, and nodes on reduce-only. {@link MarketResource} and {@link StopResource} set them going again. */
@Path("/halts")
@Produces(MediaType.APPLICATION_JSON)
public final class HaltResource {
    private final HaltBoard board;

    /**
     * Shows this.
     *
     * @param board of all three
     */
    public HaltResource(HaltBoard board) {
        this.board = board;
    }

    /**
     * What stands still.
     *
     * @param markets that are not OPEN, or are frozen (PT-13)
     * @param parties that were stopped (PT-15, PT-19)
     * @param reduceOnly nodes that take only what reduces their positions (KS-02)
     */
    public record Halts(
            List<HaltBoard.MarketRow> markets,
            List<HaltBoard.StoppedRow> parties,
            List<HaltBoard.ReduceOnlyRow> reduceOnly) {}

    /**
     * Lists all three.
     *
     * @param operator who asks
     * @return the longest so first
     */
    @GET
    public Halts halts(@Auth Operator operator) {
        return new Halts(board.markets(), board.parties(), board.reduceOnly());
    }
}
