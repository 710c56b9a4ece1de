package io.trade2026.oms;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/** One way through all open orders of a scope, for one thing that is done with each of them; it may rest between two commands. */
final class Pass {
    static final int WORDS = 96;
    static final int ROW_LENGTH = 48 + WORDS;

    private final PassKind kind;
    private final int ofId;
    private final int ofOtherId;
    private final UnsafeBuffer words = new UnsafeBuffer(new byte[WORDS]);
    private int id;
    private int detail;
    private long eventNumber;
    private @Nullable OpenWalk walk;

    /** A pass of what the ids name; its {@link PassWork} knows what they stand for. */
    Pass(PassKind kind, int ofId, int ofOtherId) {
        this.kind = kind;
        this.ofId = ofId;
        this.ofOtherId = ofOtherId;
    }

    /** What its work needs to know besides. */
    Pass with(int newDetail, long newEventNumber) {
        detail = newDetail;
        eventNumber = newEventNumber;
        return this;
    }

    void walk(OpenWalk through) {
        walk = through;
    }

    OpenWalk walk() {
        OpenWalk current = walk;
        if (current == null) {
            throw new IllegalStateException("a pass goes nowhere: kind=" + kind);
        }
        return current;
    }

    /** It is not over in the command in which it began: its timer has this id. */
    void id(int newId) {
        id = newId;
    }

    int id() {
        return id;
    }

    PassKind kind() {
        return kind;
    }

    int ofId() {
        return ofId;
    }

    int ofOtherId() {
        return ofOtherId;
    }

    /** Whether it does the same as another one, wherever they are. */
    boolean isAs(Pass other) {
        return kind == other.kind && ofId == other.ofId && ofOtherId == other.ofOtherId && detail == other.detail;
    }

    int detail() {
        return detail;
    }

    long eventNumber() {
        return eventNumber;
    }

    /** What was read of the letter that began it. */
    UnsafeBuffer words() {
        return words;
    }

    // Its row in a snapshot

    void save(MutableDirectBuffer to, int row) {
        to.putInt(row, id, LITTLE_ENDIAN);
        to.putInt(row + 4, kind.code(), LITTLE_ENDIAN);
        to.putInt(row + 8, ofId, LITTLE_ENDIAN);
        to.putInt(row + 12, ofOtherId, LITTLE_ENDIAN);
        to.putInt(row + 16, detail, LITTLE_ENDIAN);
        to.putLong(row + 24, eventNumber, LITTLE_ENDIAN);
        to.putLong(row + 32, walk().nextOrderId(), LITTLE_ENDIAN);
        to.putLong(row + 40, walk().lastPlace(), LITTLE_ENDIAN);
        to.putBytes(row + 48, words, 0, WORDS);
    }

    static Pass load(DirectBuffer from, int row) {
        PassKind kind = PassKind.of(from.getInt(row + 4, LITTLE_ENDIAN));
        Pass pass = new Pass(kind, from.getInt(row + 8, LITTLE_ENDIAN), from.getInt(row + 12, LITTLE_ENDIAN));
        pass.with(from.getInt(row + 16, LITTLE_ENDIAN), from.getLong(row + 24, LITTLE_ENDIAN));
        pass.id(from.getInt(row, LITTLE_ENDIAN));
        pass.words.putBytes(0, from, row + 48, WORDS);
        return pass;
    }

    static boolean isOfNoKind(DirectBuffer from, int row) {
        return from.getInt(row + 4, LITTLE_ENDIAN) == 0;
    }

    /** The order of a saved row to which it comes next; 0 behind the last one. */
    static long nextOrderId(DirectBuffer from, int row) {
        return from.getLong(row + 32, LITTLE_ENDIAN);
    }

    /** The place of the last order of a saved row. */
    static long lastPlace(DirectBuffer from, int row) {
        return from.getLong(row + 40, LITTLE_ENDIAN);
    }
}
