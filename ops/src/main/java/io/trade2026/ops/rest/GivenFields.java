package io.trade2026.ops.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.trade2026.ops.refusal.Refused;
import io.trade2026.ops.source.Operator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The fields of a body, signed by whoever is logged in. */
final class GivenFields {
    private static final String USER = "user";

    private GivenFields() {}

    static Map<String, List<String>> of(Operator operator, @Nullable JsonNode body) {
        Map<String, List<String>> given = JsonFields.of(body);
        List<String> named = given.get(USER);
        if (named != null && !named.get(0).equals(operator.name())) {
            throw new Refused(Refused.BAD_REQUEST, USER, named.get(0), "must be absent or the one who is logged in");
        }
        given.put(USER, List.of(operator.name()));
        return given;
    }

    static void require(Operator operator, Set<String> roles) {
        if (!roles.contains(operator.role())) {
            throw new Refused(
                    Refused.FORBIDDEN,
                    USER,
                    operator.name(),
                    "must have one of the roles " + String.join(", ", new TreeSet<>(roles)) + " and has "
                            + operator.role());
        }
    }
}
