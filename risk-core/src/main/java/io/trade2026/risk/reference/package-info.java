/**
 * The world as the core knows it: parties, instruments, sessions, venues and routes.
 *
 * <pre>
 *   DefineParty, DefineInstrument, DefineSession, DefineVenue, DefineRoute ──▶ ReferenceBook ──▶ risk, orders
 *                                       names in letters (ASCII, fixed width) ──▶ ids
 * </pre>
 *
 * <p>Entries are changed, never taken away; ids are dense from 1, 0 is none.
 */
@NullMarked
package io.trade2026.risk.reference;

import org.jspecify.annotations.NullMarked;
