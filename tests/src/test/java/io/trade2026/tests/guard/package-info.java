/**
 * The guard of conservation beside the real core.
 * <pre>
 *   random trading of the core's own tests ──▶ events ──▶ JournalProof
 * </pre>
 */
@NullMarked
package io.trade2026.tests.guard;

import org.jspecify.annotations.NullMarked;
