/** Proposals, temporary limits and their use against a real Postgres. */
@NullMarked
package io.trade2026.stores.governance;

import org.jspecify.annotations.NullMarked;
