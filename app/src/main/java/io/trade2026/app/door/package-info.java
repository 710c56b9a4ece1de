/**
 * Small HTTP doors between the processes of a system: how a part is, and a snapshot on demand.
 * <pre>
 *   role core, stores, market-data ──▶ RoleDoor ──HTTP, token──▶ DoorWatch ──▶ role ops
 * </pre>
 * Gateways have a door of their own ({@code io.trade2026.gateway.door}).
 */
@NullMarked
package io.trade2026.app.door;

import org.jspecify.annotations.NullMarked;
