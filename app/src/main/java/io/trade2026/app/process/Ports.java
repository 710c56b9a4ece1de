package io.trade2026.app.process;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** TCP ports of this machine: which are free, and who has the others. */
public final class Ports {
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final String LOOPBACK = "127.0.0.1";
    private static final List<String> TCP_TABLES = List.of("/proc/net/tcp", "/proc/net/tcp6");
    private static final List<String> UDP_TABLES = List.of("/proc/net/udp", "/proc/net/udp6");
    private static final String TCP_LISTENING = "0A";
    private static final String UDP_BOUND = "07";
    private static final int CORE_PORTS = 5;

    private Ports() {}

    /**
     * Makes sure that a port can be bound on loopback.
     *
     * @param what the port is for, as its setting is called
     * @param port 1 to 65535
     * @throws StartFault if it is taken, naming the process where the machine tells
     */
    public static void mustBeFree(String what, int port) {
        mustBeFree(what, LOOPBACK, port);
    }

    /**
     * Makes sure that a port can be bound.
     *
     * @param what the port is for, as its setting is called
     * @param host address to bind
     * @param port 1 to 65535
     * @throws StartFault if it is taken, naming the process where the machine tells
     */
    public static void mustBeFree(String what, String host, int port) {
        if (!isFree(host, port)) {
            throw taken(what, host, port, owner(port));
        }
    }

    /**
     * Makes sure that the sequencer's UDP ports can be bound on loopback.
     *
     * @param what the ports are for, as their setting is called
     * @param first of five
     * @param patience how long they may still be taken: a driver that outlived a killed core holds them until its client liveness has passed
     * @throws StartFault naming the first that is taken
     */
    public static void coreMustBeFree(String what, int first, Duration patience) {
        long endNs = System.nanoTime() + patience.toNanos();
        while (takenCorePort(first).isPresent() && System.nanoTime() < endNs) {
            LockSupport.parkNanos(PAUSE_NS);
        }
        takenCorePort(first).ifPresent(port -> {
            throw taken(what, LOOPBACK, port, coreOwner(port));
        });
    }

    private static StartFault taken(String what, String host, int port, Optional<String> owner) {
        return new StartFault(what + ": port " + port + " on " + host + " is taken"
                + owner.map(o -> " by " + o).orElse("") + "; stop that program or choose another port");
    }

    /**
     * Says whether a port can be bound on loopback now.
     *
     * @param port 1 to 65535
     * @return whether it is free
     */
    public static boolean isFree(int port) {
        return isFree(LOOPBACK, port);
    }

    private static boolean isFree(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Finds a UDP port of the sequencer that cannot be bound on loopback now.
     *
     * @param first of five
     * @return empty when all are free
     */
    public static Optional<Integer> takenCorePort(int first) {
        for (int port = first; port < first + CORE_PORTS; port++) {
            try (DatagramSocket socket =
                    new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
                assert socket.isBound();
            } catch (IOException e) {
                return Optional.of(port);
            }
        }
        return Optional.empty();
    }

    /**
     * Finds who listens on a TCP port.
     *
     * @param port 1 to 65535
     * @return such as {@code pid 4711 (nats-server)}; empty when the machine does not tell
     */
    public static Optional<String> owner(int port) {
        return owner(TCP_TABLES, TCP_LISTENING, port);
    }

    /**
     * Finds who has bound a UDP port.
     *
     * @param port 1 to 65535
     * @return such as {@code pid 4711 (java)}; empty when the machine does not tell
     */
    public static Optional<String> coreOwner(int port) {
        return owner(UDP_TABLES, UDP_BOUND, port);
    }

    private static Optional<String> owner(List<String> tables, String state, int port) {
        return tables.stream()
                .flatMap(table -> inodeOfSocket(Path.of(table), state, port).stream())
                .flatMap(inode -> processOfInode(inode).stream())
                .findFirst();
    }

    private static Optional<String> inodeOfSocket(Path table, String state, int port) {
        String suffix = String.format(":%04X", port);
        try (Stream<String> lines = Files.lines(table)) {
            return lines.map(line -> line.trim().split("\\s+"))
                    .filter(columns -> columns.length > 9 && columns[1].endsWith(suffix) && columns[3].equals(state))
                    .map(columns -> columns[9])
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> processOfInode(String inode) {
        return ProcessHandle.allProcesses()
                .filter(handle -> hasSocket(handle.pid(), "socket:[" + inode + "]"))
                .map(handle -> "pid " + handle.pid()
                        + handle.info()
                                .command()
                                .map(command -> " (" + Path.of(command).getFileName() + ")")
                                .orElse(""))
                .findFirst();
    }

    private static boolean hasSocket(long pid, String socket) {
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return files.anyMatch(file -> {
                try {
                    return Files.readSymbolicLink(file).toString().equals(socket);
                } catch (IOException e) {
                    return false;
                }
            });
        } catch (IOException e) {
            return false;
        }
    }
}
