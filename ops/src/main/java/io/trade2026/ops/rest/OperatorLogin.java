package io.trade2026.ops.rest;

import io.dropwizard.auth.Authenticator;
import io.dropwizard.auth.UnauthorizedHandler;
import io.dropwizard.auth.basic.BasicCredentials;
import io.trade2026.ops.refusal.Fault;
import io.trade2026.ops.refusal.Faults;
import io.trade2026.ops.source.Operator;
import io.trade2026.ops.source.OperatorDirectory;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** Lets operators in with HTTP Basic, and tells the others that it does not. */
public final class OperatorLogin implements Authenticator<BasicCredentials, Operator>, UnauthorizedHandler {
    private final OperatorDirectory operators;

    /**
     * Asks this.
     *
     * @param operators who may log in
     */
    public OperatorLogin(OperatorDirectory operators) {
        this.operators = operators;
    }

    @Override
    public Optional<Operator> authenticate(BasicCredentials credentials) {
        return operators.login(credentials.getUsername(), credentials.getPassword());
    }

    @Override
    public Response buildResponse(String prefix, String realm) {
        Fault fault = new Fault("Authorization", "", "must be Basic with the name and password of an operator");
        return Response.status(Response.Status.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, prefix + " realm=\"" + realm + "\"")
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new Faults(List.of(fault)))
                .build();
    }
}
