/** Planted losses and doubles of each kind, and whether the comparison finds them. */
@NullMarked
package io.trade2026.app.reconcile;

import org.jspecify.annotations.NullMarked;
