/**
 * The admin port: health, metrics and operator tasks, all but a liveness ping behind a token.
 * <pre>
 *   request ──▶ TokenFilter ──▶ /healthcheck | /metrics | /tasks/* ──▶ OperatorDesk
 * </pre>
 * Bound to loopback.
 */
@NullMarked
package io.trade2026.ops.admin;

import org.jspecify.annotations.NullMarked;
