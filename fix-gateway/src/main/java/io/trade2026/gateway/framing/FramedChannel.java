package io.trade2026.gateway.framing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import uk.co.real_logic.artio.engine.framer.DefaultTcpChannel;

/**
 * One connection, of which Artio gets to read whole and well-framed messages only. Bytes are read to where Artio wants them; what is
 * garbled there is taken out, and the beginning of a message whose end has not come yet is held back.
 *
 * <p>Until a Logon(A) has come, no more is read than belongs to it: Artio looks at what is behind a Logon in its buffer only when more
 * comes, once there are more than a few connections.
 */
final class FramedChannel extends DefaultTcpChannel {
    private static final int GARBLED_IN_A_ROW = 64 << 10;
    /** Less than the shortest Logon(A), and enough to learn its length. */
    private static final int FIRST_LOOK = 24;

    private static final byte[] GONE = {};
    private static final byte SEQUENCE_RESET = '4';

    private final SocketChannel socket;
    private final Doorkeeper doorkeeper;
    private final Standstill standstill;
    private final GarbledBytes garbled;
    private final FrameFinder finder;
    private final UnsafeBuffer answer = new UnsafeBuffer();
    private final FormCheck form = new FormCheck();
    private final StandIn standIn = new StandIn();
    private final UnsafeBuffer view = new UnsafeBuffer();
    private byte[] held;
    private @Nullable ByteBuffer seen;
    private int heldLength;
    private int missing = FIRST_LOOK;
    private int passOver;
    private int garbledInARow;
    private boolean hasLogon;
    private boolean isShut;
    private boolean isCut;

    FramedChannel(SocketChannel socket, Doorkeeper doorkeeper, Standstill standstill, GarbledLog log, int longest)
            throws IOException {
        super(socket);
        this.standstill = standstill;
        this.socket = socket;
        this.doorkeeper = doorkeeper;
        this.garbled = new GarbledBytes(log, remoteAddress);
        this.finder = new FrameFinder(longest);
        this.held = new byte[longest];
    }

    @Override
    @SuppressWarnings("ReferenceEquality")
    public int read(ByteBuffer to) throws IOException {
        if (isShut) {
            return -1;
        }
        if (!standstill.mayRead()) {
            return 0;
        }
        if (seen != to) {
            seen = to;
            view.wrap(to);
        }
        int begin = to.position();
        if (heldLength >= to.remaining()) {
            return 0;
        }
        int n = readBehind(to, begin + heldLength);
        if (n <= 0) {
            to.position(begin);
            if (n < 0) {
                cutOff();
            }
            return n;
        }
        view.putBytes(begin, held, 0, heldLength);
        int end = begin + heldLength + n;
        heldLength = 0;
        int kept = sift(begin, end);
        to.position(kept);
        return kept - begin;
    }

    private int readBehind(ByteBuffer to, int at) throws IOException {
        int limit = to.limit();
        to.position(at);
        if (!hasLogon) {
            to.limit(Math.min(limit, at + missing));
        }
        try {
            return socket.read(to);
        } finally {
            to.limit(limit);
        }
    }

    /** Moves the good messages together; returns where they end. */
    private int sift(int begin, int end) {
        int kept = begin;
        int at = begin;
        while (at < end && !isShut) {
            if (passOver > 0) {
                int gone = Math.min(passOver, end - at);
                garbled.add(doorkeeper.compId(), Fault.TOO_LONG, view, at, gone);
                passOver -= gone;
                at += gone;
                continue;
            }
            FrameFinder.Find find = finder.find(view, at, end);
            int length = finder.length();
            switch (find) {
                case MESSAGE -> {
                    kept = message(kept, at, length);
                    at += length;
                }
                case BEGINNING -> {
                    view.getBytes(at, held, 0, length);
                    heldLength = length;
                    missing = Math.max(finder.missing(), FIRST_LOOK - length);
                    at = end;
                }
                case TOO_LONG -> {
                    int there = Math.min(length, end - at);
                    kept += standIn(kept, at, there, length);
                    passOver = length - there;
                    at += there;
                }
                case GARBLED -> {
                    reject(finder.fault(), at, length);
                    at += length;
                }
            }
        }
        return kept;
    }

    private int keep(int to, int at, int length) {
        if (to != at) {
            view.putBytes(to, view, at, length);
        }
        return to + length;
    }

    /** Moves a message, if Artio is to see it; returns where the good ones end. */
    private int message(int kept, int at, int length) {
        FormCheck.Form found = form.check(view, at, length, finder.msgTypeAt());
        switch (found) {
            case GARBLED -> {
                reject(Fault.NO_NUMBER, at, length);
                return kept;
            }
            case TOO_LONG -> {
                return kept + standIn(kept, at, length, length);
            }
            case MENDED -> doorkeeper.garbled(Fault.NEW_SEQ_NO, length);
            case GOOD -> {
                // as nearly always
            }
        }
        return mayPass(at, length) ? keep(kept, at, length) : kept;
    }

