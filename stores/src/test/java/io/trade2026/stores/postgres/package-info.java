/** The embedded server and the tables, with a real Postgres: killed, restarted, filled and told to forget. */
@NullMarked
package io.trade2026.stores.postgres;

import org.jspecify.annotations.NullMarked;
