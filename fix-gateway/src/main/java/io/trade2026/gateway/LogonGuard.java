package io.trade2026.gateway;

import io.trade2026.gateway.wire.FixReader;
import io.trade2026.gateway.wire.FixVersion;
import io.trade2026.sessions.AddressRange;
import io.trade2026.sessions.Credential;
import io.trade2026.sessions.Schedule;
import io.trade2026.sessions.SessionDefinition;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.co.real_logic.artio.builder.Encoder;
import uk.co.real_logic.artio.decoder.AbstractLogonDecoder;
import uk.co.real_logic.artio.decoder.SessionHeaderDecoder;
import uk.co.real_logic.artio.messages.DisconnectReason;
import uk.co.real_logic.artio.validation.AuthenticationProxy;
import uk.co.real_logic.artio.validation.AuthenticationStrategy;

/**
 * Decides about each Logon(A) of a client: one that is refused hears why in Text(58) of a Logout(5), and the log says it too. Runs on
 * Artio's framer thread.
 */
final class LogonGuard implements AuthenticationStrategy {
    private static final Logger LOG = LoggerFactory.getLogger(LogonGuard.class);
    private static final long LINGER_MS = 500;
    private static final String FIX_50_SP2 = "9";

    private final Links links;
    private final EpochNanoClock clock;
    private final FixReader times = new FixReader();
    private final WaitingLogons waiting = new WaitingLogons();
    private volatile boolean isOpen;

    LogonGuard(Links links, EpochNanoClock clock) {
        this.links = links;
        this.clock = clock;
    }

    /** From now on clients may log on. */
    void open() {
        isOpen = true;
    }

    @Override
    public boolean authenticate(AbstractLogonDecoder logon) {
        return false;
    }

    @Override
    public void authenticateAsync(AbstractLogonDecoder logon, AuthenticationProxy proxy) {
        SessionHeaderDecoder header = logon.header();
        FixVersion version = FixVersion.of(new String(header.beginString(), 0, header.beginStringLength()));
        String why = whyRefused(logon, header, version, proxy.remoteAddress());
        Link link = links.byCompIds(header.targetCompIDAsString(), header.senderCompIDAsString());
        if (why != null || version == null || link == null) {
            String text = why == null ? "" : why;
            if (link != null) {
                note(link, LogonNumbers.heard(logon, link), text);
            }
            refuse(proxy, header.senderCompIDAsString(), version, text);
        } else if (link.isConnected()) {
            waiting.add(link, proxy, version, LogonNumbers.heard(logon, link));
        } else {
            LogonNumbers.accepted(link, proxy.remoteAddress(), LogonNumbers.heard(logon, link));
            proxy.accept(version.dictionary());
        }
    }

    /** Answers those that wait for the end of an old connection. The gateway's thread. */
    void work() {
        waiting.work((logon, why) -> {
            note(logon.link(), logon.numbers(), why);
            refuse(logon.proxy(), logon.link().definition().compId(), logon.version(), why);
        });
    }

    private static void note(Link link, LogonNumbers.Heard numbers, String why) {
        link.talk().refused(numbers.msgSeqNum(), numbers.nextExpected(), numbers.isReset(), why);
    }

    private static void refuse(AuthenticationProxy proxy, String compId, @Nullable FixVersion version, String why) {
        LOG.warn("Logon(A) of {} from {} refused: {}", compId, proxy.remoteAddress(), why);
        proxy.reject(logout(version, why), LINGER_MS);
    }

    private static Encoder logout(@Nullable FixVersion version, String text) {
        return switch (version == null ? FixVersion.FIX44 : version) {
            case FIX42 -> new io.trade2026.dictionaries.fix42.builder.LogoutEncoder().text(text);
            case FIX44 -> new io.trade2026.dictionaries.fix44.builder.LogoutEncoder().text(text);
            case FIX50SP2 -> new io.trade2026.dictionaries.fix50.builder.LogoutEncoder().text(text);
        };
    }

