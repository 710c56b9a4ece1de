package io.trade2026.tests.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports of 127.0.0.1 for systems under test, in blocks. They lie below those that the machine gives to anybody who asks for any port, so
 * that none is taken while its owner starts or is dead; and each JVM of tests has a range of its own as long as it lives, which it claims
 * by listening on a port that stands for the range.
 */
public final class PortBlocks {
    /** The sequencer listens so far below the port for clients; there is room for three members. */
    static final int BELOW = 100;

    private static final int FIRST = 12_000;
    private static final int RANGES = 9;
    private static final int BLOCKS = 12;
    private static final int BLOCK = 120;

    private static final ServerSocket CLAIM = claim();
    private static final int RANGE = FIRST + BLOCK * BLOCKS * (FIRST - 1 - CLAIM.getLocalPort());
    private static final AtomicInteger NEXT = new AtomicInteger();

    private PortBlocks() {}

    private static ServerSocket claim() {
        for (int range = 0; range < RANGES; range++) {
            try {
                return listen(FIRST - 1 - range);
            } catch (IOException claimed) {
                // By tests in another JVM.
            }
        }
        throw new IllegalStateException("tests: all " + RANGES + " ranges of ports are claimed: the ports "
                + (FIRST - RANGES) + " to " + (FIRST - 1) + " of 127.0.0.1 are taken");
    }

    private static ServerSocket listen(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }

    /**
     * Gives a port.
     *
     * @return free a moment ago, and not given to anybody else for the next 11 calls
     * @throws IOException if none is free
     */
    public static int next() throws IOException {
        return next(1)[0];
    }

    /**
     * Gives ports in a row, with room for the sequencer below the first of them.
     *
     * @param count how many, at most 20
     * @return free a moment ago, and not given to anybody else for the next 11 calls
     * @throws IOException if no block is free
     */
    static int[] next(int count) throws IOException {
        for (int i = 0; i < BLOCKS; i++) {
            int block = RANGE + BLOCK * Math.floorMod(NEXT.getAndIncrement(), BLOCKS);
            if (isFree(block)) {
                int[] ports = new int[count];
                for (int k = 0; k < count; k++) {
                    ports[k] = block + BELOW + k;
                }
                return ports;
            }
        }
        throw new IOException("no " + BLOCK + " free ports in a row from " + RANGE);
    }

    private static boolean isFree(int block) {
        for (int port = block; port < block + BLOCK; port++) {
            try (ServerSocket socket = listen(port)) {
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
