package io.trade2026.simulator.certify.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A TCP connection that sends what it is told and keeps what comes in until it is taken. Reads on a thread of its own. */
public final class RawLink implements AutoCloseable {
    private static final int CONNECT_MS = 5_000;

    private final Socket socket;
    private final String name;
    private final Supplier<Transcript> transcript;
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();

    /**
     * Takes over a connection.
     *
     * @param name how it is called in the transcript; may be empty
     * @param transcript where the next line goes; asked for each line
     */
    public RawLink(Socket socket, String name, Supplier<Transcript> transcript) {
        this.socket = socket;
        this.name = name;
        this.transcript = transcript;
    }

    /**
     * Connects and begins to read.
     *
     * @throws IOException when nobody answers
     */
    @SuppressWarnings("resource") // the link owns the socket
    public static RawLink connect(InetSocketAddress address, String name, Supplier<Transcript> transcript)
            throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(address, CONNECT_MS);
            socket.setTcpNoDelay(true);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        return new RawLink(socket, name, transcript).start();
    }

    /** Begins to read. Returns this. */
    public RawLink start() {
        Thread reader = new Thread(this::read, "certify-read");
        reader.setDaemon(true);
        reader.start();
        return this;
    }

    private void read() {
        Framer framer = new Framer();
        byte[] some = new byte[8192];
        try {
            InputStream in = socket.getInputStream();
            for (int n = in.read(some); n >= 0; n = in.read(some)) {
                for (String raw : framer.take(new String(some, 0, n, StandardCharsets.ISO_8859_1))) {
                    transcript.get().add(name, "<", FixMessage.readable(raw));
                    arrivals.add(new Arrival(FixMessage.parse(raw), System.nanoTime()));
                }
            }
        } catch (IOException e) {
            // A reset is a close like any other.
            transcript.get().add(name, "<", "(" + e.getMessage() + ")");
        }
        if (!framer.rest().isEmpty()) {
            transcript.get().add(name, "<", "unfinished: " + FixMessage.readable(framer.rest()));
        }
        transcript.get().add(name, "<", "closed");
        arrivals.add(new Arrival(null, System.nanoTime()));
    }

    /** Sends characters as bytes. Returns whether the connection took them. */
    public synchronized boolean send(String raw) {
        transcript.get().add(name, ">", FixMessage.readable(raw));
        return sendBytes(raw.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends bytes without a word in the transcript. Returns whether the connection took them. */
    public synchronized boolean sendBytes(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            return true;
        } catch (IOException e) {
            transcript.get().add(name, ">", "(not sent: " + e.getMessage() + ")");
            return false;
        }
    }

    /** Returns whether something waits to be taken. */
    public boolean hasArrived() {
        return !arrivals.isEmpty();
    }

    /** Takes what came first, waiting for it; null when nothing comes in time. */
    public @Nullable Arrival next(long patienceMillis) {
        try {
            return arrivals.poll(Math.max(0, patienceMillis), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** Closes the connection. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            transcript.get().add(name, ">", "(close: " + e.getMessage() + ")");
        }
    }
}
