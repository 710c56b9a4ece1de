package io.trade2026.app.node;

import io.trade2026.app.process.DataDirectory;
import io.trade2026.sequencer.media.MediaConfig;

/** Driver and archive for the parts of this process: a child of its own, or those of another process. */
interface Media {
    /**
     * Waits until they serve.
     *
     * @param needsThem whether this process has to end with them
     */
    MediaPlace start(boolean needsThem);

    /**
     * Plans them.
     *
     * @param isOwn whether this process has the role media
     */
    static Media of(NodeLife life, DataDirectory data, MediaConfig config, boolean isOwn) {
        if (isOwn) {
            MediaChild child = life.keep("media", new MediaChild(data, config));
            return needsThem -> child.start();
        }
        MediaGuest guest = MediaGuest.of(life, config.dir());
        return needsThem -> {
            MediaPlace place = guest.await();
            if (needsThem) {
                guest.watch();
            }
            return place;
        };
    }
}
