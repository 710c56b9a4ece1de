package io.trade2026.stores.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Who listens on a TCP port of this machine. */
final class Listener {
    private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
    private static final String LISTENING = "0A";
    private static final int ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private Listener() {}

    static void mustBeAbsent(final int port) {
        if (!isFree(port)) {
            throw new PostgresFault("Postgres: port " + port + " on 127.0.0.1 is taken"
                    + owner(port).map(name -> " by " + name).orElse("")
                    + "; stop that program or choose another port");
        }
    }

    private static boolean isFree(final int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (final IOException e) {
            return false;
        }
    }

    /** Such as {@code postgres (pid 4711)}; empty when the machine does not tell. */
    private static Optional<String> owner(final int port) {
        return TABLES.stream().flatMap(table -> inodes(table, port)).findFirst().flatMap(Listener::process);
    }

    private static Stream<String> inodes(final Path table, final int port) {
        final String suffix = String.format(Locale.ROOT, ":%04X", port);
        try (Stream<String> lines = Files.lines(table)) {
            return lines
                    .map(line -> line.trim().split("\\s+"))
                    .filter(columns -> columns.length > INODE)
                    .filter(columns -> columns[ADDRESS].endsWith(suffix) && columns[STATE].equals(LISTENING))
                    .map(columns -> columns[INODE])
                    .toList()
                    .stream();
        } catch (final IOException e) {
            return Stream.empty();
        }
    }

    private static Optional<String> process(final String inode) {
        return ProcessHandle.allProcesses()
                .filter(handle -> holds(handle.pid(), "socket:[" + inode + "]"))
                .map(handle -> program(handle) + " (pid " + handle.pid() + ")")
                .findFirst();
    }

    private static String program(final ProcessHandle handle) {
        return handle.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString())
                .orElse("a process");
    }

    private static boolean holds(final long pid, final String socket) {
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return files.anyMatch(file -> isLinkTo(file, socket));
        } catch (final IOException e) {
            return false;
        }
    }

    private static boolean isLinkTo(final Path link, final String target) {
        try {
            return Files.readSymbolicLink(link).toString().equals(target);
        } catch (final IOException e) {
            return false;
        }
    }
}
