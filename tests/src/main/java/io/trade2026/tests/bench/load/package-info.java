/**
 * The two ends of a measurement: orders leave on a schedule, executions come back, and each is timed from when it was due.
 *
 * <pre>
 *   LoadClient ──D──▶ contender ──D──▶ FillingVenue
 *       ▲                                  │
 *       └──8 New, 8 Fill── contender ◀─────┘        one Recording for both ends
 * </pre>
 *
 * FIX by the byte and without garbage, so that the ends cost little beside what stands between them.
 */
@NullMarked
package io.trade2026.tests.bench.load;

import org.jspecify.annotations.NullMarked;
