/**
 * What was decided and why, and what would have been decided under other limits, from the files of journal and command log: the house may
 * be open or not.
 * <pre>
 *   event journal ─▶ JournalFinds ─▶ orders, versions of limits ─┐
 *   command log ──▶ LogReplay (the core once more, looked at) ───┼──▶ StoryLetters ──▶ OrderStory
 *   event journal ───────────────────────────────────────────────┘
 * </pre>
 * What other limits would have done: two cores are fed with the same log, one as it was, one with the limits of a file from some moment on.
 * <pre>
 *   command log ──┬─────────────────────────▶ Lane as it was ────────┐
 *                 └─▶ Translation ──────────▶ Lane of other limits ──┼──▶ WhatIf: refused or passed instead, peaks of use
 *   limits file ──▶ LimitsFile ─▶ OtherLimits ──────┘   OrderPairs ◀─┘
 * </pre>
 * What the core says on the replay is compared with the journal, event by event: a number is only told where both agree.
 */
@NullMarked
package io.trade2026.app.explain;

import org.jspecify.annotations.NullMarked;
