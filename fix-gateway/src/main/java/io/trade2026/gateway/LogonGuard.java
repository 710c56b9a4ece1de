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
        if (why == null && version != null) {
            LogonNumbers.accepted(logon, links.byCompIds(header.targetCompIDAsString(), header.senderCompIDAsString()));
            proxy.accept(version.dictionary());
            return;
        }
        String text = why == null ? "" : why;
        Link known = links.byCompIds(header.targetCompIDAsString(), header.senderCompIDAsString());
        if (known != null) {
            known.talk()
                    .refused(
                            header.msgSeqNum(),
                            LogonNumbers.nextExpected(logon),
                            logon.hasResetSeqNumFlag() && logon.resetSeqNumFlag(),
                            text);
        }
        LOG.warn("Logon(A) of {} from {} refused: {}", header.senderCompIDAsString(), proxy.remoteAddress(), text);
        proxy.reject(logout(version, text), LINGER_MS);
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
        if (link.isConnected()) {
            return them + " is already logged on";
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
