/**
 * The verbs of the {@code trade2026} command: what a person types, checked and handed to a node.
 *
 * <pre>
 *   command line ──▶ verb ──▶ node settings ──▶ node (started, watched, stopped)
 * </pre>
 */
@NullMarked
package io.trade2026.app.verb;

import org.jspecify.annotations.NullMarked;
