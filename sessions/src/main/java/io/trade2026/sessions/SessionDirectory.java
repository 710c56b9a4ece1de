package io.trade2026.sessions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the session files: a session that is added, changed or taken out counts within a second, without a restart. Files with a
 * fault change nothing; the faults are logged.
 */
public final class SessionDirectory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SessionDirectory.class);
    private static final long PERIOD_NS = 500_000_000;

    private final Path directory;
    private final Thread clerk = new Thread(this::watch, "session-files");
    private volatile boolean isClosed;
    private volatile SessionBook book;
    private Map<Path, FileTime> seen = Map.of();

    private SessionDirectory(Path directory, SessionBook book) {
        this.directory = directory;
        this.book = book;
    }

    /**
     * Reads the files and begins to watch them.
     *
     * @param directory that holds them
     * @return to be closed
     * @throws SessionFault when anything in them is wrong
     */
    public static SessionDirectory open(Path directory) throws SessionFault {
        SessionDirectory opened = new SessionDirectory(directory, SessionFiles.load(directory));
        opened.seen = opened.stamps();
        opened.clerk.setDaemon(true);
        opened.clerk.start();
        return opened;
    }

    /**
     * Returns the sessions as they are now. For any thread.
     *
     * @return another object after a change
     */
    public SessionBook book() {
        return book;
    }

    private Map<Path, FileTime> stamps() throws SessionFault {
        Map<Path, FileTime> stamps = new TreeMap<>();
        for (Path path : SessionFiles.all(directory)) {
            try {
                stamps.put(path, Files.getLastModifiedTime(path));
            } catch (IOException e) {
                LOG.warn("session file {} went away while it was looked at: {}", path, e.getMessage());
            }
        }
        return stamps;
    }

    private void watch() {
        while (!isClosed) {
            LockSupport.parkNanos(PERIOD_NS);
            refresh();
        }
    }

    private void refresh() {
        try {
            Map<Path, FileTime> now = stamps();
            if (now.equals(seen)) {
                return;
            }
            seen = now;
            SessionBook loaded = SessionFiles.load(directory);
            LOG.info(
                    "session files read again: {} sessions, before {}",
                    loaded.all().size(),
                    book.all().size());
            book = loaded;
        } catch (SessionFault fault) {
            LOG.error("session files are not used, the sessions stay as they were:\n{}", fault.getMessage());
        }
    }

    @Override
    public void close() {
        isClosed = true;
        LockSupport.unpark(clerk);
    }
}
