/**
 * Operations: the page and REST on the application port, health, metrics and tasks on the admin port.
 * <pre>
 *   event journal ──▶ desk ──▶ board, metrics ──▶ page, REST, /metrics
 *   operator ──▶ REST, tasks ──▶ desk ──▶ Command ──▶ core
 * </pre>
 * Bound to loopback unless told otherwise. Trading goes on without it.
 */
@NullMarked
package io.trade2026.ops;

import org.jspecify.annotations.NullMarked;
