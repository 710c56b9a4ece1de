/**
 * What the core says, made into FIX messages: one event becomes one message to one counterparty, in the words of its version.
 * <pre>
 *   OrderChanged ──▶ ClientReports ──▶ ExecutionReport(8)      CancelRejected, MessageRefused ──▶ ClientReports ──▶ 9, 3, j
 *   Venue…Sent   ──▶ VenueOrders   ──▶ D, F, G, H              VenueReportUnmatched ──▶ VenueOrders ──▶ Q
 *   MassCancelReported, ListStatusReported, NoticeSent ──▶ ClientNotices ──▶ r, N, B, h
 * </pre>
 */
@NullMarked
package io.trade2026.gateway.outbound;

import org.jspecify.annotations.NullMarked;
