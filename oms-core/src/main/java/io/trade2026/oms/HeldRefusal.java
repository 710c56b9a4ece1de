package io.trade2026.oms;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.trade2026.messages.sbe.DeskAct;
import io.trade2026.messages.sbe.OrderTermsDecoder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** One order or replace by hand that soft limits refused: what was asked for, by whom, who has to agree and who has. */
final class HeldRefusal {
    static final int NAME_WIDTH = 24;

    private static final int TERMS_AT = 40;
    private static final int USER_AT = TERMS_AT + Terms.LENGTH;
    private static final int RISK_AT = USER_AT + NAME_WIDTH;
    private static final int COMPLIANCE_AT = RISK_AT + NAME_WIDTH;
    static final int ROW_LENGTH = COMPLIANCE_AT + NAME_WIDTH;

    private static final int TIME_AT = OrderTermsDecoder.transactEpochNsEncodingOffset();
    private static final int BY_RISK = 1;
    private static final int BY_COMPLIANCE = 2;

    private final Terms terms = new Terms();
    private final UnsafeBuffer user = new UnsafeBuffer(new byte[NAME_WIDTH]);
    private final UnsafeBuffer risk = new UnsafeBuffer(new byte[NAME_WIDTH]);
    private final UnsafeBuffer compliance = new UnsafeBuffer(new byte[NAME_WIDTH]);
    private DeskAct act = DeskAct.NULL_VAL;
    private long id;
    private long orderId;
    private int sessionId;
    private long untilEpochNs;
    private boolean byRisk;
    private boolean byCompliance;

    /** What is asked for, before anything is decided about it. */
    void open(DeskAct newAct, long newOrderId, int newSessionId, Terms newTerms, DirectBuffer from, int userAt) {
        act = newAct;
        orderId = newOrderId;
        sessionId = newSessionId;
        terms.set(newTerms);
        user.putBytes(0, from, userAt, NAME_WIDTH);
    }

    void set(HeldRefusal other) {
        open(other.act, other.orderId, other.sessionId, other.terms, other.user, 0);
    }

    /** It was refused: it waits for those who have to agree. */
    void hold(long newId, long newUntilEpochNs, boolean isByRisk, boolean isByCompliance) {
        id = newId;
        untilEpochNs = newUntilEpochNs;
        byRisk = isByRisk;
        byCompliance = isByCompliance;
    }

    /** Whether the same person asks for the same once more; only the time of asking may be another. */
    boolean isSameAs(HeldRefusal other) {
        return act == other.act
                && orderId == other.orderId
                && sessionId == other.sessionId
                && user.equals(other.user)
                && isSame(0, TIME_AT, other.terms)
                && isSame(TIME_AT + Long.BYTES, Terms.LENGTH, other.terms);
    }

    private boolean isSame(int from, int to, Terms other) {
        for (int i = from; i < to; i++) {
            if (terms.bytes().getByte(i) != other.bytes().getByte(i)) {
                return false;
            }
        }
        return true;
    }

    /** Why somebody cannot agree; empty when he can. */
    String whyNot(boolean ofCompliance, DirectBuffer from, int userAt) {
        if (from.getByte(userAt) == 0) {
            return "user: must be given";
        }
        if (isName(user, from, userAt)) {
            return "user: must be another person than the one who entered the order";
        }
        if (ofCompliance && !byCompliance) {
            return "user: is of compliance, and only risk has to agree";
        }
        if (!ofCompliance && !byRisk) {
            return "user: is of risk, and only compliance may let an order pass a list (PT-11)";
        }
        if ((ofCompliance ? compliance : risk).getByte(0) != 0) {
            return "refusal: has been agreed to for " + (ofCompliance ? "compliance" : "risk");
        }
        return isName(ofCompliance ? risk : compliance, from, userAt)
                ? "user: nobody agrees for both risk and compliance"
                : "";
    }

