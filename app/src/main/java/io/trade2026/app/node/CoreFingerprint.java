package io.trade2026.app.node;

import io.trade2026.messages.Control;
import io.trade2026.oms.OmsCore;
import io.trade2026.risk.RiskCore;
import io.trade2026.sequencer.node.SameCore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * What the core of this build decides by, as a number: over the compiled classes of the pure rooms, on which alone it depends what a log
 * leads to. Two builds that differ elsewhere have the same; one in some 65,000 changes of the core is not seen.
 */
final class CoreFingerprint {
    private static final String[] ROOMS = {"io/trade2026/messages/", "io/trade2026/risk/", "io/trade2026/oms/"};
    private static final String CLASS = ".class";
    /** Not every compiler writes it, and nothing runs in it. */
    private static final String NO_CODE = "package-info.class";

    private CoreFingerprint() {}

    /**
     * Reads the classes of this process. Takes some ten milliseconds.
     *
     * @return a number that {@link SameCore} takes
     */
    static int ofThisBuild() {
        Set<Path> places = new LinkedHashSet<>();
        for (Class<?> resident : new Class<?>[] {Control.class, RiskCore.class, OmsCore.class}) {
            places.add(placeOf(resident));
        }
        return of(places);
    }

    /**
     * Reads jars and directories of classes.
     *
     * @param places in any order, each class in one of them
     * @return a number that {@link SameCore} takes
     */
    static int of(Collection<Path> places) {
        Map<String, byte[]> classes = new TreeMap<>();
        try {
            for (Path place : places) {
                if (Files.isDirectory(place)) {
                    readDirectory(place, classes);
                } else {
                    readJar(place, classes);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        CRC32 sum = new CRC32();
        classes.forEach((name, bytes) -> {
            sum.update(name.getBytes(StandardCharsets.UTF_8));
            sum.update(bytes);
        });
        int folded = (int) (sum.getValue() >>> Short.SIZE ^ sum.getValue()) & SameCore.MOST;
        return Math.max(folded, SameCore.LEAST + 1);
    }

    private static Path placeOf(Class<?> resident) {
        CodeSource source = resident.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IllegalStateException("nobody knows from where " + resident.getName() + " was loaded");
        }
        try {
            URI place = source.getLocation().toURI();
            return Path.of(place);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no place of " + resident.getName(), e);
        }
    }

    private static void readDirectory(Path root, Map<String, byte[]> classes) throws IOException {
        for (String room : ROOMS) {
            Path begin = root.resolve(room);
            if (!Files.isDirectory(begin)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(begin)) {
                for (Path file : files.filter(path -> isCode(path.toString())).toList()) {
                    classes.put(root.relativize(file).toString(), Files.readAllBytes(file));
                }
            }
        }
    }

    private static void readJar(Path place, Map<String, byte[]> classes) throws IOException {
        try (JarFile jar = new JarFile(place.toFile())) {
            for (JarEntry entry : jar.stream().toList()) {
                if (isCode(entry.getName()) && isCore(entry.getName())) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        classes.put(entry.getName(), in.readAllBytes());
                    }
                }
            }
        }
    }

    private static boolean isCode(String name) {
        return name.endsWith(CLASS) && !name.endsWith(NO_CODE);
    }

    private static boolean isCore(String name) {
        return Stream.of(ROOMS).anyMatch(name::startsWith);
    }
}
