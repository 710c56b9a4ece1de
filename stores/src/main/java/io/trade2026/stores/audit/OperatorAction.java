package io.trade2026.stores.audit;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One row of {@code operator_actions}.
 *
 * @param eventNumber of the journal
 * @param epochNs cluster time
 * @param actor who did it
 * @param secondActor who agreed
 * @param act an upper-case word
 * @param orderId OrderID(37), when it is about an order
 * @param sessionId when it is about a session
 * @param detail what else the event says; may be empty
 * @param reason why
 */
record OperatorAction(
        long eventNumber,
        long epochNs,
        String actor,
        Optional<String> secondActor,
        String act,
        OptionalLong orderId,
        OptionalInt sessionId,
        String detail,
        String reason) {}
