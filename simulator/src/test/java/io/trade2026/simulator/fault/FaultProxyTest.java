package io.trade2026.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trade2026.simulator.link.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {
    private static final int PATIENCE_MS = 30_000;
    private static final int SHORT_MS = 200;

    private ServerSocket target;
    private FaultProxy proxy;
    private Socket caller;
    private Socket called;

    @BeforeEach
    void connect() throws IOException {
        target = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        target.setSoTimeout(PATIENCE_MS);
        proxy = new FaultProxy("proxy", Ports.free(), target.getLocalPort()).start();
        caller = call();
        called = answer();
        // The target may have accepted before the proxy knows of it.
        assertCarries(1);
    }

    @AfterEach
    void close() throws IOException {
        caller.close();
        called.close();
        proxy.close();
        target.close();
    }

    private Socket call() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(PATIENCE_MS);
        return socket;
    }

    private Socket answer() throws IOException {
        Socket socket = target.accept();
        socket.setSoTimeout(PATIENCE_MS);
        return socket;
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private void assertCarries(int length) throws IOException {
        byte[] there = bytes(length);
        byte[] back = bytes(length + 1);
        caller.getOutputStream().write(there);
        assertThat(called.getInputStream().readNBytes(length)).isEqualTo(there);
        called.getOutputStream().write(back);
        assertThat(caller.getInputStream().readNBytes(length + 1)).isEqualTo(back);
    }

    @Test
    void carriesEveryByteInOrderInAnyWeather() throws IOException {
        assertCarries(100_000);
        proxy.weather(Weather.split(1));
        assertCarries(1_000);
        proxy.weather(Weather.split(97));
        assertCarries(10_000);
        proxy.weather(Weather.delayed(20));
        assertCarries(20_000);
        proxy.weather(Weather.throttled(50_000));
        assertCarries(5_000);
        proxy.weather(Weather.CLEAR);
        assertCarries(100_000);
    }

    @Test
    void splitBytesArriveOneByOne() throws IOException {
        proxy.weather(Weather.split(1));
        caller.getOutputStream().write(bytes(64));
        byte[] chunk = new byte[64];
        int reads = 0;
        for (int read = 0; read < 64; reads++) {
            read += called.getInputStream().read(chunk);
        }
        assertThat(reads).isGreaterThan(1);
    }

    @Test
    void silenceHoldsBackAndLosesNothing() throws IOException {
        proxy.weather(Weather.SILENT);
        byte[] said = bytes(100);
        caller.getOutputStream().write(said);
        called.setSoTimeout(SHORT_MS);
        assertThatThrownBy(() -> called.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        called.setSoTimeout(PATIENCE_MS);
        proxy.weather(Weather.CLEAR);
        assertThat(called.getInputStream().readNBytes(100)).isEqualTo(said);
    }

    @Test
    void resetBreaksBothSides() {
        proxy.cut(Ending.RESET);
        assertThatThrownBy(() -> caller.getInputStream().read()).hasMessageContaining("reset");
        assertThatThrownBy(() -> called.getInputStream().read()).hasMessageContaining("reset");
    }

    @Test
    void orderlyEndIsReadAsTheEndByBothSides() throws IOException {
        proxy.cut(Ending.ORDERLY);
        assertThat(caller.getInputStream().read()).isEqualTo(-1);
        assertThat(called.getInputStream().read()).isEqualTo(-1);
        caller = call();
        called.close();
        called = answer();
        assertCarries(10);
    }

    @Test
    void endOfOneSideReachesTheOther() throws IOException {
        caller.close();
        assertThat(called.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void oneSideIsLeftTalkingToNobodyWhileTheOtherCallsAgain() throws IOException {
        proxy.leaveHalfOpen(false, Duration.ofMinutes(5));
        assertThatThrownBy(() -> caller.getInputStream().read()).hasMessageContaining("reset");
        called.getOutputStream().write(bytes(100));
        called.setSoTimeout(SHORT_MS);
        assertThatThrownBy(() -> called.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        Socket ghost = called;
        caller = call();
        called = answer();
        assertCarries(1_000);
        ghost.close();
    }

    @Test
    void theOneThatIsLeftIsResetWhenItsTimeIsOver() {
        proxy.leaveHalfOpen(true, Duration.ofMillis(SHORT_MS));
        assertThatThrownBy(() -> called.getInputStream().read()).hasMessageContaining("reset");
        assertThatThrownBy(() -> caller.getInputStream().read()).hasMessageContaining("reset");
    }

    @Test
    void resetsNewConnectionsWhileItRefusesOrNobodyListens() throws IOException {
        proxy.refuse(true);
        caller.close();
        caller = call();
        assertThatThrownBy(() -> caller.getInputStream().read()).hasMessageContaining("reset");
        proxy.refuse(false);
        target.close();
        caller = call();
        assertThatThrownBy(() -> caller.getInputStream().read()).hasMessageContaining("reset");
    }
}
