/**
 * Postgres: what people decide comes in from its tables, what has happened goes out into them.
 * <pre>
 *   firms, instruments, limits … ──▶ reference ──▶ commands ──▶ sequencer
 *   event journal ──▶ checkpoints (event number, position) kept in the transaction of the rows
 * </pre>
 * No order waits for anything here.
 */
@NullMarked
package io.trade2026.stores;

import org.jspecify.annotations.NullMarked;
