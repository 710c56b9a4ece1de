/**
 * Holds what venues' drop copies tell against our own executions, all the time (PO-01).
 * <pre>
 *   event journal ──▶ CopyBook: own executions against copies ──▶ ages ──▶ ReportBreak, SetKillSwitch ──▶ core
 *                          ▲                                                    │
 *                          └──────────── BreakReported: what was told ◀─────────┘      ──▶ REST, page, alerts
 * </pre>
 * Copies are in the journal like everything else; so after a restart the same breaks stand there, and none is told twice.
 */
@NullMarked
package io.trade2026.ops.recon;

import org.jspecify.annotations.NullMarked;
