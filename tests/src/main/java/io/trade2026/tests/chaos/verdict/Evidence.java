package io.trade2026.tests.chaos.verdict;

import io.trade2026.ops.desk.PositionRow;
import io.trade2026.simulator.ledger.OrderRow;
import io.trade2026.simulator.ledger.VenueLedger.Execution;
import io.trade2026.tests.chaos.book.JournalBook;
import io.trade2026.tests.chaos.book.Report;
import java.util.List;

/**
 * What everybody remembers when all is quiet.
 *
 * @param clients each with its orders and reports
 * @param copies what a drop copy of all clients was told; empty without one
 * @param hasCopies whether there is a drop copy
 * @param venues each with its orders and executions
 * @param journal of events
 * @param coreOrders all orders that the core holds
 * @param positions all that the core holds
 */
public record Evidence(
        List<ClientSide> clients,
        List<Report> copies,
        boolean hasCopies,
        List<VenueSide> venues,
        JournalBook journal,
        List<io.trade2026.ops.desk.OrderRow> coreOrders,
        List<PositionRow> positions) {
    /** Copies the lists. */
    public Evidence {
        clients = List.copyOf(clients);
        copies = List.copyOf(copies);
        venues = List.copyOf(venues);
        coreOrders = List.copyOf(coreOrders);
        positions = List.copyOf(positions);
    }

    /**
     * A client.
     *
     * @param name CompID
     * @param sessionId of its session
     * @param account that its orders are for
     * @param orders that it sent
     * @param waiting ClOrdIDs of cancels and replaces without an answer
     * @param problems that its own book has found
     * @param reports that it got
     */
    public record ClientSide(
            String name,
            int sessionId,
            String account,
            List<OrderRow> orders,
            List<String> waiting,
            List<String> problems,
            List<Report> reports) {
        /** Copies the lists. */
        public ClientSide {
            orders = List.copyOf(orders);
            waiting = List.copyOf(waiting);
            problems = List.copyOf(problems);
            reports = List.copyOf(reports);
        }
    }

    /**
     * A venue.
     *
     * @param name CompID
     * @param sessionId of its session
     * @param orders that it got
     * @param executions that it made
     * @param doubled ClOrdIDs that came more than once
     * @param rejects Reject(3) of either side
     */
    public record VenueSide(
            String name,
            int sessionId,
            List<OrderRow> orders,
            List<Execution> executions,
            List<String> doubled,
            List<String> rejects) {
        /** Copies the lists. */
        public VenueSide {
            orders = List.copyOf(orders);
            executions = List.copyOf(executions);
            doubled = List.copyOf(doubled);
            rejects = List.copyOf(rejects);
        }
    }
}
