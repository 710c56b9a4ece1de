/**
 * A bad network between two parties that talk over TCP on 127.0.0.1: what one sends comes late, in pieces, or not at all.
 * <pre>
 *   caller ──▶ FaultProxy ──Weather──▶ called           each connection is a Tunnel
 *                  ▲
 *                  └── cut (reset, orderly), half open, silence, refusal: at a word
 * </pre>
 */
@NullMarked
package io.trade2026.simulator.fault;

import org.jspecify.annotations.NullMarked;
