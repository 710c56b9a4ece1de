/**
 * The floor plan, executed: the compiled rooms come in, every closed door that was opened and everything that may not be
 * carried into a pure room comes out as a sentence.
 *
 * <pre>
 *   class path ──▶ HouseRules(io.trade2026) ──▶ must be green
 *   planted    ──▶ HouseRules(…planted)     ──▶ must be red, rule by rule
 * </pre>
 */
@NullMarked
package io.trade2026.tests.architecture;

import org.jspecify.annotations.NullMarked;
