/**
 * What a node needs of the machine: its data directory, free ports, and the real servers it starts as child processes.
 *
 * <pre>
 *   data directory ── lock, secrets, pid files ──▶ child processes (media, nats-server, …), leftovers stopped by pid
 * </pre>
 */
@NullMarked
package io.trade2026.app.process;

import org.jspecify.annotations.NullMarked;
