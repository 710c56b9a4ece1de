/**
 * FIX messages as bytes: fields found in what arrives, fields laid down in what leaves, the same for every version.
 *
 * <pre>
 *   bytes ──▶ FixReader ──▶ translation ──▶ FixWriter ──▶ bytes
 * </pre>
 */
@NullMarked
package io.trade2026.gateway.wire;

import org.jspecify.annotations.NullMarked;
