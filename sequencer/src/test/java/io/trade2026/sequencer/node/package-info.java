/** What only the sequencer itself may touch. */
@NullMarked
package io.trade2026.sequencer.node;

import org.jspecify.annotations.NullMarked;
