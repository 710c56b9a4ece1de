/**
 * The session layer held against scripts of conversations in the {@code .def} language of QuickFIX.
 * <pre>
 *   .def ──▶ DefScript ──▶ ScriptPlayer ──▶ Rendering ──FIX──▶ acceptor
 *                              │                                  │
 *                         CaseResult ◀── Judge ◀──────FIX─────────┘
 * </pre>
 */
@NullMarked
package io.trade2026.simulator.certify.session;

import org.jspecify.annotations.NullMarked;
