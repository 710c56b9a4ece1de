/**
 * Why an order was decided as it was, from what was recorded.
 * <pre>
 *   GET /api/risk/explain/ID ──▶ StoryTeller ──▶ OrderStory: steps ▶ Judgement ▶ controls ▶ numbers ▶ versions of limits
 * </pre>
 * Only the shape is here; who tells reads the files of the journal and of the command log.
 */
@NullMarked
package io.trade2026.ops.explain;

import org.jspecify.annotations.NullMarked;
