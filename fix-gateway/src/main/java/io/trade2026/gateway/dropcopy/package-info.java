/**
 * Drop copies: what clients are told by ExecutionReport(8), told again to those who watch, and what they missed, read again from the
 * journal.
 *
 * <pre>
 *   OrderChanged ──▶ CopyFilter ──▶ CopyReports ──▶ ExecutionReport(8) of a drop copy
 *
 *   TradeCaptureReportRequest(AD) ──▶ RequestReader ──▶ JournalRun ◀── journal
 *                                                          │ the thread of one answer
 *                                                          ▼
 *                                     CopyReports with PossResend(97)=Y, then RequestAnswers: TradeCaptureReportRequestAck(AQ)
 * </pre>
 */
@NullMarked
package io.trade2026.gateway.dropcopy;

import org.jspecify.annotations.NullMarked;
