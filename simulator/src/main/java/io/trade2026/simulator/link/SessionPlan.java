package io.trade2026.simulator.link;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import quickfix.SessionID;

/**
 * How one FIX session on 127.0.0.1 is held: who, where, and what its Logon(A) carries. Immutable: each method that names a change
 * returns a changed copy.
 */
public final class SessionPlan {
    /** TargetCompID(56) of the gateway. */
    public static final String TRADE2026 = "TRADE2026";

    private static final int HEARTBEAT_S = 20;

    private final FixVersion version;
    private final String senderCompId;
    private final String targetCompId;
    private final int port;
    private String qualifier = "";
    private int heartBtIntS = HEARTBEAT_S;
    private SeqNumReset seqNumReset = SeqNumReset.NEVER;
    private Map<Integer, String> logonFields = Map.of();
    private @Nullable Path storeDirectory;
    private boolean takesOwnFields;

    private SessionPlan(FixVersion version, String senderCompId, String targetCompId, int port) {
        this.version = version;
        this.senderCompId = senderCompId;
        this.targetCompId = targetCompId;
        this.port = port;
    }

    /** A plain session: no password, numbers in memory, a heartbeat each 20 s. */
    public static SessionPlan of(FixVersion version, String senderCompId, String targetCompId, int port) {
        return new SessionPlan(version, senderCompId, targetCompId, port);
    }

    private SessionPlan copy() {
        SessionPlan copy = new SessionPlan(version, senderCompId, targetCompId, port);
        copy.qualifier = qualifier;
        copy.heartBtIntS = heartBtIntS;
        copy.seqNumReset = seqNumReset;
        copy.logonFields = logonFields;
        copy.storeDirectory = storeDirectory;
        copy.takesOwnFields = takesOwnFields;
        return copy;
    }

    /** With Username(553) and Password(554). */
    public SessionPlan password(String username, String password) {
        return logonField(553, username).logonField(554, password);
    }

    /** With one more field in its Logon(A). */
    public SessionPlan logonField(int tag, String value) {
        Map<Integer, String> more = new TreeMap<>(logonFields);
        more.put(tag, value);
        SessionPlan copy = copy();
        copy.logonFields = Map.copyOf(more);
        return copy;
    }

    /** With ResetSeqNumFlag(141)=Y at each Logon(A), or at none. */
    public SessionPlan resetSeqNum(boolean resets) {
        return resetSeqNum(resets ? SeqNumReset.EVERY_LOGON : SeqNumReset.NEVER);
    }

    /** With ResetSeqNumFlag(141)=Y when the rule says so. */
    public SessionPlan resetSeqNum(SeqNumReset rule) {
        SessionPlan copy = copy();
        copy.seqNumReset = rule;
        return copy;
    }

    /** With its numbers and messages kept in a directory, over the life of the process, and a log of all that it says and hears. */
    public SessionPlan store(Path directory) {
        SessionPlan copy = copy();
        copy.storeDirectory = directory;
        return copy;
    }

    /** Takes fields from 5000 up, which belong to no dictionary; without, each of them is refused. */
    public SessionPlan ownFields() {
        SessionPlan copy = copy();
        copy.takesOwnFields = true;
        return copy;
    }

    /** Beside another initiator of this JVM that has the same CompIDs; the name is not sent. */
    public SessionPlan qualifier(String name) {
        SessionPlan copy = copy();
        copy.qualifier = name;
        return copy;
    }

    /** With another HeartBtInt(108). */
    public SessionPlan heartbeat(int seconds) {
        SessionPlan copy = copy();
        copy.heartBtIntS = seconds;
        return copy;
    }

    /** Returns the version of FIX. */
    public FixVersion version() {
        return version;
    }

    /** Returns SenderCompID(49) of this end. */
    public String senderCompId() {
        return senderCompId;
    }

    /** Returns TargetCompID(56) of this end. */
    public String targetCompId() {
        return targetCompId;
    }

    /** Returns the TCP port. */
    public int port() {
        return port;
    }

    boolean takesOwnFields() {
        return takesOwnFields;
    }

    int heartBtIntS() {
        return heartBtIntS;
    }

    SeqNumReset seqNumReset() {
        return seqNumReset;
    }

    Map<Integer, String> logonFields() {
        return logonFields;
    }

    @Nullable Path storeDirectory() {
        return storeDirectory;
    }

    SessionID id() {
        return qualifier.isEmpty()
                ? new SessionID(version.beginString(), senderCompId, targetCompId)
                : new SessionID(version.beginString(), senderCompId, targetCompId, qualifier);
    }

    @Override
    public String toString() {
        return id() + " on port " + port;
    }
}
