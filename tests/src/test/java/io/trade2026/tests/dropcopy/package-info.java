/**
 * Drop copies from end to end: what clients are told is told to those who watch, live, after an absence, and again on request.
 * <pre>
 *   CLIENT4, CLIENT3 ──FIX──▶ lab ──FIX──▶ FixVenue
 *                              │
 *                              └──FIX──▶ Watcher (DROP1 …)
 * </pre>
 */
@NullMarked
package io.trade2026.tests.dropcopy;

import org.jspecify.annotations.NullMarked;
