package io.trade2026.tests.bench.core;

import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.AckMode;
import io.trade2026.messages.sbe.BelowCum;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.ChainMode;
import io.trade2026.messages.sbe.DefineInstrumentEncoder;
import io.trade2026.messages.sbe.DefinePartyEncoder;
import io.trade2026.messages.sbe.DefineRouteEncoder;
import io.trade2026.messages.sbe.DefineSessionEncoder;
import io.trade2026.messages.sbe.DefineVenueEncoder;
import io.trade2026.messages.sbe.InstrumentScope;
import io.trade2026.messages.sbe.LimitSide;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.PendingAck;
import io.trade2026.messages.sbe.ReopenFilled;
import io.trade2026.messages.sbe.ReportSessionStateEncoder;
import io.trade2026.messages.sbe.SessionRole;
import io.trade2026.messages.sbe.SetLimitEncoder;
import java.util.List;
import java.util.function.ObjIntConsumer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The letters that make the lab's fixed world in a core: 20 clients with an account and a session each, eight instruments, one venue, and every
 * control with a limit on the firm and on each client, so wide that no order is refused.
 */
public final class CoreWorld {
    /** Client sessions, numbered from 1. */
    public static final int CLIENTS = 20;

    /** Session of the venue. */
    public static final int VENUE_SESSION = 900;

    /** What is traded. */
    public static final List<String> SYMBOLS = List.of("INTC", "MSFT", "AAPL", "NVDA", "AMZN", "IBM", "CDG", "IVP");

    private static final long WIDE = 1_000_000_000_000_000_000L;
    private static final List<Control> CONTROLS = List.of(
            Control.PT_01,
            Control.PT_02,
            Control.PT_07,
            Control.PT_06_RATE,
            Control.PT_08,
            Control.PT_09,
            Control.PT_10_NOTIONAL,
            Control.PT_10_COUNT);

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[2048]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final ObjIntConsumer<DirectBuffer> core;
    private long lastLimit;

    /**
     * Takes where the letters go.
     *
     * @param core takes each letter with its length in bytes; the letter begins at 0 and is valid during the call
     */
    public CoreWorld(ObjIntConsumer<DirectBuffer> core) {
        this.core = core;
    }

    /** Sends all letters; client and session have the numbers 1 to 20. */
    public void make() {
        party(PartyKind.FIRM, 1, 0, "TRADE2026");
        limits(PartyKind.FIRM, 1);
        for (int id = 1; id <= CLIENTS; id++) {
            party(PartyKind.CLIENT, id, 1, "CLIENT" + id);
            party(PartyKind.ACCOUNT, id, id, "ACC" + id);
            session(id, SessionRole.CLIENT, "CLIENT" + id, "ACC" + id);
            limits(PartyKind.CLIENT, id);
        }
        session(VENUE_SESSION, SessionRole.VENUE, "", "");
        for (int i = 0; i < SYMBOLS.size(); i++) {
            instrument(i + 1, SYMBOLS.get(i));
        }
        route();
        for (int id = 1; id <= CLIENTS; id++) {
            sessionUp(id);
        }
        sessionUp(VENUE_SESSION);
    }

    private UnsafeBuffer blank() {
        buffer.setMemory(0, buffer.capacity(), (byte) 0);
        return buffer;
    }

    private void send(int encodedLength) {
        core.accept(buffer, MessageHeaderDecoder.ENCODED_LENGTH + encodedLength);
    }

    private void party(PartyKind kind, int id, int parentId, String name) {
        new DefinePartyEncoder()
                .wrapAndApplyHeader(blank(), 0, header)
                .version(1)
                .kind(kind)
                .partyId(id)
                .parentId(parentId)
                .enabled(Bool.YES)
                .name(name)
                .currency(kind == PartyKind.FIRM ? "USD" : "");
        send(DefinePartyEncoder.BLOCK_LENGTH);
    }

    private void session(int id, SessionRole role, String client, String account) {
        new DefineSessionEncoder()
                .wrapAndApplyHeader(blank(), 0, header)
                .sessionId(id)
                .role(role)
                .ackMode(AckMode.VENUE)
                .chainMode(ChainMode.QUEUE)
                .pendingAck(PendingAck.LOCAL)
                .reopenFilled(ReopenFilled.REJECT)
                .belowCum(BelowCum.CANCEL_BALANCE)
                .mayChooseVenue(Bool.NO)
                .compId("S" + id)
                .client(client)
                .defaultAccount(account);
        send(DefineSessionEncoder.BLOCK_LENGTH);
    }

    private void instrument(int id, String symbol) {
        new DefineInstrumentEncoder()
                .wrapAndApplyHeader(blank(), 0, header)
                .version(1)
                .instrumentId(id)
                .symbol(symbol)
                .assetClass("EQUITY")
                .currency("USD")
                .tickE8(Decimal8.ONE / 100)
                .lotE8(Decimal8.ONE)
                .minQtyE8(0)
                .multiplierE8(Decimal8.ONE)
                .referencePxE8(100 * Decimal8.ONE)
                .bandBp(6000)
                .passiveBandBp(0)
                .marketBufferBp(500)
                .haircutBp(1000)
                .enabled(Bool.YES);
        send(DefineInstrumentEncoder.BLOCK_LENGTH);
    }

    private void route() {
        new DefineVenueEncoder()
                .wrapAndApplyHeader(blank(), 0, header)
                .version(1)
                .venueId(1)
                .sessionId(VENUE_SESSION)
                .name("XSIM")
                .enabled(Bool.YES);
        send(DefineVenueEncoder.BLOCK_LENGTH);
        new DefineRouteEncoder()
                .wrapAndApplyHeader(blank(), 0, header)
                .version(1)
                .routeId(1)
                .venueId(1)
                .enabled(Bool.YES);
        send(DefineRouteEncoder.BLOCK_LENGTH);
    }

    private void limits(PartyKind kind, int id) {
        for (Control control : CONTROLS) {
            var letter = new SetLimitEncoder().wrapAndApplyHeader(blank(), 0, header);
            letter.version(++lastLimit)
                    .limitId(lastLimit)
                    .control(control.code())
                    .scopeKind(kind)
                    .scopeId(id)
                    .instrumentScope(control == Control.PT_09 ? InstrumentScope.EACH : InstrumentScope.ANY)
                    .side(LimitSide.BOTH)
                    .enabled(Bool.YES)
                    .value(WIDE)
                    .author("risk")
                    .reason("benchmark");
            send(letter.encodedLength());
        }
    }

    private void sessionUp(int sessionId) {
        var letter = new ReportSessionStateEncoder().wrapAndApplyHeader(blank(), 0, header);
        letter.sessionId(sessionId).epoch(1).up(Bool.YES).text("");
        send(letter.encodedLength());
    }
}
