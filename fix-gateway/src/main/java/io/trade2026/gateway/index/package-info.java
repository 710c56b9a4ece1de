/**
 * Brings Artio's indexes back to what the archive holds, after driver and archive died with the gateway.
 * <pre>
 *   ends of the recordings ──▶ LostTail ──▶ ReplayIndexFile   records of lost messages become copies of the one before
 *                                      ├──▶ NumbersFile       last MsgSeqNum(34) is that of the last recorded message
 *                                      └──▶ PositionTable     indexed up to the end of the recording, not further
 * </pre>
 * Artio writes its indexes from the same stream as the archive, and at its own pace: they can be ahead. It knows to catch up with a recording,
 * and not to come back to one. Works on files of an engine that does not run.
 */
@NullMarked
package io.trade2026.gateway.index;

import org.jspecify.annotations.NullMarked;
