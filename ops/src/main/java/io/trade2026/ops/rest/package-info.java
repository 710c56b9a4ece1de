/**
 * REST of the application port under {@code /api}, for the page and for operators with their login.
 * <pre>
 *   GET  ──▶ ViewResource ──▶ board, sources, limit book
 *   POST ──▶ ActionResource ──▶ OperatorTasks, limit book ──▶ core
 *   POST ──▶ DeskResource ──▶ DeskTasks ──▶ core
 *   GET  ──▶ ExplainResource ──▶ StoryTeller ──▶ files of the journal and of the command log
 * </pre>
 * Whatever is refused is answered with JSON that names field, value and rule.
 */
@NullMarked
package io.trade2026.ops.rest;

import org.jspecify.annotations.NullMarked;
