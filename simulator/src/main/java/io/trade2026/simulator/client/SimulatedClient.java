package io.trade2026.simulator.client;

import io.trade2026.simulator.ledger.ClientLedger;
import io.trade2026.simulator.ledger.OrderRow;
import io.trade2026.simulator.link.Fields;
import io.trade2026.simulator.link.Pace;
import io.trade2026.simulator.link.Wire;
import io.trade2026.simulator.link.WireListener;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import quickfix.Message;

/**
 * A client that trades by itself over FIX and remembers everything. It connects again each second when the connection falls, sends
 * nothing while it is logged off, and gets what it missed by resend.
 */
public final class SimulatedClient implements AutoCloseable {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final double NS_PER_SECOND = 1e9;

    private final ClientSettings settings;
    private final ClientLedger ledger = new ClientLedger();
    private final AtomicInteger logons = new AtomicInteger();
    private final OrderMix mix;
    private final Wire wire;
    private final Pace trading;
    private final WireListener besides;
    private volatile @Nullable String logoutText;

    /** A client that sends limits near the prices of its settings; it does not connect yet. */
    public SimulatedClient(ClientSettings settings) {
        this(settings, TradedSymbol::nearPx);
    }

    /** A client that sends limits near the prices that a function gives, those of a price feed for example. */
    public SimulatedClient(ClientSettings settings, Function<TradedSymbol, BigDecimal> nearPx) {
        this(settings, nearPx, (line, message) -> {});
    }

    /**
     * A client that somebody listens in on.
     *
     * @param besides hears all that the client hears, after its ledger, and what it sends
     */
    public SimulatedClient(ClientSettings settings, Function<TradedSymbol, BigDecimal> nearPx, WireListener besides) {
        this.settings = settings;
        this.besides = besides;
        this.mix = new OrderMix(settings, nearPx);
        this.wire = Wire.initiator(settings.session(), new Ear());
        Duration interval = Duration.ofNanos(Math.round(NS_PER_SECOND / settings.messagesPerSecond()));
        this.trading = new Pace("client " + settings.session().senderCompId(), interval, this::sendOne);
    }

    /** Connects, and waits until the session is up. Returns whether it is; the client keeps trying anyway. */
    public boolean logon(Duration patience) {
        wire.start();
        return ledger.await(any -> wire.line().isLoggedOn(), patience);
    }

    /** Connects in the background and trades from now on. */
    public void start() {
        wire.start();
        trading.start();
    }

    /** Sends no more by itself; the session stays up. */
    public void pause() {
        trading.close();
    }

    /**
     * Sends no more orders, cancels all that are open and waits for every answer.
     *
     * @return whether nothing is open or unanswered any more
     */
    public boolean quiesce(Duration patience) {
        trading.close();
        long endNs = System.nanoTime() + patience.toNanos();
        while (!isQuiet(ledger)) {
            long leftNs = endNs - System.nanoTime();
            if (leftNs <= 0) {
                return false;
            }
            if (wire.line().isLoggedOn()) {
                ledger.changeable().forEach(row -> request(mix.cancel(row)));
            }
            ledger.await(SimulatedClient::isQuiet, Duration.ofNanos(Math.min(leftNs, LOOK_AGAIN.toNanos())));
        }
        return true;
    }

    /** Whether nothing is open or unanswered. */
    public boolean isQuiet() {
        return isQuiet(ledger);
    }

    private static boolean isQuiet(ClientLedger ledger) {
        return ledger.openOrders() == 0 && ledger.waitingRequests().isEmpty();
    }

    /** Cuts the TCP connection without Logout(5); the client comes back by itself. */
    public void cut() {
        wire.line().cut();
    }

    /** Whether both sides are logged on. */
    public boolean isLoggedOn() {
        return wire.line().isLoggedOn();
    }

    /** Returns how often the session came up. */
    public int logons() {
        return logons.get();
    }

    /** Returns Text(58) of the last Logout(5) that came, null before any. */
    public @Nullable String logoutText() {
        return logoutText;
    }

    /** Returns what the client is. */
    public ClientSettings settings() {
        return settings;
    }

    /** Returns what the client remembers. */
    public ClientLedger ledger() {
        return ledger;
    }

    /** Returns the session, for its log. */
    public Wire.Line line() {
        return wire.line();
    }

    /** Says Logout(5) and disconnects; orders stay as they are. */
    @Override
    public void close() {
        trading.close();
        wire.stop();
    }

    private void sendOne() {
        if (!wire.line().isLoggedOn()) {
            return;
        }
        List<OrderRow> changeable = ledger.changeable();
        Message message = mix.next(changeable, ledger.openOrders() >= settings.maxOpenOrders());
        if (Fields.msgType(message).equals("D")) {
            ledger.sending(message, System.nanoTime());
            wire.line().send(message);
        } else {
            request(message);
        }
    }

    private void request(Message request) {
        ledger.requesting(request);
        wire.line().send(request);
    }

    private final class Ear implements WireListener {
        @Override
        public void received(Wire.Line line, Message message) {
            ledger.received(message, System.nanoTime());
            besides.received(line, message);
        }

        @Override
        public void sending(Wire.Line line, Message message) {
            besides.sending(line, message);
        }

        @Override
        public void receivedAdmin(Wire.Line line, Message message) {
            String msgType = Fields.msgType(message);
            if (msgType.equals("5")) {
                logoutText = Fields.text(message, 58, "");
            } else if (msgType.equals("3")) {
                ledger.complain("the other side does not understand: " + Fields.readable(message));
            }
            besides.receivedAdmin(line, message);
        }

        @Override
        public void sendingAdmin(Wire.Line line, Message message) {
            if (Fields.msgType(message).equals("3")) {
                ledger.complain("not valid FIX came: " + Fields.readable(message));
            }
        }

        @Override
        public void loggedOn(Wire.Line line) {
            logons.incrementAndGet();
            ledger.wake();
            besides.loggedOn(line);
        }

        @Override
        public void loggedOff(Wire.Line line) {
            besides.loggedOff(line);
        }
    }
}
