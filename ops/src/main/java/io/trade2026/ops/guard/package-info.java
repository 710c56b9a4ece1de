/**
 * Proves from the journal that nothing is made and nothing is lost on the way of an order, with books of its own.
 *
 * <pre>
 *   journal ──▶ ConservationBook ──▶ breach ──▶ ConservationGuard ──▶ kill switch of the route
 *                    └──▶ GuardState ──▶ health, REST
 * </pre>
 */
@NullMarked
package io.trade2026.ops.guard;

import org.jspecify.annotations.NullMarked;
