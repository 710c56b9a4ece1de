package io.trade2026.tests.flow;

import quickfix.Message;

/** Changes a message by a short text: {@code 38=5|44=} puts 38 and takes 44 out, {@code header 50=X} speaks of the header. */
final class Edits {
    private static final String OF_HEADER = "header ";

    private Edits() {}

    static Message apply(Message message, String edits) {
        for (String edit : edits.split("\\|", -1)) {
            boolean ofHeader = edit.startsWith(OF_HEADER);
            String field = ofHeader ? edit.substring(OF_HEADER.length()) : edit;
            int equals = field.indexOf('=');
            int tag = Integer.parseInt(field.substring(0, equals));
            String value = field.substring(equals + 1);
            quickfix.FieldMap map = ofHeader ? message.getHeader() : message;
            if (value.isEmpty()) {
                map.removeField(tag);
            } else {
                map.setString(tag, value);
            }
        }
        return message;
    }
}
