package io.trade2026.ops.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.trade2026.ops.refusal.Faults;
import io.trade2026.ops.refusal.Refused;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever ends a request into JSON that names field, value and rule. */
public final class RefusalMappers {
    private static final Logger LOG = LoggerFactory.getLogger(RefusalMappers.class);

    private RefusalMappers() {}

    /**
     * Registers them all.
     *
     * @param jersey of the application port
     */
    public static void register(JerseyEnvironment jersey) {
        jersey.register(new OfRefusal());
        jersey.register(new OfJson());
        jersey.register(new OfWeb());
        jersey.register(new OfMistake());
    }

    private static Response answer(Refused refused) {
        return Response.status(refused.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new Faults(refused.faults()))
                .build();
    }

    private static final class OfRefusal implements ExceptionMapper<Refused> {
        @Override
        public Response toResponse(Refused refused) {
            return answer(refused);
        }
    }

    private static final class OfJson implements ExceptionMapper<JsonProcessingException> {
        @Override
        public Response toResponse(JsonProcessingException e) {
            return answer(new Refused(Refused.BAD_REQUEST, "body", "", "must be JSON: " + e.getOriginalMessage()));
        }
    }

    /** Unknown paths, wrong methods and media types. */
    private static final class OfWeb implements ExceptionMapper<WebApplicationException> {
        @Override
        public Response toResponse(WebApplicationException e) {
            Response told = e.getResponse();
            if (told.hasEntity()) {
                return told;
            }
            String rule = Objects.requireNonNullElse(e.getMessage(), "is refused");
            return Response.fromResponse(told)
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .entity(new Faults(new Refused(told.getStatus(), "request", "", rule).faults()))
                    .build();
        }
    }

    private static final class OfMistake implements ExceptionMapper<Throwable> {
        @Override
        public Response toResponse(Throwable mistake) {
            LOG.error("a request failed", mistake);
            return answer(new Refused(
                    Response.Status.INTERNAL_SERVER_ERROR.getStatusCode(),
                    "server",
                    "",
                    "made a mistake, see its log: " + mistake));
        }
    }
}
