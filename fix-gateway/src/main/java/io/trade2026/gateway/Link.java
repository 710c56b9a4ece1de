package io.trade2026.gateway;

import io.trade2026.gateway.wire.FixVersion;
import io.trade2026.gateway.wording.Wording;
import io.trade2026.sessions.SessionDefinition;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import uk.co.real_logic.artio.Reply;
import uk.co.real_logic.artio.session.Session;

/** One session: who is at the other end, and how far he has been heard and told. Owned by the gateway's thread. */
final class Link {
    private static final int REMEMBERED = 1 << 16;

    private SessionDefinition definition;
    private Wording wording;
    private final byte[] ourCompId;
    private final byte[] theirCompId;
    private final LinkCounters counters = new LinkCounters();
    private final long[] sentRequests;
    private final InboundRow row = new InboundRow();
    private final Opening opening = new Opening();
    private volatile @Nullable Session session;
    private FixVersion version;
    private volatile boolean isUp;
    private volatile boolean isConnected;
    private volatile long sinceEpochNs;
    private volatile String remoteAddress = "";
    private int sequenceIndex = -1;
    private volatile long deliveredEventNumber;
    private long notedEventNumber;
    private final LinkEnd end = new LinkEnd();
    private final ResendRequests requests = new ResendRequests();
    private final OwedAnswer owed = new OwedAnswer();
    private final Talk talk = new Talk();
    private boolean isPassedOver;
    private volatile int logonMsgSeqNum;
    private volatile int written;
    private volatile int expectedByThem;
    private int refusedSequenceIndex = -1;
    private int refusedMsgSeqNum;
    private @Nullable LinkProxy proxy;
    private volatile boolean isResetOrdered;
    private @Nullable Reply<Session> initiation;
    private long nextInitiationMs;
    private final Gap gap = new Gap();

    Link(SessionDefinition definition) {
        this.definition = definition;
        this.wording = new Wording(definition.compId(), definition.words());
        this.ourCompId = definition.ourCompId().getBytes(StandardCharsets.US_ASCII);
        this.theirCompId = definition.compId().getBytes(StandardCharsets.US_ASCII);
        this.sentRequests = new long[definition.isVenue() ? 2 * REMEMBERED : 0];
        this.version = versionOf(definition);
    }

    private static FixVersion versionOf(SessionDefinition definition) {
        FixVersion first = FixVersion.of(definition.beginStrings().iterator().next());
        return first == null ? FixVersion.FIX44 : first;
    }

    int id() {
        return definition.id();
    }

    SessionDefinition definition() {
        return definition;
    }

    void define(SessionDefinition changed) {
        if (!changed.words().equals(definition.words())) {
            wording = new Wording(changed.compId(), changed.words());
        }
        definition = changed;
    }

    Wording wording() {
        return wording;
    }

    byte[] ourCompId() {
        return ourCompId;
    }

    byte[] theirCompId() {
        return theirCompId;
    }

    /** Highest MsgSeqNum(34) that was written to the connection; 0 before its first message. */
    int written() {
        return written;
    }

    /** A connection begins, or its numbers do. */
    void beginWriting() {
        written = 0;
        owed.forget();
    }

    /** Artio's framer thread says what it has written. A Logout(5) that refuses another connection of this session has number 1. */
    void written(int msgSeqNum) {
        written = Math.max(written, msgSeqNum);
    }

    LinkCounters counters() {
        return counters;
    }

    @Nullable Session session() {
        return session;
    }

    FixVersion version() {
        return version;
    }

    InboundRow row() {
        return row;
    }

    Opening opening() {
        return opening;
    }

    /** Artio hands the session over, at the first logon or at recovery, or again at each logon. */
    void acquire(Session acquired) {
        if (session == null) {
            row.begin(acquired.sequenceIndex(), acquired.lastReceivedMsgSeqNum() + 1L);
        }
        session = acquired;
        FixVersion spoken = FixVersion.of(acquired.beginString());
        version = spoken == null ? versionOf(definition) : spoken;
    }

    boolean isUp() {
        return isUp;
    }

    /** Says whether there is a TCP connection, logged on or not yet. For any thread. */
    boolean isConnected() {
        return isConnected;
    }

    /** The engine may not know yet where a venue is that it has just called: then it is where it was called. */
    void connected(@Nullable String host, int port) {
        boolean isKnown = host != null && !host.isEmpty() && port != 0;
        boolean isCalled = !isKnown && definition.isVenue();
        remoteAddress = isKnown ? host + ":" + port : isCalled ? definition.host() + ":" + definition.port() : "";
        isConnected = true;
    }

    /** What was owed over the connection is asked for again at the next one. */
    void disconnected() {
        isConnected = false;
        remoteAddress = "";
        owed.forget();
    }

    void up(boolean up, long epochNs) {
        isUp = up;
        sinceEpochNs = epochNs;
    }

    /** When it came or went last. */
    long sinceEpochNs() {
        return sinceEpochNs;
    }

    int sequenceIndex() {
        return sequenceIndex;
    }

    void sequenceIndex(int index) {
        sequenceIndex = index;
    }

    long deliveredEventNumber() {
        return deliveredEventNumber;
    }

    void delivered(long eventNumber) {
        deliveredEventNumber = Math.max(deliveredEventNumber, eventNumber);
    }

