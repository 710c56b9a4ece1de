package io.trade2026.sequencer.node;

import io.aeron.archive.client.AeronArchive;
import io.aeron.cluster.ConsensusModule;
import io.aeron.cluster.PriorityHeapTimerServiceSupplier;
import io.aeron.cluster.service.ClusterMarkFile;
import io.aeron.cluster.service.ClusteredService;
import io.aeron.cluster.service.ClusteredServiceContainer;
import io.trade2026.sequencer.media.ClusterMember;
import io.trade2026.sequencer.media.ErrorGate;
import io.trade2026.sequencer.media.MachineClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import org.agrona.ErrorHandler;

/** Aeron Cluster's settings as this system wants them. */
final class ClusterContexts {
    /** One frame carries a quarter of a chunk, so a snapshot costs few frames. */
    private static final int SNAPSHOT_MTU = 65_504;

    private static final int MAX_CLIENT_SESSIONS = 64;
    private static final int CONSENSUS_RESPONSE_STREAM_ID = 121;
    private static final int SERVICE_RESPONSE_STREAM_ID = 122;
    private static final String SNAPSHOT_CHANNEL = "aeron:ipc?alias=snapshot|term-length=8m|mtu=" + SNAPSHOT_MTU;

    private final SequencerConfig config;
    private final ErrorGate errors;
    private final int clusterId;
    private final SteadyClock clock;
    private final int rules;

    ClusterContexts(
            final SequencerConfig config,
            final ErrorGate errors,
            final int clusterId,
            final SteadyClock clock,
            final int rules) {
        this.rules = rules;
        this.config = config;
        this.errors = errors;
        this.clusterId = clusterId;
        this.clock = clock;
    }

    /** Mark files make a restart wait ten seconds; under the directory lock no other process can own them. */
    void deleteStaleMarks() {
        try {
            Files.deleteIfExists(config.dir().resolve(ClusterMarkFile.FILENAME));
            Files.deleteIfExists(config.dir().resolve(ClusterMarkFile.markFilenameForService(0)));
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot delete stale mark files in " + config.dir(), e);
        }
    }

    ConsensusModule.Context consensusModule() {
        final ClusterMember member = config.topology().member(config.memberId());
        final ClusterTiming timing = config.isSingle() ? ClusterTiming.ALONE : config.timing();
        return new ConsensusModule.Context()
                .clusterId(clusterId)
                .clusterMemberId(config.memberId())
                .clusterMembers(config.topology().aeronWords())
                .clusterDir(config.dir().toFile())
                .aeronDirectoryName(config.media().aeronDir().toString())
                .archiveContext(archiveContext(CONSENSUS_RESPONSE_STREAM_ID))
                .clusterClock(clock)
                .epochClock(MachineClock.INSTANCE)
                .timerServiceSupplier(new PriorityHeapTimerServiceSupplier())
                .logChannel(logChannel())
                .ingressChannel(config.isSingle() ? "aeron:ipc?term-length=1m" : "aeron:udp?term-length=1m")
                .isIpcIngressAllowed(!config.isSingle())
                .egressChannel(config.isSingle() ? "aeron:ipc?term-length=256k" : "aeron:udp?term-length=256k")
                .replicationChannel("aeron:udp?endpoint=" + member.host() + ":0")
                .snapshotChannel(SNAPSHOT_CHANNEL)
                .maxConcurrentSessions(MAX_CLIENT_SESSIONS)
                .sessionTimeoutNs(TimeUnit.SECONDS.toNanos(10))
                .leaderHeartbeatTimeoutNs(timing.heartbeatTimeout().toNanos())
                .leaderHeartbeatIntervalNs(timing.heartbeatInterval().toNanos())
                .electionTimeoutNs(timing.electionTimeout().toNanos())
                .electionStatusIntervalNs(timing.electionStatusInterval().toNanos())
                .random(new StandingOrder(
                        config.topology().members().indexOf(member),
                        config.topology().members().size()))
                .appVersion(SameCore.appVersion(rules))
                .startupCanvassTimeoutNs(TimeUnit.SECONDS.toNanos(5))
                .fileSyncLevel(config.fileSyncLevel())
                .idleStrategySupplier(config.pace()::idleStrategy)
                .errorHandler(errors.forPart("consensus module", false))
                .terminationHook(() -> errors.fail(new IllegalStateException("the consensus module has terminated")));
    }

    ClusteredServiceContainer.Context container(final ClusteredService service, final ErrorHandler serviceErrors) {
        return new ClusteredServiceContainer.Context()
                .clusterId(clusterId)
                .clusterDir(config.dir().toFile())
                .aeronDirectoryName(config.media().aeronDir().toString())
                .archiveContext(archiveContext(SERVICE_RESPONSE_STREAM_ID))
                .snapshotChannel(SNAPSHOT_CHANNEL)
                .clusteredService(service)
                .epochClock(MachineClock.INSTANCE)
                .idleStrategySupplier(config.pace()::idleStrategy)
                .errorHandler(serviceErrors)
                .terminationHook(() -> errors.fail(new IllegalStateException("the clustered service has terminated")));
    }

    private String logChannel() {
        final String media = config.isSingle() ? "aeron:ipc" : "aeron:udp";
        return media + "?alias=command-log|term-length=" + config.logTermLength();
    }

    private AeronArchive.Context archiveContext(final int responseStreamId) {
        return config.media().archiveContext().controlResponseStreamId(responseStreamId);
    }
}
