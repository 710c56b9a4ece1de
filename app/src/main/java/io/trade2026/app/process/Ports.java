package io.trade2026.app.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** TCP ports of this machine: which are free, and who has the others. */
public final class Ports {
    private static final List<String> TABLES = List.of("/proc/net/tcp", "/proc/net/tcp6");
    private static final String LISTENING = "0A";

    private Ports() {}

    /**
     * Makes sure that a port can be bound on loopback.
     *
     * @param what the port is for, as its setting is called
     * @param port 1 to 65535
     * @throws StartFault if it is taken, naming the process where the machine tells
     */
    public static void mustBeFree(String what, int port) {
        if (!isFree(port)) {
            throw new StartFault(what + ": port " + port + " on 127.0.0.1 is taken"
                    + owner(port).map(o -> " by " + o).orElse("") + "; stop that program or choose another port");
        }
    }

    /**
     * Says whether a port can be bound on loopback now.
     *
     * @param port 1 to 65535
     * @return whether it is free
     */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Finds who listens on a port.
     *
     * @param port 1 to 65535
     * @return such as {@code pid 4711 (nats-server)}; empty when the machine does not tell
     */
    public static Optional<String> owner(int port) {
        for (String table : TABLES) {
            Optional<String> owner = inodeOfListener(Path.of(table), port).flatMap(Ports::processOfInode);
            if (owner.isPresent()) {
                return owner;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> inodeOfListener(Path table, int port) {
        String suffix = String.format(":%04X", port);
        try (Stream<String> lines = Files.lines(table)) {
            return lines.map(line -> line.trim().split("\\s+"))
                    .filter(columns ->
                            columns.length > 9 && columns[1].endsWith(suffix) && columns[3].equals(LISTENING))
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