    long notedEventNumber() {
        return notedEventNumber;
    }

    void noted(long eventNumber) {
        notedEventNumber = eventNumber;
    }

    /**
     * Notes what the Logon(A) of the counterparty says. For any thread.
     *
     * @param msgSeqNum MsgSeqNum(34)
     * @param nextExpected NextExpectedMsgSeqNum(789), 0 when absent or not heeded
     */
    void heardLogon(int msgSeqNum, int nextExpected) {
        logonMsgSeqNum = msgSeqNum;
        expectedByThem = nextExpected;
    }

    int logonMsgSeqNum() {
        return logonMsgSeqNum;
    }

    int expectedByThem() {
        return expectedByThem;
    }

    @Nullable LinkProxy proxy() {
        return proxy;
    }

    void proxy(LinkProxy made) {
        proxy = made;
    }

    /** Artio has refused a message of theirs by Reject(3). */
    void refused(int sequenceIndexOfIt, int msgSeqNum) {
        refusedSequenceIndex = sequenceIndexOfIt;
        refusedMsgSeqNum = msgSeqNum;
    }

    boolean isRefused(int sequenceIndexOfIt, long msgSeqNum) {
        return refusedMsgSeqNum == msgSeqNum && refusedSequenceIndex == sequenceIndexOfIt;
    }

    /** A venue has asked for messages again that are never resent: what became of them is to be asked. The gateway's thread. */
    void passedOver(boolean isSo) {
        isPassedOver = isSo;
    }

    boolean isPassedOver() {
        return isPassedOver;
    }

    ResendRequests requests() {
        return requests;
    }

    OwedAnswer owed() {
        return owed;
    }

    LinkEnd end() {
        return end;
    }

    /** For any thread. */
    Talk talk() {
        return talk;
    }

    /** Whether we have asked for a reset, so that a Logon(A) with ResetSeqNumFlag(141)=Y is the answer. For any thread. */
    boolean isResetOrdered() {
        return isResetOrdered;
    }

    void resetOrdered(boolean ordered) {
        isResetOrdered = ordered;
    }

    /**
     * Says whether something is missing that Artio does not ask for: a gap that was not filled before the connection ended counts as
     * received for Artio.
     *
     * @param nowNs of any clock
     * @return true when the row has stood before a gap for a while
     */
    boolean hasGap(long nowNs) {
        Session held = session;
        if (held == null || !held.isActive() || row.epoch() != held.sequenceIndex()) {
            gap.forget(row.next(), nowNs);
            return false;
        }
        if (row.next() > held.lastReceivedMsgSeqNum()) {
            gap.forget(row.next(), nowNs);
        }
        return gap.isDue(row.next(), nowNs);
    }

    /** What the row has not taken waits here, and is not missing. */
    void noGap(long nowNs) {
        gap.forget(row.next(), nowNs);
    }

    /** The gap was asked for; the next time comes later. */
    void askedForGap(long nowNs) {
        if (gap.asked(nowNs)) {
            end.raise(
                    "GAP",
                    "messages from MsgSeqNum(34) " + row.next()
                            + " on are missing, and do not come though they were asked for " + Gap.TOLD_AFTER
                            + " times");
        }
    }

    // Venues

    @Nullable Reply<Session> initiation() {
        return initiation;
    }

    void initiation(@Nullable Reply<Session> reply) {
        initiation = reply;
    }

    long nextInitiationMs() {
        return nextInitiationMs;
    }

    void nextInitiationMs(long epochMs) {
        nextInitiationMs = epochMs;
    }

    /** Remembers which request left under which MsgSeqNum(34), for the case that the venue refuses the message. */
    void remember(int msgSeqNum, long venueRequestId) {
        int at = 2 * (msgSeqNum & REMEMBERED - 1);
        sentRequests[at] = msgSeqNum;
        sentRequests[at + 1] = venueRequestId;
    }

    long venueRequestId(long msgSeqNum) {
        int at = 2 * ((int) msgSeqNum & REMEMBERED - 1);
        return sentRequests[at] == msgSeqNum ? sentRequests[at + 1] : 0;
    }

    /** For any thread. What is counted by the gateway's thread may be one message behind. */
    LinkNumbers numbers() {
        Session held = session;
        long nextIn = held == null ? 1 : held.lastReceivedMsgSeqNum() + 1L;
        return new LinkNumbers(
                id(),
                held == null ? -1 : held.sequenceIndex(),
                nextIn,
                held == null || row.epoch() != held.sequenceIndex() ? nextIn : Math.min(nextIn, row.next()),
                held == null ? 1 : held.lastSentMsgSeqNum() + 1L,
                isConnected,
                isUp,
                deliveredEventNumber,
                end.why(),
                talk.all());
    }

    /** For any thread. */
    LinkStatus status() {
        Session held = session;
        String state = isUp ? "ACTIVE" : isConnected ? "CONNECTED" : "DISCONNECTED";
        return new LinkStatus(
                definition,
                state,
                isUp,
                held == null ? 0 : held.lastReceivedMsgSeqNum(),
                held == null ? 0 : held.lastSentMsgSeqNum(),
                isConnected ? remoteAddress : "",
                sinceEpochNs,
                counters.receivedByType(),
                counters.sentByType(),
                counters.refusedByReason());
    }
}
