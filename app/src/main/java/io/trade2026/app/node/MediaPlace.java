package io.trade2026.app.node;

import io.trade2026.sequencer.media.MediaAddress;
import io.trade2026.sequencer.media.MediaIncarnation;
import java.nio.file.Path;

/**
 * Driver and archive that serve now.
 *
 * @param life of theirs that was found; it names the driver's directory
 * @param isShared whether they are of another process, which may have served before this one came
 */
record MediaPlace(MediaIncarnation life, boolean isShared) {
    Path aeronDir() {
        return life.aeronDir();
    }

    MediaAddress address() {
        return new MediaAddress(aeronDir());
    }
}
