/**
 * Death and return: the node is killed in the middle of its work and has to go on as if nothing had been.
 * <pre>
 *   orders live and half filled ──▶ kill -9 ──▶ start ──▶ same orders, same CumQty, same positions, same sequence numbers
 * </pre>
 */
@NullMarked
package io.trade2026.tests.recovery;

import org.jspecify.annotations.NullMarked;
