/**
 * Kill switch (KS-01) and cancel on disconnect (KS-02) end to end.
 * <pre>
 *   clients ──FIX──▶ node ◀──FIX──▶ venue, played by the test        operators ──REST──▶ node
 * </pre>
 * Real nodes in processes of their own.
 */
@NullMarked
package io.trade2026.tests.kill;

import org.jspecify.annotations.NullMarked;
