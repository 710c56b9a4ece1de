package io.trade2026.ops.admin;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells the health of the node: 200 while orders can be taken, also when degraded; else 503. */
public final class HealthServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient NodeHealth health;

    /**
     * Tells of this.
     *
     * @param health of the node
     */
    public HealthServlet(NodeHealth health) {
        this.health = health;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HealthReport report = health.report();
        JsonAnswer.write(
                response,
                report.takesOrders() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                report);
    }
}
