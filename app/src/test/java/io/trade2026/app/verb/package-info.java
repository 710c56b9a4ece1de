/** The verbs as processes: what an operator sees when something is wrong. */
@NullMarked
package io.trade2026.app.verb;

import org.jspecify.annotations.NullMarked;
