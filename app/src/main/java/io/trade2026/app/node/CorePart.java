package io.trade2026.app.node;

import io.trade2026.app.node.RolesPlan.ClusterPlan;
import io.trade2026.app.process.DataDirectory;
import io.trade2026.app.process.Ports;
import io.trade2026.app.process.StartFault;
import io.trade2026.oms.CoreLimits;
import io.trade2026.sequencer.node.SequencerConfig;
import io.trade2026.sequencer.node.SequencerNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The sequencer with the order core, in this process. */
final class CorePart {
    private static final long SNAPSHOT_MS = 2_000;
    /** The driver's client liveness of 5 s, and as much again. */
    private static final Duration LET_GO = Duration.ofSeconds(10);

    private CorePart() {}

    static SequencerNode start(NodeLife life, DataDirectory data, NodeConfig config, MediaPlace media) {
        SequencerNode node = SequencerNode.start(
                sequencer(data.directory("core"), config, media)
                        .withPace(config.pace())
                        .withFileSyncLevel(config.durability().fileSyncLevel()),
                new CoreHost(CoreLimits.USUAL),
                life.crash(),
                life::fail);
        life.keep("sequencer", () -> node.closeWithSnapshot(SNAPSHOT_MS));
        return node;
    }

    private static SequencerConfig sequencer(Path directory, NodeConfig config, MediaPlace media) {
        Optional<ClusterPlan> cluster =
                config.roles().cluster().filter(plan -> !plan.topology().isSingle());
        if (cluster.isPresent()) {
            ClusterPlan plan = cluster.get();
            if (plan.member() == ClusterPlan.NO_MEMBER) {
                throw new StartFault("cluster.member: must say which member the core of this machine is, or --member");
            }
            return SequencerConfig.member(directory, media.address(), plan.topology(), plan.member())
                    .withTiming(plan.timing());
        }
        int port = config.plan().corePort();
        // Only now: the driver left over by a killed node held them, and media has stopped it or lets them go.
        Ports.coreMustBeFree("sequencer (--core-port)", port, LET_GO);
        return SequencerConfig.single(directory, media.address(), port);
    }
}
