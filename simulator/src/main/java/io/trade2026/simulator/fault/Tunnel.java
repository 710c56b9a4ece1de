package io.trade2026.simulator.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One connection through the proxy. Two threads carry its bytes, one each way; it is cut from any thread. */
final class Tunnel {
    private static final int CHUNK = 8_192;
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(5);
    /** Between pieces, so that they do not meet again in one packet. */
    private static final long PIECE_PAUSE_NS = TimeUnit.MICROSECONDS.toNanos(50);

    private final Socket caller;
    private final Socket called;
    private final Supplier<Weather> weather;
    private final Runnable onEnd;
    private final AtomicBoolean isOver = new AtomicBoolean();
    private volatile @Nullable Socket ghost;
    private volatile long ghostUntilNs;

    Tunnel(Socket caller, Socket called, Supplier<Weather> weather, Runnable onEnd) {
        this.caller = caller;
        this.called = called;
        this.weather = weather;
        this.onEnd = onEnd;
    }

    void start(String name) {
        thread(name + " out", () -> carry(caller, called));
        thread(name + " back", () -> carry(called, caller));
    }

    private static void thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends both sides alike; the first who does says how, since the threads that carry hear of it as of a break. */
    void cut(Ending how) {
        if (!isOver.compareAndSet(false, true)) {
            return;
        }
        how.end(caller);
        how.end(called);
        onEnd.run();
    }

    /** Resets one side; the other hears nothing of it and talks to nobody until the time is over, then it is reset too. */
    void leaveHalfOpen(boolean callerStays, Duration length) {
        ghostUntilNs = System.nanoTime() + length.toNanos();
        ghost = callerStays ? caller : called;
        Ending.RESET.end(callerStays ? called : caller);
    }

    private void carry(Socket from, Socket to) {
        Ending how = Ending.RESET;
        try {
            how = pump(from.getInputStream(), to.getOutputStream());
        } catch (IOException broken) {
            // One side is gone: the other is told below, or is the ghost.
        }
        if (ghost == null) {
            cut(how);
        } else if (ghost == from) {
            listenToGhost(from);
        } else {
            pause(ghostUntilNs - System.nanoTime());
            cut(Ending.RESET);
        }
    }

    private Ending pump(InputStream in, OutputStream out) throws IOException {
        byte[] chunk = new byte[CHUNK];
        Random random = new Random();
        for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
            Weather now = awaitSound(weather.get());
            pause(TimeUnit.MILLISECONDS.toNanos(now.delayMs()));
            awaitSound(weather.get());
            write(out, chunk, length, now, random);
        }
        return Ending.ORDERLY;
    }

    private Weather awaitSound(Weather first) {
        Weather now = first;
        while (now.isSilent() && !isOver.get() && ghost == null) {
            LockSupport.parkNanos(PAUSE_NS);
            now = weather.get();
        }
        return now;
    }

    private void pause(long lengthNs) {
        long untilNs = System.nanoTime() + lengthNs;
        for (long leftNs = lengthNs; leftNs > 0 && !isOver.get(); leftNs = untilNs - System.nanoTime()) {
            LockSupport.parkNanos(Math.min(leftNs, PAUSE_NS));
        }
    }

    private void write(OutputStream out, byte[] chunk, int length, Weather now, Random random) throws IOException {
        int at = 0;
        while (at < length) {
            int piece = now.largestPiece() == 0
                    ? length - at
                    : Math.min(length - at, 1 + random.nextInt(now.largestPiece()));
            if (now.bytesPerSecond() > 0) {
                piece = Math.min(piece, Math.max(1, now.bytesPerSecond() / 20));
                pause(TimeUnit.SECONDS.toNanos(piece) / now.bytesPerSecond());
            }
            out.write(chunk, at, piece);
            at += piece;
            if (now.largestPiece() > 0 && at < length) {
                LockSupport.parkNanos(PIECE_PAUSE_NS);
            }
        }
    }

    /** What it says is taken and goes nowhere, until the thread that carried the other way ends it. */
    private static void listenToGhost(Socket from) {
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream in = from.getInputStream();
            while (in.read(chunk) >= 0) {
                // Nobody is there to hear it.
            }
        } catch (IOException gone) {
            // Its time is over, or it has given up by itself.
        }
    }
}
