/**
 * Thin, scriptable ends of a FIX connection for tests and for the simulated parties: messages are sent as told, and what comes in is
 * validated strictly against the full dictionary, kept and handed out in order.
 * <pre>
 *   FixClient ──Logon(A), D, F, G──▶ 127.0.0.1 ──▶ FixVenue
 *       ▲── Inbox ◀── 8, 9, 3, j ◀───────────────────┘
 * </pre>
 */
@NullMarked
package io.trade2026.simulator.link;

import org.jspecify.annotations.NullMarked;
