package io.trade2026.gateway.door;

/**
 * What is answered.
 *
 * @param status of HTTP
 * @param json the body
 */
public record DoorAnswer(int status, String json) {
    static final int OK = 200;
    static final int BAD_REQUEST = 400;
    static final int NOT_FOUND = 404;
    static final int UNAVAILABLE = 503;

    /**
     * Says whether it is what was asked for.
     *
     * @return false when the body says why it is not
     */
    public boolean isOk() {
        return status == OK;
    }

    static DoorAnswer ok(Json json) {
        return new DoorAnswer(OK, json.toString());
    }

    /** In the words of the REST interface: which field, its value, and the rule. */
    static DoorAnswer refused(int status, String field, String value, String rule) {
        Json json = new Json().object().name("errors").array().object();
        json.field("field", field).field("value", value).field("rule", rule);
        return new DoorAnswer(status, json.end('}').end(']').end('}').toString());
    }
}