    private boolean mayPass(int at, int length) {
        garbledInARow = 0;
        garbled.end(doorkeeper.compId());
        if (!isLogon()) {
            boolean mayPass = hasLogon || doorkeeper.mayPrecedeLogon(view, at, length);
            isShut |= !mayPass;
            return mayPass;
        }
        boolean isFirst = !hasLogon;
        hasLogon = true;
        boolean mayPass = doorkeeper.mayEnter(view, at, length, isFirst);
        isShut |= isFirst && !mayPass;
        return mayPass;
    }

    private boolean isLogon() {
        int at = finder.msgTypeAt() + 3;
        return view.getByte(at) == 'A' && view.getByte(at + 1) == 1;
    }

    /** Takes the place of the beginning of the message, which is longer; returns its length. */
    private int standIn(int kept, int at, int there, int length) {
        doorkeeper.garbled(Fault.TOO_LONG, length);
        garbled.add(doorkeeper.compId(), Fault.TOO_LONG, view, at, there);
        if (isLogon() || !hasLogon) {
            shut("a Logon(A) of " + length + " bytes");
            return 0;
        }
        byte[] bytes = new byte[FrameFinder.HEAD];
        int written = standIn.write(view, at, at + there, length, bytes);
        if (written == 0) {
            shut("a message of " + length + " bytes without end of its header");
        }
        view.putBytes(kept, bytes, 0, written);
        // Its MsgSeqNum(34) was copied as it came.
        boolean isGood = written > 0
                && finder.find(view, kept, kept + written) == FrameFinder.Find.MESSAGE
                && form.check(view, kept, written, finder.msgTypeAt()) == FormCheck.Form.GOOD;
        return isGood ? written : 0;
    }

    private void shut(String why) {
        garbled.end(doorkeeper.compId());
        isShut = true;
        doorkeeper.shut(why);
    }

    private void reject(Fault why, int at, int length) {
        doorkeeper.garbled(why, length);
        garbled.add(doorkeeper.compId(), why, view, at, length);
        garbledInARow += length;
        missing = FIRST_LOOK;
        if (garbledInARow > GARBLED_IN_A_ROW) {
            shut(garbledInARow + " garbled bytes in a row");
        }
    }

    private void cutOff() {
        if (heldLength > 0) {
            DirectBuffer rest = new UnsafeBuffer(held);
            doorkeeper.garbled(Fault.CUT_OFF, heldLength);
            garbled.add(doorkeeper.compId(), Fault.CUT_OFF, rest, 0, heldLength);
            heldLength = 0;
        }
        garbled.end(doorkeeper.compId());
    }

    @Override
    public int write(ByteBuffer from, int msgSeqNum, boolean isResent) throws IOException {
        if (isResent) {
            return resend(from, msgSeqNum);
        }
        if (isCut) {
            return swallow(from);
        }
        int n = super.write(from, msgSeqNum, false);
        if (msgSeqNum > 0 && !from.hasRemaining()) {
            doorkeeper.written(msgSeqNum);
        }
        return n;
    }

    /** Only the beginning of a message is looked at; the rest of one that the socket did not take whole begins otherwise. */
    private int resend(ByteBuffer from, int msgSeqNum) throws IOException {
        int length = from.remaining();
        answer.wrap(from, from.position(), length);
        boolean isMessage = finder.find(answer, 0, length) == FrameFinder.Find.MESSAGE;
        isCut |= isMessage && isFill() && !doorkeeper.mayFill(answer, 0, length);
        if (isCut) {
            return swallow(from);
        }
        int n = super.write(from, msgSeqNum, true);
        doorkeeper.resent(answer, 0, isMessage && n > 0 ? length : 0);
        return n;
    }

    private boolean isFill() {
        return answer.getByte(finder.msgTypeAt() + 3) == SEQUENCE_RESET && answer.getByte(finder.msgTypeAt() + 4) == 1;
    }

    /**
     * Nothing more leaves. Artio goes on as if it did until it reads that the connection has ended, which the socket tells it, the
     * counterparty too.
     */
    private int swallow(ByteBuffer from) throws IOException {
        if (!isShut) {
            isShut = true;
            socket.shutdownOutput();
            socket.shutdownInput();
        }
        int n = from.remaining();
        from.position(from.limit());
        return n;
    }

    @Override
    public void close() {
        cutOff();
        super.close();
        // Artio keeps what belonged to a refused Logon(A) for ever.
        held = GONE;
    }
}
