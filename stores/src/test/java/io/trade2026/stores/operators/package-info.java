/** Hashes of passwords: chosen, drawn, and nobody's. */
@NullMarked
package io.trade2026.stores.operators;

import org.jspecify.annotations.NullMarked;
