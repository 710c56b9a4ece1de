package io.trade2026.tests.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a measurement was made.
 *
 * @param processor as the kernel names it
 * @param processors how many the JVM may use
 * @param system its name and version
 * @param java its vendor and version
 * @param loadBefore the load average of the last minute, before anything of ours ran
 */
public record Machine(String processor, int processors, String system, String java, String loadBefore) {
    /**
     * Looks at this machine.
     *
     * @return as it is now
     */
    public static Machine here() {
        return new Machine(
                processorName(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                load());
    }

    /** Returns the load average of the last minute. */
    public static String load() {
        return first(Path.of("/proc/loadavg"), "").split(" ", 2)[0];
    }

    private static String processorName() {
        String line = first(Path.of("/proc/cpuinfo"), "model name");
        return line.substring(line.indexOf(':') + 1).strip();
    }

    private static String first(Path file, String prefix) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(prefix)).findFirst().orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
