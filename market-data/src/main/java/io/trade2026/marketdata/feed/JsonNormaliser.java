package io.trade2026.marketdata.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.trade2026.messages.Decimal8;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The plain JSON dialect: {@code prices.XSIM.INTC} with {@code {"symbol":"INTC","bid":"99.98","ask":"100.02",
 * "bidSize":"500","askSize":"300","last":"100.00","volume":"120000","sourceTime":"2026-11-24T12:00:00.000000Z","seq":123}}, and
 * {@code prices.XSIM.heartbeat} with {@code {"venue":"XSIM","seq":7,"sourceTime":"…"}}.
 *
 * <p>Decimals are text, so that no reader makes a binary fraction of them. Prices and sizes may be absent or null; fields of
 * other names are left alone. The symbol is the one of the payload, since a subject cannot hold every symbol.
 */
public final class JsonNormaliser implements PriceNormaliser {
    /** Longest payload in bytes. */
    public static final int MAX_PAYLOAD = 4_096;

    private static final String HEARTBEAT = "heartbeat";
    private static final int MAX_SYMBOL = 24;
    private static final int MAX_DEPTH = 8;
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final long MAX_EPOCH_SECOND = Long.MAX_VALUE / NS_PER_SECOND - 1;

    private final JsonFactory json = new JsonFactoryBuilder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    /** One value of the payload. */
    private record Field(JsonToken kind, String text) {}

    /** Carries a refusal out of the reading methods. Stackless; it never leaves this class. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Refusal refusal;

        Refused(Fault fault, String field, String value) {
            super(fault.rule(), null, false, false);
            this.refusal = new Refusal(fault, field, value);
        }
    }

    @Override
    public PriceMessage normalise(String feed, String topic, byte[] payload) {
        if (payload.length > MAX_PAYLOAD) {
            return new Refusal(Fault.TOO_LONG, "payload", payload.length + " bytes");
        }
        try {
            Map<String, Field> fields = read(payload);
            return topic.equals(HEARTBEAT) ? heartbeat(feed, fields) : quote(fields);
        } catch (Refused e) {
            return e.refusal;
        }
    }

    private Map<String, Field> read(byte[] payload) {
        Map<String, Field> fields = new HashMap<>();
        try (JsonParser parser = json.createParser(payload)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw notJson(payload);
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                JsonToken kind = parser.nextToken();
                if (kind.isStructStart()) {
                    parser.skipChildren();
                } else if (kind != JsonToken.VALUE_NULL) {
                    fields.put(name, new Field(kind, parser.getText()));
                }
            }
            if (parser.nextToken() != null) {
                throw notJson(payload);
            }
            return fields;
        } catch (JsonProcessingException e) {
            throw notJson(payload);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    private static Refused notJson(byte[] payload) {
        return new Refused(
                Fault.NOT_JSON, "payload", new String(payload, java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    private static Heartbeat heartbeat(String feed, Map<String, Field> fields) {
        String venue = required(fields, "venue").text();
        if (!venue.equals(feed)) {
            throw new Refused(Fault.WRONG_VENUE, "venue", venue);
        }
        return new Heartbeat(sourceEpochNs(fields));
    }

    private static Quote quote(Map<String, Field> fields) {
        return new Quote(
                symbol(fields),
                price(fields, "bid"),
                price(fields, "ask"),
                quantity(fields, "bidSize"),
                quantity(fields, "askSize"),
                price(fields, "last"),
                sourceEpochNs(fields),
                seq(fields),
                quantity(fields, "volume"));
    }

    private static Field required(Map<String, Field> fields, String name) {
        Field field = fields.get(name);
        if (field == null) {
            throw new Refused(Fault.MISSING, name, "");
        }
        return field;
    }

    private static String symbol(Map<String, Field> fields) {
        Field field = required(fields, "symbol");
        String symbol = field.text();
        boolean isPrintable = symbol.chars().allMatch(c -> c > ' ' - 1 && c < 127);
        if (field.kind() != JsonToken.VALUE_STRING
                || symbol.isBlank()
                || symbol.length() > MAX_SYMBOL
                || !isPrintable) {
            throw new Refused(Fault.BAD_SYMBOL, "symbol", symbol);
        }
        return symbol;
    }

    private static long price(Map<String, Field> fields, String name) {
        long valueE8 = decimal(fields.get(name), name);
        if (valueE8 != Decimal8.NULL && valueE8 <= 0) {
            throw new Refused(Fault.OUT_OF_RANGE, name, Decimal8.toText(valueE8));
        }
        return valueE8;
    }

    private static long quantity(Map<String, Field> fields, String name) {
        long valueE8 = decimal(fields.get(name), name);
        if (valueE8 != Decimal8.NULL && valueE8 < 0) {
            throw new Refused(Fault.OUT_OF_RANGE, name, Decimal8.toText(valueE8));
        }
        return valueE8;
    }

    private static long decimal(@Nullable Field field, String name) {
        if (field == null) {
            return Decimal8.NULL;
        }
        if (field.kind() != JsonToken.VALUE_STRING) {
            throw new Refused(Fault.NOT_A_DECIMAL, name, field.text());
        }
        long valueE8 = Decimal8.parse(field.text());
        if (Decimal8.isNumber(valueE8)) {
            return valueE8;
        }
        Fault fault = valueE8 == Decimal8.TOO_FINE
                ? Fault.TOO_FINE
                : valueE8 == Decimal8.OVERFLOW ? Fault.OUT_OF_RANGE : Fault.NOT_A_DECIMAL;
        throw new Refused(fault, name, field.text());
    }

    private static long seq(Map<String, Field> fields) {
        String text = required(fields, "seq").text();
        try {
            long seq = Long.parseLong(text);
            if (seq >= 0) {
                return seq;
            }
        } catch (NumberFormatException e) {
            throw new Refused(Fault.NOT_A_COUNT, "seq", text);
        }
        throw new Refused(Fault.NOT_A_COUNT, "seq", text);
    }

    private static long sourceEpochNs(Map<String, Field> fields) {
        String text = required(fields, "sourceTime").text();
        Instant instant;
        try {
            instant = Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new Refused(Fault.BAD_TIME, "sourceTime", text);
        }
        long second = instant.getEpochSecond();
        if (second < 0 || second > MAX_EPOCH_SECOND) {
            throw new Refused(Fault.BAD_TIME, "sourceTime", text);
        }
        return second * NS_PER_SECOND + instant.getNano();
    }
}
