/**
 * The system under attack: its processes by name, signals that strike them, and the supervisor that starts again what died.
 * <pre>
 *   Prey ──processes──▶ Supervisor ──start──▶ RoleProcess
 *    ▲                                            │
 *    └── Signals: kill -9, SIGSTOP, SIGCONT, SIGTERM by pid
 * </pre>
 */
@NullMarked
package io.trade2026.tests.chaos.system;

import org.jspecify.annotations.NullMarked;
