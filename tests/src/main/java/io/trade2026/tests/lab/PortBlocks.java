package io.trade2026.tests.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports of 127.0.0.1 for systems under test, in blocks. They lie below those that the machine gives to anybody who asks for any port, so
 * that none is taken while its owner starts or is dead; and each JVM of tests that run beside each other has a range of its own.
 */
final class PortBlocks {
    /** The sequencer listens so far below the port for clients; there is room for three members. */
    static final int BELOW = 100;

    private static final int FIRST = 12_000;
    private static final int BLOCKS = 36;
    private static final int BLOCK = 120;

    private static final int RUNNER = Integer.getInteger("trade2026.test.runner", 0);
    private static final AtomicInteger NEXT =
            new AtomicInteger((int) (ProcessHandle.current().pid() % BLOCKS));

    private PortBlocks() {}

    /**
     * Gives ports in a row, with room for the sequencer below the first of them.
     *
     * @param count how many, at most 20
     * @return free a moment ago, and not given to anybody else for the next 35 calls
     * @throws IOException if no block is free
     */
    static int[] next(int count) throws IOException {
        for (int i = 0; i < BLOCKS; i++) {
            int block = FIRST + BLOCK * (BLOCKS * RUNNER + Math.floorMod(NEXT.getAndIncrement(), BLOCKS));
            if (isFree(block)) {
                int[] ports = new int[count];
                for (int k = 0; k < count; k++) {
                    ports[k] = block + BELOW + k;
                }
                return ports;
            }
        }
        throw new IOException("no " + BLOCK + " free ports in a row from " + (FIRST + BLOCK * BLOCKS * RUNNER));
    }

    private static boolean isFree(int block) {
        for (int port = block; port < block + BLOCK; port++) {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                if (socket.getLocalPort() != port) {
                    return false;
                }
            } catch (IOException taken) {
                return false;
            }
        }
        return true;
    }
}
