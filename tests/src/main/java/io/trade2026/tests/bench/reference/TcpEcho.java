package io.trade2026.tests.bench.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** The floor: sends each byte back in the thread that read it. Two hops over loopback, as from a client to a venue, and no work. */
public final class TcpEcho {
    private static final int BUFFER = 256 * 1024;

    private TcpEcho() {}

    /**
     * Serves one connection after the other until it is killed; says READY when it listens.
     *
     * @param arguments the port of 127.0.0.1
     * @throws IOException if the port is taken
     */
    public static void main(String[] arguments) throws IOException {
        serve(Integer.parseInt(arguments[0]), System.out);
    }

    private static void serve(int port, PrintStream out) throws IOException {
        byte[] bytes = new byte[BUFFER];
        try (ServerSocket server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            out.println("READY " + port);
            while (true) {
                try (Socket peer = server.accept()) {
                    peer.setTcpNoDelay(true);
                    echo(peer.getInputStream(), peer.getOutputStream(), bytes);
                }
            }
        }
    }

    private static void echo(InputStream from, OutputStream to, byte[] bytes) throws IOException {
        for (int count = from.read(bytes); count >= 0; count = from.read(bytes)) {
            to.write(bytes, 0, count);
        }
    }
}
