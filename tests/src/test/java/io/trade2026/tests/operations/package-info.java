/**
 * What operators do, against orders that flow: limits, kill switch, sessions, snapshots, prices.
 * <pre>
 *   REST, admin port, NATS ──▶ lab ──▶ what a FIX client and a FIX venue then see
 * </pre>
 */
@NullMarked
package io.trade2026.tests.operations;

import org.jspecify.annotations.NullMarked;
