/**
 * An acceptor under a rain of damaged messages, while a well-behaved client trades beside it.
 * <pre>
 *   seed ──▶ MessageSource ──▶ Mutator ──▶ Attacker ──bytes──▶ acceptor ◀──FIX──▶ Canary
 * </pre>
 */
@NullMarked
package io.trade2026.simulator.certify.fuzz;

import org.jspecify.annotations.NullMarked;
