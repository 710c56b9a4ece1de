/** Ops as its users meet it: over HTTP, with the other parts played by hand. */
@NullMarked
package io.trade2026.ops;

import org.jspecify.annotations.NullMarked;
