/**
 * The {@code trade2026} command.
 *
 * <pre>
 *   ./trade2026 VERB ──▶ Trade2026 ──▶ io.trade2026.app.verb
 * </pre>
 */
@NullMarked
package io.trade2026.app;

import org.jspecify.annotations.NullMarked;
