/**
 * The pre-trade controls: each is one class that looks at a {@link io.trade2026.risk.controls.Check}.
 *
 * <pre>
 *   OrderView ──▶ Check ──▶ AC-01 ▶ PT-14 ▶ KS-01 ▶ PT-01 ▶ PT-02 ▶ PT-03 ▶ breach ▶ PT-07 ▶ PT-08 ▶ PT-09 ▶ PT-10 ──▶ Decision
 * </pre>
 *
 * <p>The first that refuses ends the check and writes the explanation.
 */
@NullMarked
package io.trade2026.risk.controls;

import org.jspecify.annotations.NullMarked;
