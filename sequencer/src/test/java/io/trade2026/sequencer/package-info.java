/** The sequencer as a whole: real driver, archive and cluster, killed and restarted. */
@NullMarked
package io.trade2026.sequencer;

import org.jspecify.annotations.NullMarked;
