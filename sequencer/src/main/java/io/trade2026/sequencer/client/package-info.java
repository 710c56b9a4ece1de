/**
 * Commands in, events out: all that other parts may know of the sequencer.
 * <pre>
 *   CommandPublisher ──▶ sequencer ──▶ event journal ──▶ archive ──▶ EventFollower ──▶ EventHandler
 * </pre>
 * Nothing here waits for long: the caller's thread polls, back-pressure is a return code.
 */
@NullMarked
package io.trade2026.sequencer.client;

import org.jspecify.annotations.NullMarked;
