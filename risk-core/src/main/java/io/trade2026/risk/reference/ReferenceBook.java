package io.trade2026.risk.reference;

import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.DefineInstrumentDecoder;
import io.trade2026.messages.sbe.DefinePartyDecoder;
import io.trade2026.messages.sbe.DefineRouteDecoder;
import io.trade2026.messages.sbe.DefineSessionDecoder;
import io.trade2026.messages.sbe.DefineVenueDecoder;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The world: parties, instruments, sessions, venues and routes, by id and by name.
 *
 * <p>Looking up allocates nothing; defining may. A definition with an older version than the one held is ignored, an
 * equal one is applied again. Ids of unknown and empty names are 0.
 */
public final class ReferenceBook {
    /** Highest id of a party, an instrument, a venue or a route. */
    public static final int MAX_ID = (1 << 22) - 1;

    private static final int FIRMS = 1;
    private static final int CLIENTS = 3;
    private static final int ACCOUNTS = 5;
    private static final int TRADERS = 7;
    private static final int INSTRUMENTS = 9;
    private static final int SYMBOLS = 10;
    private static final int ASSET_CLASSES = 11;
    private static final int SESSIONS = 12;
    private static final int VENUES = 13;
    private static final int ROUTES = 15;
    private static final int CLEARINGS = 200;
    private static final int STRATEGIES = 202;
    private static final int PRODUCT_GROUPS = 204;
    private static final int BASE_CURRENCIES = 205;
    private static final int DESKS = 310;

    private final PartyTable firms = new PartyTable(PartyKind.FIRM);
    private final PartyTable clients = new PartyTable(PartyKind.CLIENT);
    private final PartyTable accounts = new PartyTable(PartyKind.ACCOUNT);
    private final PartyTable traders = new PartyTable(PartyKind.TRADER);
    private final PartyTable clearings = new PartyTable(PartyKind.CLEARING);
    private final PartyTable strategies = new PartyTable(PartyKind.STRATEGY);
    private final PartyTable desks = new PartyTable(PartyKind.DESK);
    private final BaseCurrencies baseCurrencies = new BaseCurrencies();
    private final InstrumentTable instruments = new InstrumentTable();
    private final SessionTable sessions = new SessionTable();
    private final VenueTable venues = new VenueTable();
    private final RouteTable routes = new RouteTable();

    /** Creates an empty world. */
    public ReferenceBook() {}

    /**
     * Defines a firm, clearing entity, client, desk, account, trader or strategy, or changes its name, switch or desk.
     *
     * @param letter the command
     * @return what became of it
     */
    public Outcome define(DefinePartyDecoder letter) {
        PartyTable table = parties(letter.kind());
        if (table == null) {
            return Outcome.BAD_KIND;
        }
        int id = letter.partyId();
        Party parent = parentOf(letter.kind(), letter.parentId());
        Party held = table.party(id);
        Party clearing = letter.kind() == PartyKind.CLIENT ? clearings.party(letter.clearingId()) : null;
        Outcome fault = fault(letter, held, parent);
        if (fault == Outcome.APPLIED && letter.kind() == PartyKind.CLIENT) {
            fault = clearingFault(letter, held, clearing);
        }
        int deskId = deskId(letter);
        if (fault != Outcome.APPLIED || !isDeskOf(deskId, letter.parentId())) {
            return fault == Outcome.APPLIED ? Outcome.UNKNOWN_DESK : fault;
        }
        int nameAt = letter.offset() + DefinePartyDecoder.nameEncodingOffset();
        if (!table.names().put(id, letter.buffer(), nameAt, DefinePartyDecoder.nameEncodingLength())) {
            return Outcome.NAME_NOT_FREE;
        }
        Party defined = table.claim(
                id,
                clientIdOf(letter.kind(), id, parent),
                clearingIdOf(letter.kind(), id, parent, clearing),
                parent == null ? id : parent.firmId());
        defined.update(letter.version(), letter.enabled() == Bool.YES);
        defined.joinDesk(letter.kind() == PartyKind.DESK ? id : deskId);
        takeWhatIsOfItsKind(letter, table);
        if (held != null || sessions.hasUnresolved()) {
            sessions.resolve(clients.names(), accounts.names());
        }
        return Outcome.APPLIED;
    }

