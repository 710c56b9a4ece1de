/**
 * An institutional client that trades at random from a seed: a mix of orders goes out over FIX, reports come in and are remembered.
 * <pre>
 *   OrderMix ──▶ SimulatedClient ──D, F, G──▶ gateway ──8, 9──▶ ClientLedger
 * </pre>
 */
@NullMarked
package io.trade2026.simulator.client;

import org.jspecify.annotations.NullMarked;
