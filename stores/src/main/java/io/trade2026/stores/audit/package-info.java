/**
 * Who had the system do what, and why: for those who ask later.
 * <pre>
 *   event journal ──▶ ActionReader ──▶ operator_actions, with the checkpoint in the same transaction
 * </pre>
 * A projection: nothing waits for it, and while Postgres is away it waits with what it has.
 */
@NullMarked
package io.trade2026.stores.audit;

import org.jspecify.annotations.NullMarked;
