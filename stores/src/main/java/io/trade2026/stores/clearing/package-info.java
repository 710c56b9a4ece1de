/**
 * Breaks between the positions of a clearing firm and those of the core (PO-01), over the files that show them.
 * <pre>
 *   a file, compared ──▶ ClearingLedger ──▶ clearing_breaks: new, still there, gone ──▶ ops
 *                              ▲
 *                              └── how far each was told, by the journal
 * </pre>
 * For any thread.
 */
@NullMarked
package io.trade2026.stores.clearing;

import org.jspecify.annotations.NullMarked;