    private @Nullable String whyRefused(
            AbstractLogonDecoder logon, SessionHeaderDecoder header, @Nullable FixVersion version, String address) {
        String us = header.targetCompIDAsString();
        String them = header.senderCompIDAsString();
        if (!isOpen) {
            return "not open yet: orders of before the restart are being recovered, try again in a second";
        }
        SessionDefinition definition = links.book().find(us, them);
        if (definition == null || definition.isVenue()) {
            return whyUnknown(definition, us, them);
        }
        if (definition.gateway() != links.gatewayId()) {
            return "session " + them + " is held by gateway " + definition.gateway() + ", this is gateway "
                    + links.gatewayId() + ": connect there";
        }
        if (version == null || !definition.beginStrings().contains(version.beginString())) {
            return "BeginString(8): '" + new String(header.beginString(), 0, header.beginStringLength())
                    + "' is not open to " + them + ", open are " + definition.beginStrings();
        }
        String spoken = applVerId(logon);
        if (!spoken.equals(FIX_50_SP2)) {
            return "DefaultApplVerID(1137): FIX 5.0 SP2 (9) is spoken over FIXT.1.1 here, was '" + spoken + "'";
        }
        Link link = links.byCompIds(us, them);
        if (link == null) {
            return "SenderCompID(49): '" + them + "' is being set up, try again in a second";
        }
        if (!isAllowed(definition, address)) {
            return "address " + host(address) + " is not allowed for " + them;
        }
        if (!knowsPassword(definition, logon)) {
            return logon.supportsPassword() && logon.hasPassword()
                    ? "Password(554): wrong password for " + them
                    : "Password(554): is required for " + them;
        }
        String notOpen = whyNotOpen(definition, link, Instant.ofEpochSecond(0, clock.nanoTime()));
        String why = notOpen == null ? whyClock(definition, header) : notOpen;
        return why == null ? LogonNumbers.whyRefused(logon, link) : why;
    }

    private static @Nullable String whyNotOpen(SessionDefinition definition, Link link, Instant now) {
        Schedule schedule = definition.schedule();
        return schedule.isOpen(now)
                ? Openings.whyNotYet(link, definition, now)
                : "outside the hours of " + definition.compId() + ": open " + schedule + "; opens "
                        + Openings.text(schedule.nextOpening(now));
    }

    /** That of FIXT; other versions have no choice and count as right. */
    private static String applVerId(AbstractLogonDecoder logon) {
        return logon instanceof io.trade2026.dictionaries.fix50.decoder.LogonDecoder fixt
                ? fixt.defaultApplVerIDAsString()
                : FIX_50_SP2;
    }

    private String whyUnknown(@Nullable SessionDefinition venue, String us, String them) {
        return venue != null || links.book().findByCompId(them) == null
                ? "SenderCompID(49): '" + them + "' is not known here"
                : "TargetCompID(56): '" + us + "' is nobody here that '" + them + "' may talk to";
    }

    private static boolean knowsPassword(SessionDefinition definition, AbstractLogonDecoder logon) {
        Credential credential = definition.credential();
        return credential == null
                || (logon.supportsPassword() && logon.hasPassword() && credential.matches(logon.passwordAsString()));
    }

    private static String host(String address) {
        String bare = address.startsWith("/") ? address.substring(1) : address;
        int colon = bare.lastIndexOf(':');
        String host = colon < 0 ? bare : bare.substring(0, colon);
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static boolean isAllowed(SessionDefinition definition, String address) {
        try {
            InetAddress from = InetAddress.getAllByName(host(address))[0];
            for (AddressRange range : definition.addresses()) {
                if (range.contains(from)) {
                    return true;
                }
            }
            return false;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private @Nullable String whyClock(SessionDefinition definition, SessionHeaderDecoder header) {
        byte[] text = header.sendingTime();
        int length = header.sendingTimeLength();
        byte[] field = new byte[length + 4];
        field[0] = '5';
        field[1] = '2';
        field[2] = '=';
        System.arraycopy(text, 0, field, 3, length);
        field[length + 3] = 1;
        times.wrap(new UnsafeBuffer(field), 0, field.length);
        long sentEpochNs = times.epochNs(52);
        if (sentEpochNs == FixReader.NO_TIME) {
            return "SendingTime(52): must be a UTC time such as 20261124-14:30:00.000";
        }
        long offMs = TimeUnit.NANOSECONDS.toMillis(sentEpochNs - clock.nanoTime());
        if (Math.abs(offMs) > definition.maxClockOffsetMs()) {
            return "SendingTime(52): clock off by " + offMs + " ms, at most " + definition.maxClockOffsetMs()
                    + " ms are allowed";
        }
        return null;
    }

    @Override
    public void onDisconnect(long sessionId, long connectionId, DisconnectReason reason) {
        LOG.info("connection {} of session {} ended before its logon: {}", connectionId, sessionId, reason);
    }
}
