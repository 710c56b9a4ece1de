package io.trade2026.sequencer.media;

import io.aeron.archive.ArchiveTool;
import io.aeron.archive.client.ArchiveException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts off the last frame of a recording when it is half there, as a disk that was full leaves it: the archive would refuse to start for
 * ever. Nobody has seen it: the archive tells how far it has recorded only when a frame is written whole.
 */
final class HalfWritten {
    private static final Logger LOG = LoggerFactory.getLogger(HalfWritten.class);
    private static final Pattern REFUSAL =
            Pattern.compile("incomplete last fragment.*[/\\\\](\\d+)-\\d+\\.rec", Pattern.DOTALL);

    private HalfWritten() {}

    /**
     * Mends what kept an archive from starting, if it is that.
     *
     * @param refusal with which it did not start
     * @param archiveDir of the archive, which does not run
     * @return whether something was cut off, and another attempt makes sense
     */
    static boolean mend(final ArchiveException refusal, final Path archiveDir) {
        final Matcher words = REFUSAL.matcher(String.valueOf(refusal.getMessage()));
        if (!words.find()) {
            return false;
        }
        cut(archiveDir, Long.parseLong(words.group(1)));
        return true;
    }

    private static void cut(final Path archiveDir, final long recordingId) {
        final ByteArrayOutputStream said = new ByteArrayOutputStream();
        final boolean isSound = ArchiveTool.verifyRecording(
                new PrintStream(said, true, StandardCharsets.UTF_8),
                archiveDir.toFile(),
                recordingId,
                EnumSet.noneOf(ArchiveTool.VerifyOption.class),
                null,
                file -> true);
        LOG.warn(
                "recording {} ended with half a frame, which was never told to anybody and is cut off now: {} {}",
                recordingId,
                isSound ? "sound" : "not sound",
                said.toString(StandardCharsets.UTF_8).strip());
    }
}
