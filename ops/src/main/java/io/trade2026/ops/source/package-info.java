/**
 * What ops asks of the other parts, as narrow as it needs it; {@code app} answers from gateway, sequencer and stores.
 * <pre>
 *   gateway ──▶ SessionStatusSource ─┐
 *   sequencer ──▶ SequencerControl ──┼──▶ health, metrics, tasks, REST
 *   stores ──▶ LimitBook, OperatorDirectory ─┘
 * </pre>
 * Every method may be called from any thread and answers at once or says that it cannot.
 */
@NullMarked
package io.trade2026.ops.source;

import org.jspecify.annotations.NullMarked;