    private void takeWhatIsOfItsKind(DefinePartyDecoder letter, PartyTable table) {
        if (letter.kind() == PartyKind.FIRM) {
            baseCurrencies.set(
                    letter.partyId(),
                    CurrencyCode.of(letter.buffer(), letter.offset() + DefinePartyDecoder.currencyEncodingOffset()));
        } else if (letter.kind() == PartyKind.TRADER || letter.kind() == PartyKind.STRATEGY) {
            table.markParents(clients);
        }
    }

    private boolean isDeskOf(int deskId, int clientId) {
        Party desk = desks.party(deskId);
        return deskId == 0 || (desk != null && desk.clientId() == clientId);
    }

    private static Outcome fault(DefinePartyDecoder letter, @Nullable Party held, @Nullable Party parent) {
        boolean isFirm = letter.kind() == PartyKind.FIRM;
        if (letter.partyId() < 1 || letter.partyId() > MAX_ID) {
            return Outcome.ID_OUT_OF_RANGE;
        }
        if (!isFirm && parent == null) {
            return Outcome.UNKNOWN_PARENT;
        }
        if (!isFirm && held != null && held.parentId() != letter.parentId()) {
            return Outcome.PARENT_CHANGED;
        }
        return held != null && letter.version() < held.version() ? Outcome.OLD_VERSION : Outcome.APPLIED;
    }

    private static Outcome clearingFault(DefinePartyDecoder letter, @Nullable Party held, @Nullable Party clearing) {
        if (letter.clearingId() != 0 && (clearing == null || clearing.firmId() != letter.parentId())) {
            return Outcome.UNKNOWN_CLEARING;
        }
        return held != null && held.clearingId() != letter.clearingId() ? Outcome.CLEARING_CHANGED : Outcome.APPLIED;
    }

    /** The desk that an account or trader is to belong to; letters of before there were desks end in front of it. */
    private static int deskId(DefinePartyDecoder letter) {
        int end = DefinePartyDecoder.deskIdEncodingOffset() + DefinePartyDecoder.deskIdEncodingLength();
        boolean hasDesk = letter.kind() == PartyKind.ACCOUNT || letter.kind() == PartyKind.TRADER;
        return hasDesk && letter.encodedLength() >= end ? letter.deskId() : 0;
    }

    private static int clearingIdOf(PartyKind kind, int id, @Nullable Party parent, @Nullable Party clearing) {
        if (kind == PartyKind.CLEARING) {
            return id;
        }
        return clearing != null ? clearing.id() : parent == null ? 0 : parent.clearingId();
    }

    private static int clientIdOf(PartyKind kind, int id, @Nullable Party parent) {
        return kind == PartyKind.CLIENT ? id : parent == null ? 0 : parent.clientId();
    }

    private @Nullable Party parentOf(PartyKind kind, int parentId) {
        return switch (kind) {
            case FIRM, SESSION, NULL_VAL -> null;
            case CLIENT, CLEARING -> firms.party(parentId);
            case DESK, ACCOUNT, TRADER, STRATEGY -> clients.party(parentId);
        };
    }

    /**
     * Defines an instrument or changes its numbers, name or switch.
     *
     * @param letter the command
     * @return what became of it
     */
    public Outcome define(DefineInstrumentDecoder letter) {
        int id = letter.instrumentId();
        return id < 1 || id > MAX_ID ? Outcome.ID_OUT_OF_RANGE : instruments.define(letter);
    }

    /**
     * Defines a session or changes how it is answered.
     *
     * @param letter the command
     * @return what became of it
     */
    public Outcome define(DefineSessionDecoder letter) {
        if (letter.sessionId() < 1 || letter.sessionId() > MAX_ID) {
            return Outcome.ID_OUT_OF_RANGE;
        }
        sessions.claim(letter.sessionId()).update(letter);
        sessions.resolve(clients.names(), accounts.names());
        return Outcome.APPLIED;
    }

