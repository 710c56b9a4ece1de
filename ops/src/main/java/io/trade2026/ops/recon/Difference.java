package io.trade2026.ops.recon;

import io.trade2026.messages.sbe.BreakKind;
import io.trade2026.messages.sbe.BreakStage;
import org.jspecify.annotations.Nullable;

/** One difference between a drop copy or a clearing firm and what we hold, and how far it has been told. Used by one thread. */
final class Difference {
    private final BreakKind kind;
    private final long eventNumber;
    private final long beganEpochNs;
    private final Place place;
    private String text;
    private final boolean waitsForCopy;
    private @Nullable BreakStage stage;
    private long toldEpochNs;
    private String toldBy = "";
    private String toldText = "";
    private String venue = "";
    private boolean isOver;
    private boolean isKillAnswered;
    private boolean isAwaited;
    private boolean isKillAwaited;
    private long nextTryNs;
    private long nextKillTryNs;

    /**
     * Where it is.
     *
     * @param venueSessionId session of the venue
     * @param venueId of the venue; 0 when it is not known
     * @param orderId OrderID(37) of ours; 0 when there is none
     * @param accountId whose it is; 0 when that is not known
     * @param account its name; may be empty
     * @param symbol the instrument of a position; elsewhere empty
     * @param venueOrderId the venue's OrderID(37)
     * @param execId the venue's ExecID(17); empty for a difference of LeavesQty(151)
     */
    record Place(
            int venueSessionId,
            int venueId,
            long orderId,
            int accountId,
            String account,
            String symbol,
            String venueOrderId,
            String execId) {
        /** Of what an account holds of an instrument. */
        static Place ofPosition(String account, String symbol) {
            return new Place(0, 0, 0, 0, account, symbol, "", "");
        }
    }

    /**
     * What it is called: of one event there is one difference of a kind at most.
     *
     * @param kind of it
     * @param eventNumber of the event that it began with
     */
    record Key(BreakKind kind, long eventNumber) {}

    /**
     * A difference that nobody was told of.
     *
     * @param kind of it
     * @param eventNumber of the event that it began with
     * @param beganEpochNs when
     * @param place where
     * @param text what differs
     * @param waitsForCopy whether a copy would end it: then it does not age while none can come
     */
    Difference(BreakKind kind, long eventNumber, long beganEpochNs, Place place, String text, boolean waitsForCopy) {
        this.kind = kind;
        this.eventNumber = eventNumber;
        this.beganEpochNs = beganEpochNs;
        this.place = place;
        this.text = text;
        this.waitsForCopy = waitsForCopy;
    }

    BreakKind kind() {
        return kind;
    }

    long eventNumber() {
        return eventNumber;
    }

    long beganEpochNs() {
        return beganEpochNs;
    }

    Place place() {
        return place;
    }

    String text() {
        return text;
    }

    /** It differs otherwise than before. */
    void describe(String newText) {
        text = newText;
    }

    boolean waitsForCopy() {
        return waitsForCopy;
    }

    /** Its name, over restarts too. */
    Key key() {
        return new Key(kind, eventNumber);
    }

    boolean isTold() {
        return stage != null;
    }

    /** How far it was told, by its number; 0 before. */
    int rank() {
        return stage == null ? 0 : stage.value();
    }

    /** What the journal says of it. */
    void told(BreakStage newStage, long epochNs, String by, String newText) {
        stage = newStage;
        toldEpochNs = epochNs;
        toldBy = by;
        toldText = newText;
        isAwaited = false;
    }

    long toldEpochNs() {
        return toldEpochNs;
    }

    /** The venue's name, as the core told it. */
    void venue(String name) {
        venue = name;
    }

    /** Empty before it was told, and of a venue that the core does not know. */
    String venue() {
        return venue;
    }

    /** Both sides say the same now. */
    void end() {
        isOver = true;
    }

    boolean isOver() {
        return isOver;
    }

    boolean isClosed() {
        return stage == BreakStage.MATCHED || stage == BreakStage.RESOLVED;
    }

    void killAnswered() {
        isKillAnswered = true;
    }

    boolean needsKill(long nowNs) {
        return stage == BreakStage.FIRM_BLOCKED && !isKillAnswered && (!isKillAwaited || nowNs - nextKillTryNs >= 0);
    }

    void killTried(long againNs) {
        isKillAwaited = true;
        nextKillTryNs = againNs;
    }

    boolean mayTry(long nowNs) {
        return !isAwaited || nowNs - nextTryNs >= 0;
    }

    void tried(long againNs) {
        isAwaited = true;
        nextTryNs = againNs;
    }

    ReconState.BreakRow row(long ageNs) {
        return new ReconState.BreakRow(
                eventNumber,
                kind.name(),
                stage == null ? "NEW" : stage.name(),
                beganEpochNs,
                ageNs,
                place.venueSessionId(),
                place.venueId(),
                place.account(),
                place.symbol(),
                place.orderId() == 0 ? "" : "O" + place.orderId(),
                place.venueOrderId(),
                place.execId(),
                text,
                toldEpochNs,
                toldBy,
                toldText);
    }
}
