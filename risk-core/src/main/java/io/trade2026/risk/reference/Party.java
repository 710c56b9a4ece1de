package io.trade2026.risk.reference;

import io.trade2026.messages.sbe.PartyKind;

/** A firm, client, account or trader. */
public final class Party {
    private final PartyKind kind;
    private final int id;
    private final int clientId;
    private final int firmId;
    private long version;
    private boolean enabled;
    private boolean traders;

    Party(PartyKind kind, int id, int clientId, int firmId) {
        this.kind = kind;
        this.id = id;
        this.clientId = clientId;
        this.firmId = firmId;
    }

    void update(long newVersion, boolean newEnabled) {
        version = newVersion;
        enabled = newEnabled;
    }

    /**
     * Returns what it is.
     *
     * @return FIRM, CLIENT, ACCOUNT or TRADER
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
     * @return of a client its own id, of a firm 0
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

    void markTraders() {
        traders = true;
    }

    int parentId() {
        return kind == PartyKind.FIRM ? 0 : kind == PartyKind.CLIENT ? firmId : clientId;
    }

    long version() {
        return version;
    }
}
