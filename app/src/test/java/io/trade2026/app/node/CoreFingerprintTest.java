package io.trade2026.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.sequencer.node.SameCore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoreFingerprintTest {
    private static final String OMS = "io/trade2026/oms/OmsCore.class";
    private static final String RISK = "io/trade2026/risk/RiskCore.class";

    @TempDir
    private Path dir;

    private Path classes(String name, String... filesAndContents) throws IOException {
        Path root = dir.resolve(name);
        for (int i = 0; i < filesAndContents.length; i += 2) {
            Path file = root.resolve(filesAndContents[i]);
            Files.createDirectories(file.getParent());
            Files.writeString(file, filesAndContents[i + 1]);
        }
        return root;
    }

    @Test
    void isTheSameForTheSameClassesInAJarOrInDirectories() throws IOException {
        Path oms = classes("oms", OMS, "orders");
        Path risk = classes("risk", RISK, "limits");
        Path jar = dir.resolve("all.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (Path root : List.of(risk, oms)) {
                String name = root.equals(oms) ? OMS : RISK;
                out.putNextEntry(new JarEntry(name));
                out.write(Files.readAllBytes(root.resolve(name)));
            }
            out.putNextEntry(new JarEntry("io/trade2026/app/Trade2026.class"));
            out.write(1);
        }
        assertThat(CoreFingerprint.of(List.of(oms, risk))).isEqualTo(CoreFingerprint.of(List.of(jar)));
    }

    @Test
    void changesWithAClassOfTheCoreAndWithNoOther() throws IOException {
        int before = CoreFingerprint.of(List.of(classes("one", OMS, "orders", "io/trade2026/ops/Page.class", "a")));
        assertThat(CoreFingerprint.of(List.of(classes("two", OMS, "orders", "io/trade2026/ops/Page.class", "b"))))
                .isEqualTo(before);
        assertThat(CoreFingerprint.of(
                        List.of(classes("words", OMS, "orders", "io/trade2026/oms/package-info.class", ""))))
                .isEqualTo(before);
        assertThat(CoreFingerprint.of(List.of(classes("three", OMS, "orders!"))))
                .isNotEqualTo(before);
    }

    @Test
    void readsTheClassesOfThisProcess() {
        assertThat(CoreFingerprint.ofThisBuild())
                .isEqualTo(CoreFingerprint.ofThisBuild())
                .isBetween(SameCore.LEAST + 1, SameCore.MOST);
    }
}
