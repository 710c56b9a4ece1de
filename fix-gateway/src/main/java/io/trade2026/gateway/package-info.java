/**
 * FIX sessions with clients and venues: what they say becomes commands, what the core says becomes FIX messages.
 * <pre>
 *   client, venue ──FIX──▶ Artio ──▶ GatewayDuty ──▶ inbound ──▶ command ──▶ sequencer
 *   client, venue ◀──FIX── Artio ◀── Outbox      ◀── outbound ◀── event  ◀── journal
 * </pre>
 * One thread owns all of it; {@code LogonGuard} alone runs on Artio's.
 */
@NullMarked
package io.trade2026.gateway;

import org.jspecify.annotations.NullMarked;
