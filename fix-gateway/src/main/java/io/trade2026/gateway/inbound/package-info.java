/**
 * What counterparties say, made into commands: the fields of one FIX message become one letter for the core.
 * <pre>
 *   D F G H of a client ──▶ MessageCheck ──▶ OrderRequests ──▶ PlaceOrder, CancelOrder, ReplaceOrder, AskOrderStatus
 *   q AF Q of a client  ──▶ MessageCheck ──▶ MassRequests  ──▶ CancelMass, AskMassStatus, ReportDontKnow
 *   E K L M of a client ──▶ MessageCheck ──▶ ListRequests  ──▶ PlaceList, ActOnList
 *   8 9 3 j of a venue  ──▶ MessageCheck ──▶ VenueTranslator  ──▶ ReportVenueExecution, …CancelReject, …Refusal
 *   B h of a venue      ──▶ MessageCheck ──▶ VenueNotices  ──▶ ReportVenueNotice
 *                                └──────────────────────────────▶ RefuseMessage, with the tag, the value and the rule
 * </pre>
 */
@NullMarked
package io.trade2026.gateway.inbound;

import org.jspecify.annotations.NullMarked;
