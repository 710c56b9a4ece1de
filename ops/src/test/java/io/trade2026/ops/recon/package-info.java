/** Differences between drop copies and our own executions, each planted once. */
@NullMarked
package io.trade2026.ops.recon;

import org.jspecify.annotations.NullMarked;
