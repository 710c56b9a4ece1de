package io.trade2026.gateway;

import io.aeron.archive.client.AeronArchive;
import io.trade2026.gateway.framing.FramedChannels;
import io.trade2026.gateway.framing.GarbledLog;
import io.trade2026.gateway.index.Replays;
import io.trade2026.gateway.wire.FixReader;
import io.trade2026.gateway.wire.FixVersion;
import io.trade2026.sequencer.client.SequencerAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.EpochNanoClock;
import uk.co.real_logic.artio.CommonConfiguration;
import uk.co.real_logic.artio.engine.EngineConfiguration;
import uk.co.real_logic.artio.engine.LowResourceEngineScheduler;
import uk.co.real_logic.artio.library.LibraryConfiguration;
import uk.co.real_logic.artio.library.SessionAcquireHandler;
import uk.co.real_logic.artio.messages.InitialAcceptedSessionOwner;
import uk.co.real_logic.artio.session.DirectSessionProxy;
import uk.co.real_logic.artio.session.SessionProxyFactory;
import uk.co.real_logic.artio.validation.AuthenticationStrategy;
import uk.co.real_logic.artio.validation.PersistenceLevel;

/** How Artio is set up: its traps are those of the recovery notes. */
final class EngineSettings {
    private static final String CHANNEL = "aeron:ipc";
    private static final long REPLY_TIMEOUT_MS = 10_000;
    /**
     * Engine and library each write to the other. With Artio's many attempts each waits, under load, for room that the other would have
     * to make; with few, back-pressure comes back as a return code and both go on reading.
     */
    private static final int CLAIM_ATTEMPTS = 3;

    /** What may pile up for a client that does not read, and how long it may read nothing; beyond either it is disconnected. */
    private static final int SLOW_BYTES = 4 << 20;

    private static final long SLOW_MS = 10_000;

    private EngineSettings() {}

    static EngineConfiguration engine(
            GatewaySettings settings,
            AuthenticationStrategy guard,
            Links links,
            EpochNanoClock clock,
            ErrorHandler errors) {
        EngineConfiguration engine = new EngineConfiguration();
        Replays replays = new Replays(engine);
        engine.bindTo(settings.host(), settings.fixPort())
                // After bindTo, which turns it on.
                .bindAtStartup(false)
                .libraryAeronChannel(CHANNEL)
                .logFileDir(settings.directory().resolve("artio").toString())
                // Artio's own place is one for the whole machine, and this need not be the only node.
                .monitoringFile(settings.directory()
                        .resolve("engine")
                        .resolve("monitoring")
                        .toString())
                .initialAcceptedSessionOwner(InitialAcceptedSessionOwner.SOLE_LIBRARY)
                .sessionPersistenceStrategy(logon -> PersistenceLevel.PERSISTENT_SEQUENCE_NUMBERS)
                .authenticationStrategy(guard)
                .acceptorfixDictionary(FixVersion.FIX44.dictionary())
                .overrideAcceptorFixDictionary(FixVersion.FIX42.dictionary())
                .overrideAcceptorFixDictionary(FixVersion.FIX50SP2.dictionary())
                .channelSupplierFactory(configured -> channels(configured, settings, links, replays))
                .senderMaxBytesInBuffer(SLOW_BYTES)
                .slowConsumerTimeoutInMs(SLOW_MS)
                .gapfillOnReplayMessageTypes(neverResent())
                .replayHandler(replays)
                .scheduler(new LowResourceEngineScheduler())
                .framerIdleStrategy(settings.idling().get())
                // The data directory's lock and the end of the old driver's clients stand for it.
                .errorIfDuplicateEngineDetected(false)
                .printStartupWarnings(false);
        common(engine, settings.sequencer(), clock, errors);
        new EngineStreams(settings.gatewayId()).setEngine(engine);
        AeronArchive.Context archive = settings.sequencer().archiveContext();
        engine.aeronArchiveContext()
                .aeronDirectoryName(archive.aeronDirectoryName())
                .messageTimeoutNs(archive.messageTimeoutNs())
                .controlRequestChannel(archive.controlRequestChannel())
                .controlRequestStreamId(archive.controlRequestStreamId())
                .controlResponseChannel(archive.controlResponseChannel())
                .controlResponseStreamId(archive.controlResponseStreamId());
        return engine;
    }

    static LibraryConfiguration library(
            GatewaySettings settings,
            SessionAcquireHandler acquireHandler,
            Links links,
            EpochNanoClock clock,
            ErrorHandler errors) {
        LibraryConfiguration library = new LibraryConfiguration()
                .libraryAeronChannels(List.of(CHANNEL))
                .sessionAcquireHandler(acquireHandler)
                .monitoringFile(settings.directory()
                        .resolve("library")
                        .resolve("monitoring")
                        .toString())
                .libraryIdleStrategy(settings.idling().get())
                .resendRequestController(new ResendWatch(links, clock))
                .sessionProxyFactory(proxies(links));
        common(library, settings.sequencer(), clock, errors);
        new EngineStreams(settings.gatewayId()).set(library);
        return library;
    }

    private static SessionProxyFactory proxies(Links links) {
        return (bufferSize, publication, ids, words, clock, connection, library, errors, precision) -> {
            LogonWords logon = new LogonWords();
            DirectSessionProxy direct = new DirectSessionProxy(
                    bufferSize, publication, ids, logon, clock, connection, library, errors, precision);
            return new LinkProxy(direct, logon, publication, links, connection);
        };
    }

    private static void common(
            CommonConfiguration configuration, SequencerAddress sequencer, EpochNanoClock clock, ErrorHandler errors) {
        configuration
                .epochNanoClock(clock)
                .replyTimeoutInMs(REPLY_TIMEOUT_MS)
                .inboundMaxClaimAttempts(CLAIM_ATTEMPTS)
                .outboundMaxClaimAttempts(CLAIM_ATTEMPTS)
                .sessionCustomisationStrategy(new LogonWords())
                // A TestRequest(1) is answered in its turn, which Artio does not wait for.
                .disableHeartbeatRepliesToTestRequests(true)
                .errorHandlerFactory(errorBuffer -> errors);
        sequencer.useBy(configuration.aeronContext());
    }

    /**
     * One reader serves all connections, since Artio calls from one thread: it is large, and Artio keeps each connection whose Logon(A)
     * was refused for ever (TimerEventHandler forgets no lingering one).
     */
    private static FramedChannels channels(
            EngineConfiguration configured, GatewaySettings settings, Links links, Replays replays) {
        FixReader fields = new FixReader();
        return new FramedChannels(
                configured,
                new GarbledLog(settings.directory()),
                (remote, isCalled) -> new ConnectionWatch(remote, isCalled, links, fields, replays),
                settings.mayAccept());
    }

    /** Artio's own set, which a new one replaces, and all that could be stale risk at a venue. */
    private static Set<String> neverResent() {
        Set<String> types = new HashSet<>(EngineConfiguration.DEFAULT_GAPFILL_ON_REPLAY_MESSAGE_TYPES);
        types.addAll(List.of("D", "F", "G", "H", "Q"));
        return types;
    }
}
