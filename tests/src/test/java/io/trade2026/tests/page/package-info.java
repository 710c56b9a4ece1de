/**
 * The page of the desk in a real browser: what an operator reads, presses and is told.
 * <pre>
 *   PageTest ──▶ Browser ──DevTools──▶ chromium ──▶ page ──REST──▶ a lab
 * </pre>
 * Runs only where there is a chromium.
 */
@NullMarked
package io.trade2026.tests.page;

import org.jspecify.annotations.NullMarked;
