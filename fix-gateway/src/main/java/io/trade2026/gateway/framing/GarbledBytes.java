package io.trade2026.gateway.framing;

import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/** What of a connection is garbled in a row, gathered to be kept as one line, with the values of password fields blotted out. */
final class GarbledBytes {
    private static final int ROOM = 4_096;
    /** Password(554), NewPassword(925), EncryptedPassword(1402), EncryptedNewPassword(1404), RawData(96). */
    private static final int[] SECRET = {554, 925, 1402, 1404, 96};

    private static final byte SOH = 1;

    private final GarbledLog log;
    private final String remoteAddress;
    private final byte[] bytes = new byte[ROOM];
    private int count;
    private @Nullable Fault fault;
    private int tag;
    private boolean isInTag = true;
    private boolean isSecret;

    GarbledBytes(GarbledLog log, String remoteAddress) {
        this.log = log;
        this.remoteAddress = remoteAddress;
    }

    void add(String compId, Fault why, DirectBuffer buffer, int from, int length) {
        if (fault == null) {
            fault = why;
            isInTag = true;
            isSecret = false;
            tag = 0;
        }
        for (int i = from; i < from + length; i++) {
            if (count == ROOM) {
                put(compId, why);
            }
            bytes[count++] = shown(buffer.getByte(i));
        }
    }

    private byte shown(byte b) {
        if (b == SOH) {
            isInTag = true;
            isSecret = false;
            tag = 0;
        } else if (isInTag && b >= '0' && b <= '9') {
            tag = tag * 10 + (b - '0');
        } else if (isInTag) {
            isInTag = false;
            isSecret = b == '=' && isSecretTag();
        } else if (isSecret) {
            return '*';
        }
        return b;
    }

    private boolean isSecretTag() {
        for (int secret : SECRET) {
            if (secret == tag) {
                return true;
            }
        }
        return false;
    }

    /** What was gathered is whole: a good message follows, or the connection ends. */
    void end(String compId) {
        Fault why = fault;
        if (why != null) {
            put(compId, why);
            fault = null;
        }
    }

    private void put(String compId, Fault why) {
        log.keep(remoteAddress, compId, why, bytes, count);
        count = 0;
    }
}
