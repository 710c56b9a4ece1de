package io.trade2026.tests.chaos.system;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Ports of 127.0.0.1 that nobody listens on. They lie below those that the system gives to outgoing connections, so that none is taken
 * while its owner is dead.
 */
public final class FreePorts {
    private static final int MOST = 32_000;

    private int next;

    /**
     * Gives ports from a first one up.
     *
     * @param first at least 1024
     */
    public FreePorts(int first) {
        this.next = first;
    }

    /**
     * Gives a port.
     *
     * @return free a moment ago, never given before
     */
    public int next() {
        return next(1);
    }

    /**
     * Gives ports in a row.
     *
     * @param count how many
     * @return the first of them
     */
    public synchronized int next(int count) {
        int first = next;
        while (!isFree(first, count)) {
            first++;
            if (first > MOST) {
                throw new IllegalStateException("no " + count + " free ports in a row from " + next + " to " + MOST);
            }
        }
        next = first + count;
        return first;
    }

    private static boolean isFree(int first, int count) {
        for (int port = first; port < first + count; port++) {
            try (ServerSocket tcp = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                    DatagramSocket udp = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
                if (tcp.getLocalPort() != udp.getLocalPort()) {
                    return false;
                }
            } catch (IOException taken) {
                return false;
            }
        }
        return true;
    }
}
