/**
 * A system of which each role is a process of its own.
 * <pre>
 *   media, core, stores, gateways, market-data, ops ──kill -9 of one──▶ the others wait, follow and go on
 * </pre>
 */
@NullMarked
package io.trade2026.tests.roles;

import org.jspecify.annotations.NullMarked;