    /**
     * Defines a venue or changes its session, name or switch.
     *
     * @param letter the command
     * @return what became of it
     */
    public Outcome define(DefineVenueDecoder letter) {
        int id = letter.venueId();
        if (id < 1 || id > MAX_ID) {
            return Outcome.ID_OUT_OF_RANGE;
        }
        Venue held = venues.venue(id);
        if (held != null && letter.version() < held.version()) {
            return Outcome.OLD_VERSION;
        }
        int nameAt = letter.offset() + DefineVenueDecoder.nameEncodingOffset();
        if (!venues.names().put(id, letter.buffer(), nameAt, DefineVenueDecoder.nameEncodingLength())) {
            return Outcome.NAME_NOT_FREE;
        }
        venues.claim(id).update(letter.version(), letter.sessionId(), letter.enabled() == Bool.YES);
        return Outcome.APPLIED;
    }

    /**
     * Defines a route or changes it.
     *
     * @param letter the command
     * @return what became of it
     */
    public Outcome define(DefineRouteDecoder letter) {
        int id = letter.routeId();
        if (id < 1 || id > MAX_ID) {
            return Outcome.ID_OUT_OF_RANGE;
        }
        if (venues.venue(letter.venueId()) == null) {
            return Outcome.UNKNOWN_VENUE;
        }
        if (letter.instrumentId() != 0 && instrument(letter.instrumentId()) == null) {
            return Outcome.UNKNOWN_INSTRUMENT;
        }
        if (routes.isOlder(id, letter.version())) {
            return Outcome.OLD_VERSION;
        }
        routes.put(id, letter.version(), letter.instrumentId(), letter.venueId(), letter.enabled() == Bool.YES);
        return Outcome.APPLIED;
    }

    private @Nullable PartyTable parties(PartyKind kind) {
        return switch (kind) {
            case FIRM -> firms;
            case CLIENT -> clients;
            case ACCOUNT -> accounts;
            case TRADER -> traders;
            case CLEARING -> clearings;
            case STRATEGY -> strategies;
            case DESK -> desks;
            case SESSION, NULL_VAL -> null;
        };
    }

    /**
     * Returns a party.
     *
     * @param kind FIRM, CLEARING, CLIENT, DESK, ACCOUNT, TRADER or STRATEGY
     * @param id any number
     * @return null when there is none
     */
    public @Nullable Party party(PartyKind kind, int id) {
        PartyTable table = parties(kind);
        return table == null ? null : table.party(id);
    }

    /**
     * Returns an account, which knows its client and firm.
     *
     * @param id any number
     * @return null when there is none
     */
    public @Nullable Party account(int id) {
        return accounts.party(id);
    }

    /**
     * Returns an instrument.
     *
     * @param id any number
     * @return null when there is none
     */
    public @Nullable Instrument instrument(int id) {
        return instruments.instrument(id);
    }

    /**
     * Returns a session.
     *
     * @param id any number
     * @return null when there is none
     */
    public @Nullable Session session(int id) {
        return sessions.session(id);
    }

    /**
     * Returns how many sessions are defined.
     *
     * @return 0 or more
     */
    public int sessionCount() {
        return sessions.size();
    }

    /**
     * Returns a session by its place in the order of first definition.
     *
     * @param index 0 to {@link #sessionCount()} - 1
     * @return the session
     */
    public Session sessionAt(int index) {
        return sessions.at(index);
    }

    /**
     * Returns a venue.
     *
     * @param id any number
     * @return null when there is none
     */
    public @Nullable Venue venue(int id) {
        return venues.venue(id);
    }

    /**
     * Returns the venue that a session leads to.
     *
     * @param sessionId any number
     * @return null when there is none
     */
    public @Nullable Venue venueOfSession(int sessionId) {
        return venues.ofSession(sessionId);
    }

    /**
     * Returns the venue of an instrument by route, else of the default route; switched-off routes do not count.
     *
     * @param instrumentId from 1 up
     * @return 0 when there is none
     */
    public int routeVenueId(int instrumentId) {
        return routes.venueId(instrumentId);
    }

