/** How alerts are grouped, taken on and escalated. */
@NullMarked
package io.trade2026.ops.alert;

import org.jspecify.annotations.NullMarked;
