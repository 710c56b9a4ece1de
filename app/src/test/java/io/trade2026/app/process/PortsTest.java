package io.trade2026.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PortsTest {
    private static final String ME = "pid " + ProcessHandle.current().pid() + " (java)";

    @Test
    void aTakenPortIsToldWithItsOwner() throws Exception {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
            assertThat(Ports.isFree(port)).isFalse();
            assertThatThrownBy(() -> Ports.mustBeFree("FIX clients (--fix-port)", port))
                    .isInstanceOf(StartFault.class)
                    .hasMessage("FIX clients (--fix-port): port " + port + " on 127.0.0.1 is taken by " + ME
                            + "; stop that program or choose another port");
        }
        assertThat(Ports.isFree(port)).isTrue();
    }

    @Test
    void anyTakenPortOfTheSequencerIsTold() throws Exception {
        try (DatagramSocket taken = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            int port = taken.getLocalPort();
            assertThat(Ports.takenCorePort(port)).contains(port);
            assertThatThrownBy(() -> Ports.coreMustBeFree("sequencer (--core-port)", port, Duration.ZERO))
                    .isInstanceOf(StartFault.class)
                    .hasMessageContaining("port " + port + " on 127.0.0.1 is taken by " + ME);
        }
    }
}
