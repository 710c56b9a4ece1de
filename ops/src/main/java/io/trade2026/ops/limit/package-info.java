/**
 * Limits under governance as operators see it: who asks, who agrees, and what the annual review is shown.
 * <pre>
 *   ask ──▶ proposal ──▶ approvals ──▶ ApproveLimit in the core ──▶ carried out ──▶ in force
 * </pre>
 */
@NullMarked
package io.trade2026.ops.limit;

import org.jspecify.annotations.NullMarked;
