/** The board as a projection of events made by hand. */
@NullMarked
package io.trade2026.ops.board;

import org.jspecify.annotations.NullMarked;
