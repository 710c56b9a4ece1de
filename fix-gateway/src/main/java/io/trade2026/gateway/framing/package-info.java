/**
 * What stands between the socket and Artio: only whole, well-framed FIX messages get through; all other bytes are kept and counted.
 *
 * <pre>
 *   socket ──bytes──▶ FramedChannel ──whole messages──▶ Artio
 *                          │  └─ Logon(A), or what comes before it ──▶ Doorkeeper ──▶ pass, drop
 *                          └─ what is garbled ──▶ GarbledLog
 * </pre>
 * Lives on Artio's framer thread; a good message is checked where Artio reads it from, neither copied nor allocated for.
 */
@NullMarked
package io.trade2026.gateway.framing;

import org.jspecify.annotations.NullMarked;
