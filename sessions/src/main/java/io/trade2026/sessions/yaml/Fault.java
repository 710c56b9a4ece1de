package io.trade2026.sessions.yaml;

/**
 * One thing that is wrong in a file.
 *
 * @param file name without its directory
 * @param line from 1 up
 * @param key with its path, such as {@code sessions[2].role}; empty for the whole file
 * @param problem what is allowed and what was there
 */
public record Fault(String file, int line, String key, String problem) {
    @Override
    public String toString() {
        return file + ":" + line + (key.isEmpty() ? "" : " " + key) + ": " + problem;
    }
}
