/**
 * The parts of a node, wired: who is started, in which order, with what, and how all of it ends.
 * <pre>
 *   NodePlan ──▶ Node.start ──▶ Postgres, NATS, media ──▶ sequencer with the core ──▶ reference data ──▶ gateway, prices, ops
 *   SIGTERM  ──▶ Node.close ──▶ the same, backwards
 * </pre>
 */
@NullMarked
package io.trade2026.app.node;

import org.jspecify.annotations.NullMarked;
