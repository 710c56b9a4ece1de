/**
 * What counterparties say, made into commands: the fields of one FIX message become one letter for the core.
 * <pre>
 *   D F G H of a client ──▶ MessageCheck ──▶ ClientTranslator ──▶ PlaceOrder, CancelOrder, ReplaceOrder, AskOrderStatus
 *   8 9 3 j of a venue  ──▶ MessageCheck ──▶ VenueTranslator  ──▶ ReportVenueExecution, …CancelReject, …Refusal
 *                                └──────────────────────────────▶ RefuseMessage, with the tag, the value and the rule
 * </pre>
 */
@NullMarked
package io.trade2026.gateway.inbound;

import org.jspecify.annotations.NullMarked;