    /**
     * Finds a party by name.
     *
     * @param kind FIRM, CLEARING, CLIENT, DESK, ACCOUNT, TRADER or STRATEGY
     * @param buffer holds the name
     * @param offset of its first byte
     * @param length of the field; a zero byte ends the name before
     * @return 0 for none
     */
    public int partyIdOf(PartyKind kind, DirectBuffer buffer, int offset, int length) {
        PartyTable table = parties(kind);
        return table == null ? 0 : table.names().idOf(buffer, offset, length);
    }

    /**
     * Finds an account by name.
     *
     * @param buffer holds Account(1)
     * @param offset of its first byte
     * @param length of the field
     * @return 0 for none
     */
    public int accountIdOf(DirectBuffer buffer, int offset, int length) {
        return accounts.names().idOf(buffer, offset, length);
    }

    /**
     * Finds an instrument by name.
     *
     * @param buffer holds Symbol(55)
     * @param offset of its first byte
     * @param length of the field
     * @return 0 for none
     */
    public int instrumentIdOf(DirectBuffer buffer, int offset, int length) {
        return instruments.symbols().idOf(buffer, offset, length);
    }

    /**
     * Finds a venue by name.
     *
     * @param buffer holds ExDestination(100)
     * @param offset of its first byte
     * @param length of the field
     * @return 0 for none
     */
    public int venueIdOf(DirectBuffer buffer, int offset, int length) {
        return venues.names().idOf(buffer, offset, length);
    }

    /**
     * Finds an asset class by name.
     *
     * @param buffer holds the name
     * @param offset of its first byte
     * @param length of the field
     * @return 0 for none
     */
    public int assetClassIdOf(DirectBuffer buffer, int offset, int length) {
        return instruments.assetClasses().idOf(buffer, offset, length);
    }

    /**
     * Finds a product group by name.
     *
     * @param buffer holds the name
     * @param offset of its first byte
     * @param length of the field
     * @return 0 for none
     */
    public int productGroupIdOf(DirectBuffer buffer, int offset, int length) {
        return instruments.productGroups().idOf(buffer, offset, length);
    }

    /**
     * Returns the currency in which a firm counts its money.
     *
     * @param firmId the firm
     * @return code of {@link CurrencyCode}; NONE when it was not told
     */
    public int baseCurrency(int firmId) {
        return baseCurrencies.of(firmId);
    }

    /**
     * Says whether somebody trades for a client: a name that belongs to another client is nobody's here.
     *
     * @param kind TRADER or STRATEGY
     * @param id of the trader or strategy
     * @param clientId the client
     * @return the id, or 0 when it is none of the client's
     */
    public int ownId(PartyKind kind, int id, int clientId) {
        Party party = id <= 0 ? null : party(kind, id);
        return party != null && party.clientId() == clientId ? id : 0;
    }

    /**
     * Returns the desk that an order falls under: that of its trader, where the trader is the client's own and has one, else that of its account.
     *
     * @param account of the order; null when it is not known
     * @param traderId of the order; below 1 when it has none
     * @return 0 when it falls under none
     */
    public int deskIdOf(@Nullable Party account, int traderId) {
        if (account == null) {
            return 0;
        }
        int ofTrader = deskIdOfTrader(traderId, account.clientId());
        return ofTrader != 0 ? ofTrader : account.deskId();
    }

    /**
     * Returns the desk of a trader.
     *
     * @param traderId of an order; below 1 when it has none
     * @param clientId the client
     * @return 0 when the trader is none of the client's, or belongs to none
     */
    public int deskIdOfTrader(int traderId, int clientId) {
        Party trader = traders.party(traderId);
        return trader != null && trader.clientId() == clientId ? trader.deskId() : 0;
    }

    /**
     * Returns the names of a kind of party, to be copied into letters.
     *
     * @param kind FIRM, CLEARING, CLIENT, DESK, ACCOUNT, TRADER or STRATEGY
     * @param id whose name
     * @param buffer receives 24 bytes, zero when there is none
     * @param offset of the first byte
     */
    public void copyPartyName(PartyKind kind, int id, MutableDirectBuffer buffer, int offset) {
        PartyTable table = parties(kind);
        (table == null ? accounts : table).names().copy(table == null ? 0 : id, buffer, offset);
    }

