package io.trade2026.stores.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A TCP port on which nobody listens at the moment. */
public final class FreePort {
    private FreePort() {}

    /** Draws one. */
    public static int draw() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
