/**
 * What a party remembers of a run, to be compared at the end: the messages it sent and got come in, one row per order goes out.
 * <pre>
 *   SimulatedClient ──▶ ClientLedger ──┐
 *                                      ├──▶ Reconciliation: differences
 *   SimulatedVenue  ──▶ VenueLedger  ──┘
 * </pre>
 */
@NullMarked
package io.trade2026.simulator.ledger;

import org.jspecify.annotations.NullMarked;
