package io.trade2026.simulator.link;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import quickfix.SessionID;

/**
 * How one FIX session is held: who, where, and what its Logon(A) carries.
 *
 * @param qualifier keeps apart initiators of one JVM that have the same CompIDs; "" for none
 * @param port TCP port on 127.0.0.1
 * @param heartBtIntS HeartBtInt(108) in seconds
 * @param resetsSeqNum whether Logon(A) carries ResetSeqNumFlag(141)=Y
 * @param logonFields further fields of Logon(A) by tag, Username(553) and Password(554) for example
 * @param storeDirectory where sequence numbers and messages are kept; null keeps them in memory
 */
public record SessionPlan(
        FixVersion version,
        String senderCompId,
        String targetCompId,
        String qualifier,
        int port,
        int heartBtIntS,
        boolean resetsSeqNum,
        Map<Integer, String> logonFields,
        @Nullable Path storeDirectory) {
    /** TargetCompID(56) of the gateway. */
    public static final String TRADE2026 = "TRADE2026";

    private static final int HEARTBEAT_S = 20;

    /** Copies the fields of the Logon(A). */
    public SessionPlan {
        logonFields = Map.copyOf(logonFields);
    }

    /** A plain session: no password, numbers in memory, a heartbeat each 20 s. */
    public static SessionPlan of(FixVersion version, String senderCompId, String targetCompId, int port) {
        return new SessionPlan(version, senderCompId, targetCompId, "", port, HEARTBEAT_S, false, Map.of(), null);
    }

    /** The same session with Username(553) and Password(554). */
    public SessionPlan password(String username, String password) {
        return logonField(553, username).logonField(554, password);
    }

    /** The same session with one more field in its Logon(A). */
    public SessionPlan logonField(int tag, String value) {
        Map<Integer, String> more = new TreeMap<>(logonFields);
        more.put(tag, value);
        return new SessionPlan(
                version, senderCompId, targetCompId, qualifier, port, heartBtIntS, resetsSeqNum, more, storeDirectory);
    }

    /** The same session with ResetSeqNumFlag(141)=Y or without it. */
    public SessionPlan resetSeqNum(boolean resets) {
        return new SessionPlan(
                version, senderCompId, targetCompId, qualifier, port, heartBtIntS, resets, logonFields, storeDirectory);
    }

    /** The same session with its numbers and messages kept in a directory. */
    public SessionPlan store(Path directory) {
        return new SessionPlan(
                version,
                senderCompId,
                targetCompId,
                qualifier,
                port,
                heartBtIntS,
                resetsSeqNum,
                logonFields,
                directory);
    }

    /** The same session beside another one with the same CompIDs in this JVM. */
    public SessionPlan qualifier(String name) {
        return new SessionPlan(
                version,
                senderCompId,
                targetCompId,
                name,
                port,
                heartBtIntS,
                resetsSeqNum,
                logonFields,
                storeDirectory);
    }

    /** The same session with another HeartBtInt(108). */
    public SessionPlan heartbeat(int seconds) {
        return new SessionPlan(
                version,
                senderCompId,
                targetCompId,
                qualifier,
                port,
                seconds,
                resetsSeqNum,
                logonFields,
                storeDirectory);
    }

    SessionID id() {
        return qualifier.isEmpty()
                ? new SessionID(version.beginString(), senderCompId, targetCompId)
                : new SessionID(version.beginString(), senderCompId, targetCompId, qualifier);
    }
}
