/**
 * Certification: plays conversations against a running FIX acceptor, judges its answers, and keeps the result as a report.
 * <pre>
 *   scripts (.def), scenarios (.json), seeds ──▶ suite ──FIX──▶ acceptor under test
 *                                                  │
 *                                                  ▼ CaseResult …  ──▶ report.html, report.json
 * </pre>
 */
@NullMarked
package io.trade2026.simulator.certify;

import org.jspecify.annotations.NullMarked;
