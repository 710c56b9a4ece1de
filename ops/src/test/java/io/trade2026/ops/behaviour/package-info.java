/** Behaviour that is planted, and behaviour that looks like it and is not. */
@NullMarked
package io.trade2026.ops.behaviour;

import org.jspecify.annotations.NullMarked;
