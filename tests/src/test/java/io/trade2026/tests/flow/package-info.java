/**
 * Orders from end to end: a FIX client and a FIX venue of QuickFIX/J on real sockets, the whole system between them.
 * <pre>
 *   FixClient ──FIX──▶ lab ──FIX──▶ FixVenue
 * </pre>
 */
@NullMarked
package io.trade2026.tests.flow;

import org.jspecify.annotations.NullMarked;
