/** Limits under governance and alerts, with a real node: over REST, over restarts, and as a client feels it over FIX. */
@NullMarked
package io.trade2026.tests.governance;

import org.jspecify.annotations.NullMarked;
