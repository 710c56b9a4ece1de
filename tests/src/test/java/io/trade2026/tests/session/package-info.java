/**
 * The FIX session layer against clients that do what no engine does: FIX by hand, over plain sockets, byte for byte.
 * <pre>
 *   RawClient ──bytes──▶ lab ──bytes──▶ RawClient
 * </pre>
 */
@NullMarked
package io.trade2026.tests.session;

import org.jspecify.annotations.NullMarked;
