/**
 * The gateways as ops sees them through their status doors, when they are other processes.
 * <pre>
 *   GatewayDoors ──GET, bearer token──▶ door of each gateway ──JSON──▶ sessions, hop times, journal readers
 * </pre>
 */
@NullMarked
package io.trade2026.ops.door;

import org.jspecify.annotations.NullMarked;
