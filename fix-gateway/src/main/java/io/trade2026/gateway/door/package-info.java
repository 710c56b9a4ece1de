/**
 * The gateway's status door: what a gateway knows of its sessions, for operators' processes that run elsewhere.
 * <pre>
 *   ops ──HTTP, bearer token──▶ GatewayDoor ──▶ DoorAnswers ──▶ Gateway, read only
 * </pre>
 * Answers are plain JSON. Nothing that is asked here moves anything: orders come through the log.
 */
@NullMarked
package io.trade2026.gateway.door;

import org.jspecify.annotations.NullMarked;
