/**
 * The words between the parts: commands and events as SBE flyweights, and the values they are made of.
 *
 * <pre>
 *   gateway, market-data, stores, ops ── Command ──▶ core ── Event ──▶ gateway, stores, ops
 * </pre>
 *
 * <p>Pure: exact numbers, no clock, no input or output.
 */
@NullMarked
package io.trade2026.messages;

import org.jspecify.annotations.NullMarked;
