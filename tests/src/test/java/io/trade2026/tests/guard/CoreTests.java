package io.trade2026.tests.guard;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongFunction;

/**
 * The tests of the core, which play a random trading that no other module can: loaded from their directory, together with the core that they know
 * from inside.
 */
final class CoreTests extends URLClassLoader {
    private static final String OMS = "io.trade2026.oms.";

    CoreTests() throws MalformedURLException {
        super(new URL[] {directory("test-classes"), directory("classes")}, CoreTests.class.getClassLoader());
    }

    private static URL directory(String name) throws MalformedURLException {
        Path directory = Path.of("../oms-core/target", name).toAbsolutePath().normalize();
        if (!Files.isDirectory(directory)) {
            throw new AssertionError(directory + ": the core's tests are not built");
        }
        return directory.toUri().toURL();
    }

    /** Its own classes first: those of the tests see the inside of the core only when one loader has both. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OMS)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known == null ? findClass(name) : known;
        }
    }

    /** Events of random trading by seed. */
    @SuppressWarnings("unchecked")
    LongFunction<List<byte[]>> randomFlow() throws ReflectiveOperationException, IOException {
        return (LongFunction<List<byte[]>>)
                loadClass(OMS + "RandomFlow", true).getConstructor().newInstance();
    }
}
