/**
 * What Trade2026 is measured against, each a process of its own: the floor, and what a team would otherwise write.
 *
 * <pre>
 *   TcpEcho         client ──bytes──▶ the same bytes ──▶ client
 *   QuickFixRouter  client ──D──▶ acceptor ─ file store ─ initiator ──D──▶ venue, and ExecutionReport(8) the way back
 * </pre>
 */
@NullMarked
package io.trade2026.tests.bench.reference;

import org.jspecify.annotations.NullMarked;
