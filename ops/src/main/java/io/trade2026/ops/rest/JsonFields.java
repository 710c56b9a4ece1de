package io.trade2026.ops.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.trade2026.ops.refusal.Refused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON body as text. */
final class JsonFields {
    private JsonFields() {}

    static Map<String, List<String>> of(@Nullable JsonNode body) {
        if (body == null || !body.isObject()) {
            throw new Refused(Refused.BAD_REQUEST, "body", "", "must be a JSON object");
        }
        Map<String, List<String>> fields = new LinkedHashMap<>();
        body.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (value.isContainerNode()) {
                throw new Refused(Refused.BAD_REQUEST, field.getKey(), value.toString(), "must be a text or number");
            }
            fields.put(field.getKey(), List.of(value.isNull() ? "" : text(value)));
        });
        return fields;
    }

    /** 10000000 stays that and does not become 1E+7. */
    private static String text(JsonNode value) {
        return value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
    }
}
