package io.trade2026.app.node;

import io.trade2026.app.node.RolesPlan.ClusterPlan;
import io.trade2026.app.process.DataDirectory;
import io.trade2026.app.process.Ports;
import io.trade2026.app.process.StartFault;
import io.trade2026.oms.CoreLimits;
import io.trade2026.ops.source.PartCheck;
import io.trade2026.ops.source.PartState;
import io.trade2026.sequencer.client.SequencerAddress;
import io.trade2026.sequencer.node.JournalRetention;
import io.trade2026.sequencer.node.RetentionPlan;
import io.trade2026.sequencer.node.SequencerConfig;
import io.trade2026.sequencer.node.SequencerNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The sequencer with the order core, in this process, and who looks after the room that it takes: retention and the disk watch. */
final class CorePart {
    private static final long SNAPSHOT_MS = 5_000;
    /** The driver's client liveness of 5 s, and as much again. */
    private static final Duration LET_GO = Duration.ofSeconds(10);

    /** Bits in which the core keeps who has closed the intake. */
    private static final int REPORTERS = 31;

    /** What runs. */
    record Running(SequencerNode node, List<PartCheck> checks) {}

    private CorePart() {}

    static Running start(
            NodeLife life, DataDirectory data, NodeConfig config, MediaPlace media, SequencerAddress address) {
        SequencerConfig sequencer = sequencer(data.directory("core"), config, media)
                .withPace(config.pace())
                .withFileSyncLevel(config.durability().fileSyncLevel())
                .withFilesOf(config.retention().fileSize());
        SequencerNode node = SequencerNode.start(sequencer, new CoreHost(CoreLimits.USUAL), life.crash(), life::fail);
        life.keep("sequencer", () -> node.closeWithSnapshot(SNAPSHOT_MS));
        node.keepCommands(
                data.directory("media").resolve("archive"),
                data.directory("archive").resolve("commands"));
        RetentionSettings settings = config.retention();
        RetentionPlan plan = new RetentionPlan(
                data.directory("media").resolve("archive"),
                data.directory("archive").resolve("journal"),
                data.root(),
                settings.journal(),
                settings.every());
        JournalRetention retention =
                life.keep("journal retention", new JournalRetention(plan, media.address(), node::coveredBySnapshots));
        retention.start();
        DiskWatch disk = life.keep(
                "disk watch",
                new DiskWatch(
                        List.of(data.root(), data.directory("media")),
                        config.disk(),
                        address,
                        sequencer.memberId() % REPORTERS));
        disk.start();
        return new Running(node, List.of(new PartCheck("disk", disk::state), new PartCheck("journal-retention", () -> {
            var state = retention.state();
            return new PartState(state.isWell(), state.inWords());
        })));
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
