/**
 * Which limit speaks of which control, party, instruments and side.
 *
 * <pre>
 *   SetLimit ──▶ LimitBook ──▶ row (value, version) of a control on a node, or none
 * </pre>
 */
@NullMarked
package io.trade2026.risk.limits;

import org.jspecify.annotations.NullMarked;
