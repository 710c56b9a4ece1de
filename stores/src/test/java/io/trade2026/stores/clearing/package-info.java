/** Breaks with clearing files in real tables. */
@NullMarked
package io.trade2026.stores.clearing;

import org.jspecify.annotations.NullMarked;
