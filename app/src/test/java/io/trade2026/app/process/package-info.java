/** The data directory, child processes and ports, with real processes. */
@NullMarked
package io.trade2026.app.process;

import org.jspecify.annotations.NullMarked;
