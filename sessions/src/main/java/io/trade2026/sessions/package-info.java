/**
 * Who may connect: session definitions, credentials, allowed addresses, schedules, dialects and wording.
 * <pre>
 *   *.yaml ──▶ SessionFiles ──▶ SessionBook ──▶ gateway (logons, links to venues), core (DefineSession)
 *                   └──▶ faults, all at once, each with file and line
 * </pre>
 */
@NullMarked
package io.trade2026.sessions;

import org.jspecify.annotations.NullMarked;
