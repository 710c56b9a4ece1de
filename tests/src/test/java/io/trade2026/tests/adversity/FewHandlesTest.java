package io.trade2026.tests.adversity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trade2026.tests.lab.Fleet;
import io.trade2026.tests.lab.RoleProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The gateway's process may open hardly any file more: who is there goes on, who comes is refused, until there are handles again. */
@Tag("adversity")
@ExtendWith(SharedFleet.class)
class FewHandlesTest {
    /** Fewer than the gateway keeps for itself. */
    private static final long LEFT = 30;

    private static final int PATIENCE_MS = 60_000;

    private final Fleet fleet;

    FewHandlesTest(Ground ground) {
        this.fleet = ground.fleet();
    }

    @Test
    void newClientsAreRefusedThoseThereGoOnAndItIsToldOnce() throws Exception {
        RoleProcess gateway = fleet.role("gateway-1");
        Watchdog watchdog = new Watchdog(fleet);
        try (Torrent there = Torrent.logon(fleet.fixPort(1), "CLIENT9", 30)) {
            there.orders(50).untilAnswered();
            String usual = limit(gateway, "");
            limit(gateway, "--nofile=" + (open(gateway) + LEFT) + ":");
            watchdog.awaitHealth("FEW_HANDLES");
            await().atMost(Fleet.PATIENCE).until(this::isRefused);
            there.orders(200).untilAnswered();
            limit(gateway, "--nofile=" + usual + ":");
            try (Torrent newcomer = Torrent.logon(fleet.fixPort(1), "CLIENT10", 30)) {
                newcomer.orders(50).untilAnswered();
            }
            there.orders(50).untilAnswered();
        }
        assertThat(watchdog.awaitBeganAndOver("FEW_HANDLES")).contains("gateway 1", "takes no new connection");
        watchdog.awaitHealthWithout("FEW_HANDLES");
        assertThat(watchdog.logged("gateway-1", "connections refused since it was last said"))
                .isPositive();
    }

    private boolean isRefused() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), fleet.fixPort(1))) {
            socket.setSoTimeout(PATIENCE_MS);
            return socket.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    private static long open(RoleProcess process) throws IOException {
        try (Stream<Path> handles = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
            return handles.count();
        }
    }

    /** Sets the limit of a running process, or returns it. */
    private static String limit(RoleProcess process, String set) throws Exception {
        ProcessBuilder command = set.isEmpty()
                ? new ProcessBuilder(
                        "prlimit", "--pid", "" + process.pid(), "--nofile", "--output", "SOFT", "--noheadings")
                : new ProcessBuilder("prlimit", "--pid", "" + process.pid(), set);
        Process running = command.redirectErrorStream(true).start();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(running.waitFor()).as(said).isZero();
        return said;
    }
}
