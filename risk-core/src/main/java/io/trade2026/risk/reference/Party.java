package io.trade2026.risk.reference;

import io.trade2026.messages.sbe.PartyKind;

/** A firm, clearing entity, client, desk, account, trader or strategy. */
public final class Party {
    private final PartyKind kind;
    private final int id;
    private final int clientId;
    private final int firmId;
    private final int clearingId;
    private long version;
    private boolean enabled;
    private int deskId;
    private boolean traders;
    private boolean strategies;

    Party(PartyKind kind, int id, int clientId, int clearingId, int firmId) {
        this.kind = kind;
        this.id = id;
        this.clientId = clientId;
        this.firmId = firmId;
        this.clearingId = clearingId;
    }

    void update(long newVersion, boolean newEnabled) {
        version = newVersion;
        enabled = newEnabled;
    }

    /** Which desk it belongs to from now on: accounts and traders come and go, what they hold stays where it was entered. */
    void joinDesk(int newDeskId) {
        deskId = newDeskId;
    }

    /**
     * Returns what it is.
     *
     * @return FIRM, CLEARING, CLIENT, DESK, ACCOUNT, TRADER or STRATEGY
     */
    public PartyKind kind() {
        return kind;
    }

    /**
     * Returns its id among its kind.
     *
     * @return from 1 up
     */
    public int id() {
        return id;
    }

    /**
     * Returns the client it belongs to.
     *
     * @return of a client its own id, of a firm or clearing entity 0
     */
    public int clientId() {
        return clientId;
    }

    /**
     * Returns the firm it belongs to.
     *
     * @return of a firm its own id
     */
    public int firmId() {
        return firmId;
    }

    /**
     * Returns the clearing entity it clears through.
     *
     * @return of a clearing entity its own id; 0 when there is none
     */
    public int clearingId() {
        return clearingId;
    }

    /**
     * Returns the desk that an account or trader belongs to.
     *
     * @return of a desk its own id; 0 when there is none
     */
    public int deskId() {
        return deskId;
    }

    /**
     * Says whether it may trade, as far as it is concerned itself.
     *
     * @return whether it is switched on
     */
    public boolean isEnabled() {
        return enabled;
    }

    /**
     * Says whether a client has traders of its own.
     *
     * @return whether a trader of this client was ever defined
     */
    public boolean hasTraders() {
        return traders;
    }

    /**
     * Says whether a client has strategies of its own.
     *
     * @return whether a strategy of this client was ever defined
     */
    public boolean hasStrategies() {
        return strategies;
    }

    void markTraders() {
        traders = true;
    }

    void markStrategies() {
        strategies = true;
    }

    int parentId() {
        return switch (kind) {
            case FIRM, SESSION, NULL_VAL -> 0;
            case CLIENT, CLEARING -> firmId;
            case DESK, ACCOUNT, TRADER, STRATEGY -> clientId;
        };
    }

    long version() {
        return version;
    }
}
