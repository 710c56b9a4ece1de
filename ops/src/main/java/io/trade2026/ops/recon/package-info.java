/**
 * Holds what venues' drop copies tell against our own executions, all the time, and looks after positions that clearing firms have
 * otherwise (PO-01).
 * <pre>
 *   event journal ──▶ CopyBook: own executions against copies ──▶ ages ──▶ ReportBreak, SetKillSwitch ──▶ core
 *                          ▲                                                    │
 *                          └──────────── BreakReported: what was told ◀─────────┘      ──▶ REST, page, alerts
 * </pre>
 * Copies are in the journal like everything else; so after a restart the same breaks stand there, and none is told twice. What a file
 * of a clearing firm has shown is kept in a store instead; how far it was told is in the journal too, and noted in the store.
 */
@NullMarked
package io.trade2026.ops.recon;

import org.jspecify.annotations.NullMarked;
