package io.trade2026.simulator.fault;

/**
 * How bytes travel, both ways.
 *
 * @param delayMs how long each piece that was read waits before it goes on; 0 for not at all
 * @param largestPiece bytes go on in pieces of a random size up to this; 0 for as they come, 1 for single bytes
 * @param bytesPerSecond how many go on in a second in each direction; 0 for as many as come
 * @param isSilent nothing goes on, nothing is lost and nobody is told: what was sent waits for better weather
 */
public record Weather(int delayMs, int largestPiece, int bytesPerSecond, boolean isSilent) {
    /** Everything goes on as it comes. */
    public static final Weather CLEAR = new Weather(0, 0, 0, false);

    /** Nothing goes on, as behind a cable that was pulled. */
    public static final Weather SILENT = new Weather(0, 0, 0, true);

    /** Refuses what cannot be. */
    public Weather {
        if (delayMs < 0 || largestPiece < 0 || bytesPerSecond < 0) {
            throw new IllegalArgumentException("delayMs " + delayMs + ", largestPiece " + largestPiece
                    + ", bytesPerSecond " + bytesPerSecond + ": none may be below 0");
        }
    }

    /** Each piece waits. */
    public static Weather delayed(int delayMs) {
        return new Weather(delayMs, 0, 0, false);
    }

    /** Bytes go on in odd pieces of at most this size. */
    public static Weather split(int largestPiece) {
        return new Weather(0, largestPiece, 0, false);
    }

    /** Bytes go on slowly. */
    public static Weather throttled(int bytesPerSecond) {
        return new Weather(0, 0, bytesPerSecond, false);
    }
}
