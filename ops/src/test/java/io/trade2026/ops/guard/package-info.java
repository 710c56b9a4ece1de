/** Tests of the guard of conservation. */
@NullMarked
package io.trade2026.ops.guard;

import org.jspecify.annotations.NullMarked;