    /**
     * Writes Symbol(55), padded with zero bytes to 24.
     *
     * @param instrumentId whose name
     * @param buffer receives it
     * @param offset of the first byte
     */
    public void copySymbol(int instrumentId, MutableDirectBuffer buffer, int offset) {
        instruments.symbols().copy(instrumentId, buffer, offset);
    }

    /**
     * Writes a venue's name, padded with zero bytes to 12.
     *
     * @param venueId whose name
     * @param buffer receives it
     * @param offset of the first byte
     */
    public void copyVenueName(int venueId, MutableDirectBuffer buffer, int offset) {
        venues.names().copy(venueId, buffer, offset);
    }

    /**
     * Returns how many instruments are defined.
     *
     * @return counted by the highest id
     */
    public int instrumentCount() {
        return instruments.symbols().highestId();
    }

    /**
     * Returns how many parties of a kind are defined.
     *
     * @param kind FIRM, CLEARING, CLIENT, DESK, ACCOUNT, TRADER or STRATEGY
     * @return counted by the highest id
     */
    public int partyCount(PartyKind kind) {
        PartyTable table = parties(kind);
        return table == null ? 0 : table.highestId();
    }

    /**
     * Writes the whole world.
     *
     * @param writer takes the rows
     */
    public void saveTo(RowWriter writer) {
        firms.saveTo(writer, FIRMS, FIRMS + 1);
        clients.saveTo(writer, CLIENTS, CLIENTS + 1);
        accounts.saveTo(writer, ACCOUNTS, ACCOUNTS + 1);
        traders.saveTo(writer, TRADERS, TRADERS + 1);
        instruments.saveTo(writer, INSTRUMENTS, SYMBOLS, ASSET_CLASSES, PRODUCT_GROUPS);
        sessions.saveTo(writer, SESSIONS);
        venues.saveTo(writer, VENUES, VENUES + 1);
        routes.saveTo(writer, ROUTES);
        clearings.saveTo(writer, CLEARINGS, CLEARINGS + 1);
        strategies.saveTo(writer, STRATEGIES, STRATEGIES + 1);
        baseCurrencies.saveTo(writer, BASE_CURRENCIES);
        desks.saveTo(writer, DESKS, DESKS + 1);
    }

    /**
     * Takes the current record over, when it is one of the world's.
     *
     * @param reader at a record
     * @return false when the record is of another part
     */
    public boolean load(RowReader reader) {
        switch (reader.kind()) {
            case FIRMS -> firms.loadParties(reader);
            case FIRMS + 1 -> firms.names().load(reader);
            case CLIENTS -> clients.loadParties(reader);
            case CLIENTS + 1 -> clients.names().load(reader);
            case ACCOUNTS -> accounts.loadParties(reader);
            case ACCOUNTS + 1 -> accounts.names().load(reader);
            case TRADERS -> {
                traders.loadParties(reader);
                traders.markParents(clients);
            }
            case TRADERS + 1 -> traders.names().load(reader);
            case INSTRUMENTS -> instruments.load(reader);
            case SYMBOLS -> instruments.symbols().load(reader);
            case ASSET_CLASSES -> instruments.assetClasses().load(reader);
            case SESSIONS -> sessions.load(reader);
            case VENUES -> venues.load(reader);
            case VENUES + 1 -> venues.names().load(reader);
            case ROUTES -> routes.load(reader);
            case CLEARINGS -> clearings.loadParties(reader);
            case CLEARINGS + 1 -> clearings.names().load(reader);
            case STRATEGIES -> {
                strategies.loadParties(reader);
                strategies.markParents(clients);
            }
            case STRATEGIES + 1 -> strategies.names().load(reader);
            case PRODUCT_GROUPS -> instruments.productGroups().load(reader);
            case BASE_CURRENCIES -> baseCurrencies.load(reader);
            case DESKS -> desks.loadParties(reader);
            case DESKS + 1 -> desks.names().load(reader);
            default -> {
                return false;
            }
        }
        sessions.resolve(clients.names(), accounts.names());
        return true;
    }
}
