/**
 * What operators have to look at (AT-01).
 * <pre>
 *   event journal ──▶ AlertSource ──▶ AlertBoard: grouped, acknowledged, escalated ──▶ REST, stream, page
 * </pre>
 * Everything comes out of the journal, acknowledgements too: after a restart the same alerts stand there, each once.
 */
@NullMarked
package io.trade2026.ops.alert;

import org.jspecify.annotations.NullMarked;
