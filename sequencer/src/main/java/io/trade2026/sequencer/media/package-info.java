/**
 * The ground the sequencer stands on: one Aeron driver and one archive, in a process of their own so that they outlive gateway and core.
 * <pre>
 *   core ──┐                          ┌──▶ command log
 *          ├──▶ driver ──▶ archive ───┼──▶ event journal ──▶ replays to followers
 *   FIX  ──┘                          └──▶ FIX message archive
 * </pre>
 */
@NullMarked
package io.trade2026.sequencer.media;

import org.jspecify.annotations.NullMarked;
