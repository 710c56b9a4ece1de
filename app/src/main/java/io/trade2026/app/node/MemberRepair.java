package io.trade2026.app.node;

import io.trade2026.app.node.RolesPlan.ClusterPlan;
import io.trade2026.app.process.StartFault;
import io.trade2026.sequencer.media.ClusterMember;
import io.trade2026.sequencer.media.DirectoryLock;
import io.trade2026.sequencer.media.MediaAddress;
import io.trade2026.sequencer.media.MediaConfig;
import io.trade2026.sequencer.media.MediaIncarnation;
import io.trade2026.sequencer.media.MediaNode;
import io.trade2026.sequencer.media.MediaOwner;
import io.trade2026.sequencer.node.NodeRepair;
import io.trade2026.sequencer.node.SequencerConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Mends the member of this machine, on its media if they run and else on media started for the purpose. */
public final class MemberRepair {
    private static final Logger LOG = LoggerFactory.getLogger(MemberRepair.class);
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final ClusterPlan cluster;
    private final ClusterMember member;
    private final Path coreDir;
    private final MediaConfig media;
    private final int fileSyncLevel;

    /**
     * Plans a repair.
     *
     * @param config of the member; its core must not run
     * @throws StartFault when it is no member of a cluster
     */
    public MemberRepair(NodeConfig config) {
        cluster = config.roles()
                .cluster()
                .filter(plan -> !plan.topology().isSingle())
                .orElseThrow(() -> new StartFault("cluster: the configuration has no members to be mended from"));
        member = cluster.topology().member(cluster.member());
        coreDir = config.data().resolve("core");
        fileSyncLevel = config.durability().fileSyncLevel();
        media = MediaConfig.under(config.data().resolve("media"))
                .withFileSyncLevel(fileSyncLevel)
                .withControlEndpoint(member.archiveEndpoint());
    }

    /**
     * Mends, and returns when the member can be started.
     *
     * @param from member whose journal is taken; empty for the one that has most of it
     * @param told gets a line for each thing that was found or done
     * @throws StartFault in one line, when it cannot be mended now
     * @throws InterruptedException if the thread is interrupted
     */
    public void run(OptionalInt from, Consumer<String> told) throws InterruptedException {
        if (from.isPresent() && (!cluster.has(from.getAsInt()) || from.getAsInt() == member.id())) {
            throw new StartFault("--from: must be another member, was " + from.getAsInt());
        }
        try (MediaOwner claim = MediaOwner.claim(media.dir())) {
            LOG.debug("media claimed: {}", claim.isHeld());
            if (isFree()) {
                try (MediaNode own = MediaNode.start(media, cause -> LOG.error("media failed", cause))) {
                    mend(own.address(), from, told);
                }
            } else {
                Path aeronDir = MediaIncarnation.read(media.dir())
                        .orElseThrow(() -> new StartFault("the media in " + media.dir() + " are just being started"))
                        .aeronDir();
                mend(new MediaAddress(aeronDir), from, told);
            }
        } catch (IllegalStateException e) {
            throw new StartFault("member " + member.id() + " was not mended: " + e.getMessage(), e);
        }
    }

    private boolean isFree() {
        try (DirectoryLock probe = DirectoryLock.hold(media.dir())) {
            LOG.debug("no media run: {}", probe);
            return true;
        } catch (IllegalStateException inUse) {
            return false;
        }
    }

    private void mend(MediaAddress address, OptionalInt from, Consumer<String> told) throws InterruptedException {
        NodeRepair.run(
                SequencerConfig.member(coreDir, address, cluster.topology(), member.id())
                        .withFileSyncLevel(fileSyncLevel),
                from,
                PATIENCE,
                told);
    }
}
