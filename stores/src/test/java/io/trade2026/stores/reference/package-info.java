/** The way of reference data from a real Postgres to a recording outlet, and limits as operators see them. */
@NullMarked
package io.trade2026.stores.reference;

import org.jspecify.annotations.NullMarked;
