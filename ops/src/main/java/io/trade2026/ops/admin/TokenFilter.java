package io.trade2026.ops.admin;

import io.trade2026.ops.refusal.Fault;
import io.trade2026.ops.refusal.Faults;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** Lets nobody in without the token, but for the liveness ping. */
public final class TokenFilter implements Filter {
    private static final String PING = "/ping";

    private final AdminToken token;

    /**
     * Guards with a token.
     *
     * @param token to be shown as {@code Authorization: Bearer}
     */
    public TokenFilter(AdminToken token) {
        this.token = token;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        String authorization = Objects.requireNonNullElse(http.getHeader("Authorization"), "");
        if (http.getRequestURI().equals(PING) || token.admits(authorization)) {
            chain.doFilter(request, response);
            return;
        }
        HttpServletResponse refusal = (HttpServletResponse) response;
        refusal.setHeader("WWW-Authenticate", "Bearer realm=\"trade2026 admin\"");
        JsonAnswer.write(
                refusal,
                HttpServletResponse.SC_UNAUTHORIZED,
                new Faults(List.of(new Fault("Authorization", "", "must be Bearer and the token of the admin port"))));
    }
}
