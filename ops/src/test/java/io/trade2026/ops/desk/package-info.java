/** The desk's own workings, without a core. */
@NullMarked
package io.trade2026.ops.desk;

import org.jspecify.annotations.NullMarked;