    private static boolean isName(DirectBuffer name, DirectBuffer from, int at) {
        for (int i = 0; i < NAME_WIDTH; i++) {
            if (name.getByte(i) != from.getByte(at + i)) {
                return false;
            }
        }
        return true;
    }

    void agree(boolean ofCompliance, DirectBuffer from, int userAt) {
        (ofCompliance ? compliance : risk).putBytes(0, from, userAt, NAME_WIDTH);
    }

    /** Whether everybody who has to has agreed. */
    boolean isGiven() {
        return (!byRisk || risk.getByte(0) != 0) && (!byCompliance || compliance.getByte(0) != 0);
    }

    /** Whether anybody has agreed. */
    boolean isAgreed() {
        return risk.getByte(0) != 0 || compliance.getByte(0) != 0;
    }

    /** Number of the event that told of it. */
    long id() {
        return id;
    }

    DeskAct act() {
        return act;
    }

    /** Of a replace, else 0. */
    long orderId() {
        return orderId;
    }

    int sessionId() {
        return sessionId;
    }

    Terms terms() {
        return terms;
    }

    boolean byRisk() {
        return byRisk;
    }

    boolean byCompliance() {
        return byCompliance;
    }

    long untilEpochNs() {
        return untilEpochNs;
    }

    void untilEpochNs(long epochNs) {
        untilEpochNs = epochNs;
    }

    void user(MutableDirectBuffer to, int at) {
        to.putBytes(at, user, 0, NAME_WIDTH);
    }

    void approvers(MutableDirectBuffer to, int riskAt, int complianceAt) {
        to.putBytes(riskAt, risk, 0, NAME_WIDTH);
        to.putBytes(complianceAt, compliance, 0, NAME_WIDTH);
    }

    String userName() {
        return name(user);
    }

    /** Those who agreed, in words. */
    String approvers() {
        String ofRisk = name(risk);
        String ofCompliance = name(compliance);
        return ofRisk + (ofRisk.isEmpty() || ofCompliance.isEmpty() ? "" : " and ") + ofCompliance;
    }

    private static String name(UnsafeBuffer from) {
        int length = 0;
        while (length < NAME_WIDTH && from.getByte(length) != 0) {
            length++;
        }
        return from.getStringWithoutLengthAscii(0, length);
    }

    void save(MutableDirectBuffer to, int at) {
        to.putLong(at, id, LITTLE_ENDIAN);
        to.putLong(at + 8, orderId, LITTLE_ENDIAN);
        to.putLong(at + 16, untilEpochNs, LITTLE_ENDIAN);
        to.putInt(at + 24, sessionId, LITTLE_ENDIAN);
        to.putInt(at + 28, act.value(), LITTLE_ENDIAN);
        to.putInt(at + 32, (byRisk ? BY_RISK : 0) | (byCompliance ? BY_COMPLIANCE : 0), LITTLE_ENDIAN);
        terms.write(to, at + TERMS_AT);
        user(to, at + USER_AT);
        approvers(to, at + RISK_AT, at + COMPLIANCE_AT);
    }

    void load(DirectBuffer from, int at) {
        id = from.getLong(at, LITTLE_ENDIAN);
        orderId = from.getLong(at + 8, LITTLE_ENDIAN);
        untilEpochNs = from.getLong(at + 16, LITTLE_ENDIAN);
        sessionId = from.getInt(at + 24, LITTLE_ENDIAN);
        act = DeskAct.get((short) from.getInt(at + 28, LITTLE_ENDIAN));
        int needs = from.getInt(at + 32, LITTLE_ENDIAN);
        byRisk = (needs & BY_RISK) != 0;
        byCompliance = (needs & BY_COMPLIANCE) != 0;
        terms.read(from, at + TERMS_AT);
        user.putBytes(0, from, at + USER_AT, NAME_WIDTH);
        risk.putBytes(0, from, at + RISK_AT, NAME_WIDTH);
        compliance.putBytes(0, from, at + COMPLIANCE_AT, NAME_WIDTH);
    }
}
