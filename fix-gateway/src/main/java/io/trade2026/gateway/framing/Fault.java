package io.trade2026.gateway.framing;

/** Why bytes of a counterparty are no FIX message (FIX 4.4 Vol 2, garbled messages). */
public enum Fault {
    /** They do not begin with {@code 8=FIX}. */
    NO_BEGIN("no BeginString(8)"),
    /** BeginString(8), BodyLength(9) and MsgType(35) are not the first three fields. */
    FIRST_FIELDS("first three fields are not 8, 9, 35"),
    /** CheckSum(10) is not where BodyLength(9) says. */
    BODY_LENGTH("BodyLength(9) is wrong"),
    /** CheckSum(10) is not the sum of the bytes. */
    CHECK_SUM("CheckSum(10) is wrong"),
    /** A tag up to MsgSeqNum(34), or that number itself, is none, or MsgType(35) has more than eight characters. */
    NO_NUMBER("MsgSeqNum(34), or a tag before it, is no number, or MsgType(35) is none"),
    /** NewSeqNo(36) is empty, or no number within reach. */
    NEW_SEQ_NO("NewSeqNo(36) is no number within reach"),
    /** The message is longer than what is taken. */
    TOO_LONG("longer than what is taken"),
    /** The connection ended in the middle of it. */
    CUT_OFF("cut off by the end of the connection");

    private final String sentence;

    Fault(String sentence) {
        this.sentence = sentence;
    }

    /**
     * Says it in words.
     *
     * @return for logs and Text(58)
     */
    public String sentence() {
        return sentence;
    }
}
