/**
 * The system as processes of their own, to be started, killed and started again, for tests and for the chaos run.
 * <pre>
 *   LabProcess ──start, kill -9, stop──▶ trade2026 lab          AdminPort ──REST, tasks──▶ trade2026 lab
 * </pre>
 */
@NullMarked
package io.trade2026.tests.lab;

import org.jspecify.annotations.NullMarked;
