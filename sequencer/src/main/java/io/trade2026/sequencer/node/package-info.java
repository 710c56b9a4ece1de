/**
 * Puts commands into one total order, hands each to the core, and keeps what the core answers.
 * <pre>
 *   commands ──▶ Aeron Cluster log ──▶ CoreMachine ──▶ EventSink ──▶ event journal
 *                                          │
 *                                          └──▶ snapshot, on schedule and on demand
 * </pre>
 * It does not read the letters it carries.
 */
@NullMarked
package io.trade2026.sequencer.node;

import org.jspecify.annotations.NullMarked;
