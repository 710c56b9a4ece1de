/** What operators did, from a journal played by hand into a real Postgres. */
@NullMarked
package io.trade2026.stores.audit;

import org.jspecify.annotations.NullMarked;
