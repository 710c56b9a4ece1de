package io.trade2026.gateway.inbound;

import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.OrdStatus;
import io.trade2026.messages.sbe.OrdType;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.TimeInForce;

/** Characters of FIX as words of the letters. Allocates nothing. */
final class Words {
    private static final int CHARACTERS = 128;
    private static final Side[] SIDES = new Side[CHARACTERS];
    private static final OrdType[] ORD_TYPES = new OrdType[CHARACTERS];
    private static final TimeInForce[] TIMES = new TimeInForce[CHARACTERS];
    private static final OrdStatus[] STATUSES = new OrdStatus[CHARACTERS];
    private static final ExecType[] EXEC_TYPES = new ExecType[CHARACTERS];

    static {
        for (int i = 0; i < CHARACTERS; i++) {
            SIDES[i] = Side.UNSUPPORTED;
            ORD_TYPES[i] = OrdType.UNSUPPORTED;
            TIMES[i] = TimeInForce.UNSUPPORTED;
            STATUSES[i] = OrdStatus.NULL_VAL;
            EXEC_TYPES[i] = ExecType.NULL_VAL;
        }
        for (Side side : Side.values()) {
            SIDES[side.value() & 0x7F] = side;
        }
        for (OrdType type : OrdType.values()) {
            ORD_TYPES[type.value() & 0x7F] = type;
        }
        for (TimeInForce time : TimeInForce.values()) {
            TIMES[time.value() & 0x7F] = time;
        }
        for (OrdStatus status : OrdStatus.values()) {
            STATUSES[status.value() & 0x7F] = status;
        }
        for (ExecType type : ExecType.values()) {
            EXEC_TYPES[type.value() & 0x7F] = type;
        }
        SIDES[0] = Side.UNSUPPORTED;
        ORD_TYPES[0] = OrdType.UNSUPPORTED;
    }

    private Words() {}

    static Side side(byte character) {
        return SIDES[character & 0x7F];
    }

    static OrdType ordType(byte character) {
        return ORD_TYPES[character & 0x7F];
    }

    /** Of TimeInForce(59): Day when absent. */
    static TimeInForce timeInForce(byte character) {
        return character == 0 ? TimeInForce.DAY : TIMES[character & 0x7F];
    }

    static OrdStatus ordStatus(byte character) {
        return STATUSES[character & 0x7F];
    }

    static ExecType execType(byte character) {
        return EXEC_TYPES[character & 0x7F];
    }
}
