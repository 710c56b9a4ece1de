/**
 * The life of orders held against the scenarios of the order matrix, over FIX on both sides of the system under test.
 * <pre>
 *   scenario ──▶ ScenarioPlayer ──FIX──▶ client session ──▶ system ──▶ venue session ──FIX──▶ ScenarioPlayer
 *                     │                                       ▲
 *                     └── desk and risk, over REST ───────────┘
 * </pre>
 */
@NullMarked
package io.trade2026.simulator.certify.orders;

import org.jspecify.annotations.NullMarked;
