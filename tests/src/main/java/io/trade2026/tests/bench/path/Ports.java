package io.trade2026.tests.bench.path;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports of 127.0.0.1 that were free a moment ago: client, venue, and what else a node listens on. */
final class Ports {
    private static final int COUNT = 6;

    private final int[] numbers = new int[COUNT];

    /** Asks the system for them. */
    static Ports free() throws IOException {
        Ports ports = new Ports();
        List<ServerSocket> sockets = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            sockets.add(socket);
            ports.numbers[i] = socket.getLocalPort();
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return ports;
    }

    int client() {
        return numbers[0];
    }

    int venue() {
        return numbers[1];
    }

    int http() {
        return numbers[2];
    }

    int admin() {
        return numbers[3];
    }

    String text(int index) {
        return Integer.toString(numbers[index]);
    }
}
