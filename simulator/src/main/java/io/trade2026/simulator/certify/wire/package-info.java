/**
 * FIX by hand: messages as text, framed and sent as told, however wrong they are meant to be.
 * <pre>
 *   FixText ──▶ RawLink ──bytes──▶ the other side
 *   FixMessage ◀── Framer ◀── RawLink ◀──bytes──┘
 * </pre>
 */
@NullMarked
package io.trade2026.simulator.certify.wire;

import org.jspecify.annotations.NullMarked;
