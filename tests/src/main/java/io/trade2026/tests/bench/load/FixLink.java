package io.trade2026.tests.bench.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One FIX connection with its outgoing sequence number. Writers hold its monitor from the first message of a batch to its flush. */
final class FixLink implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final FixReader reader = new FixReader();
    private final FixWriter writer = new FixWriter();
    private byte[] senderCompId = new byte[0];
    private byte[] targetCompId = new byte[0];
    private long nextMsgSeqNum;

    FixLink(Socket socket, long nextMsgSeqNum) throws IOException {
        this.socket = socket;
        this.nextMsgSeqNum = nextMsgSeqNum;
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    void speakAs(String sender, String target) {
        senderCompId = sender.getBytes(StandardCharsets.US_ASCII);
        targetCompId = target.getBytes(StandardCharsets.US_ASCII);
    }

    synchronized void restartAt(long msgSeqNum) {
        nextMsgSeqNum = msgSeqNum;
    }

    synchronized long nextMsgSeqNum() {
        return nextMsgSeqNum;
    }

    FixReader reader() {
        return reader;
    }

    FixWriter begin(char msgType) {
        writer.begin(msgType, senderCompId, targetCompId, nextMsgSeqNum++, System.currentTimeMillis());
        return writer;
    }

    boolean hasRoom() {
        return writer.hasRoom();
    }

    void flush() throws IOException {
        if (writer.length() > 0) {
            out.write(writer.batch(), 0, writer.length());
            writer.clear();
        }
    }

    /** Waits for bytes of the peer; false when it has closed. */
    boolean fill() throws IOException {
        return reader.fill(in);
    }

    synchronized void logon(long heartBtInt, boolean resetSeqNum) throws IOException {
        FixWriter logon = begin('A');
        logon.character(98, '0');
        logon.number(108, heartBtInt);
        if (resetSeqNum) {
            logon.character(141, 'Y');
        }
        logon.end();
        flush();
    }

    synchronized void logout() throws IOException {
        begin('5').end();
        flush();
    }

    /** Answers what the session layer has to: TestRequest(1) with Heartbeat(0), ResendRequest(2) with a gap fill. */
    synchronized void answer() throws IOException {
        if (reader.first(35) == '1') {
            FixWriter heartbeat = begin('0');
            reader.copy(112, heartbeat);
            heartbeat.end();
        } else if (reader.first(35) == '2') {
            long next = nextMsgSeqNum;
            nextMsgSeqNum = reader.digits(7);
            FixWriter gapFill = begin('4');
            gapFill.character(43, 'Y');
            gapFill.character(123, 'Y');
            gapFill.number(36, next);
            gapFill.end();
            nextMsgSeqNum = next;
        }
        flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
