package io.trade2026.ops.admin;

import io.trade2026.ops.refusal.Faults;
import io.trade2026.ops.refusal.Refused;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/** Lets only our tasks be reached: those that Dropwizard brings along ask for no user and no reason. */
public final class TaskGate implements Filter {
    private final Set<String> paths;

    /**
     * Knows these.
     *
     * @param paths of the tasks
     */
    public TaskGate(Set<String> paths) {
        this.paths = new TreeSet<>(paths);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = ((HttpServletRequest) request).getRequestURI();
        if (paths.contains(path)) {
            chain.doFilter(request, response);
            return;
        }
        Refused refused = new Refused(Refused.NOT_FOUND, "task", path, "must be one of " + String.join(", ", paths));
        JsonAnswer.write((HttpServletResponse) response, refused.status(), new Faults(refused.faults()));
    }
}
