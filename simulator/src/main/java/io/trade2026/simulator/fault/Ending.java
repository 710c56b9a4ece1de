package io.trade2026.simulator.fault;

import java.io.IOException;
import java.net.Socket;

/** How a connection ends. */
public enum Ending {
    /** TCP FIN: the other side reads to the end and sees that there is no more. */
    ORDERLY,
    /** TCP RST: the other side's next read or write fails, and what was under way is lost. */
    RESET;

    void end(Socket socket) {
        try {
            if (this == RESET) {
                socket.setSoLinger(true, 0);
            } else if (socket.isConnected() && !socket.isOutputShutdown()) {
                socket.shutdownOutput();
            }
        } catch (IOException alreadyGone) {
            // Then there is nothing to be said to the other side.
        }
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException("cannot close a socket", e);
        }
    }
}
