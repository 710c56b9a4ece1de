package io.trade2026.gateway.door;

import java.util.Map;

/** Writes one JSON text. The callers close what they open. */
final class Json {
    private final StringBuilder text = new StringBuilder();
    private boolean isFirst = true;

    Json() {}

    Json object() {
        return open('{');
    }

    Json array() {
        return open('[');
    }

    private Json open(char bracket) {
        comma();
        text.append(bracket);
        isFirst = true;
        return this;
    }

    Json end(char bracket) {
        text.append(bracket);
        isFirst = false;
        return this;
    }

    private void comma() {
        if (!isFirst) {
            text.append(',');
        }
        isFirst = false;
    }

    Json name(String name) {
        comma();
        quote(name);
        text.append(':');
        isFirst = true;
        return this;
    }

    Json field(String name, String value) {
        name(name);
        isFirst = false;
        quote(value);
        return this;
    }

    Json field(String name, long value) {
        name(name);
        isFirst = false;
        text.append(value);
        return this;
    }

    Json field(String name, boolean value) {
        name(name);
        isFirst = false;
        text.append(value);
        return this;
    }

    Json field(String name, Map<String, Long> counts) {
        name(name).object();
        counts.forEach(this::field);
        return end('}');
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ') {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
