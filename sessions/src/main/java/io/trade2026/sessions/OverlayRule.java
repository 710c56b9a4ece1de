package io.trade2026.sessions;

import java.util.Map;

/** One rule of an {@link Overlay}. Tags are ours, where it is not said otherwise; a message type is a MsgType(35). */
public sealed interface OverlayRule {
    /** Stands for every message type. */
    String EVERY = "*";

    /**
     * A field has another tag at the counterparty. Both ways.
     *
     * @param theirTag at the counterparty
     * @param ourTag in the dictionary
     */
    record Rename(int theirTag, int ourTag) implements OverlayRule {}

    /**
     * Values of a field are spelt otherwise at the counterparty. Both ways, so no value is there twice; a value that is not there
     * stays as it is.
     *
     * @param msgType of the messages, or {@link OverlayRule#EVERY}
     * @param tag of the field
     * @param theirsToOurs our value for each of the counterparty's
     */
    record MapValue(String msgType, int tag, Map<String, String> theirsToOurs) implements OverlayRule {
        /** Copies the values. */
        public MapValue {
            theirsToOurs = Map.copyOf(theirsToOurs);
        }
    }

    /**
     * A field that is not there is taken to be there. Inbound.
     *
     * @param msgType of the messages, or {@link OverlayRule#EVERY}
     * @param tag of the field
     * @param value of the field
     */
    record Default(String msgType, int tag, String value) implements OverlayRule {}

    /**
     * A message without the field is refused: Reject(3) with SessionRejectReason(373)=1. Inbound.
     *
     * @param msgType of the messages, or {@link OverlayRule#EVERY}
     * @param tag of the field
     */
    record Require(String msgType, int tag) implements OverlayRule {}

    /**
     * A message with the field is refused: Reject(3) with SessionRejectReason(373)=2. Inbound.
     *
     * @param msgType of the messages, or {@link OverlayRule#EVERY}
     * @param tag of the field
     */
    record Forbid(String msgType, int tag) implements OverlayRule {}
}
