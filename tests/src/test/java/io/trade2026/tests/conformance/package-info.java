/**
 * FIX conformance of the running system: other people's session scripts, and the order matrix over real FIX on both sides.
 * <pre>
 *   .def, scenarios ──▶ certify ──FIX──▶ lab ──▶ CaseResult ──▶ one test each
 * </pre>
 */
@NullMarked
package io.trade2026.tests.conformance;

import org.jspecify.annotations.NullMarked;
