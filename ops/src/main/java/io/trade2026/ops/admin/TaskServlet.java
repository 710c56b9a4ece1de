package io.trade2026.ops.admin;

import io.trade2026.ops.refusal.Faults;
import io.trade2026.ops.refusal.Refused;
import io.trade2026.ops.refusal.RequestFields;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One task under {@code /tasks/}: POST with its fields in the query or as a form. Dropwizard's own tasks answer every mistake
 * with 500 and an HTML page; these answer with status and JSON that name the field.
 */
public final class TaskServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Function<RequestFields, ?> task;

    private TaskServlet(Function<RequestFields, ?> task) {
        this.task = task;
    }

    /**
     * All tasks by their path.
     *
     * @param tasks that are carried out
     * @param desk what of the desk's actions has to work when nobody can log in
     * @return servlets to be mounted
     */
    public static Map<String, TaskServlet> all(OperatorTasks tasks, DeskTasks desk) {
        Map<String, TaskServlet> servlets = new LinkedHashMap<>();
        servlets.put("/tasks/sessions", new TaskServlet(tasks::sessions));
        servlets.put("/tasks/disconnect", new TaskServlet(tasks::disconnect));
        servlets.put("/tasks/reset-sequence", new TaskServlet(tasks::resetSequence));
        servlets.put("/tasks/kill", new TaskServlet(tasks::kill));
        servlets.put("/tasks/unkill", new TaskServlet(tasks::unkill));
        servlets.put("/tasks/cancel-order", new TaskServlet(desk::cancel));
        servlets.put("/tasks/roll-day", new TaskServlet(desk::rollDay));
        servlets.put("/tasks/snapshot", new TaskServlet(tasks::snapshot));
        return servlets;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Refused refused = new Refused(HttpServletResponse.SC_METHOD_NOT_ALLOWED, "method", "GET", "must be POST");
        response.setHeader("Allow", "POST");
        JsonAnswer.write(response, refused.status(), new Faults(refused.faults()));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, List<String>> given = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> given.put(name, Arrays.asList(values)));
        try {
            JsonAnswer.write(response, HttpServletResponse.SC_OK, task.apply(new RequestFields(given)));
        } catch (Refused e) {
            JsonAnswer.write(response, e.status(), new Faults(e.faults()));
        }
    }
}
