/**
 * Planted faults of the room {@code messages}; this package alone says what it must say, to show that the rule sees it.
 *
 * <pre>
 *   HouseRules ──▶ red
 * </pre>
 */
@NullMarked
package io.trade2026.tests.architecture.planted.messages;

import org.jspecify.annotations.NullMarked;
