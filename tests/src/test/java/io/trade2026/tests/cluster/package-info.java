/**
 * A system with three core members, each a process with media of its own, behind two gateways.
 * <pre>
 *   clients ──orders──▶ gateways ──▶ core-0, core-1, core-2 ──kill -9, SIGTERM, wipe──▶ the others go on, the member comes back
 * </pre>
 */
@NullMarked
package io.trade2026.tests.cluster;

import org.jspecify.annotations.NullMarked;
