package io.trade2026.app.node;

import io.trade2026.app.process.DataDirectory;
import io.trade2026.app.process.Ports;
import io.trade2026.oms.CoreLimits;
import io.trade2026.sequencer.node.SequencerConfig;
import io.trade2026.sequencer.node.SequencerNode;

/** The sequencer with the order core, in this process. */
final class CorePart {
    private static final long SNAPSHOT_MS = 2_000;

    private CorePart() {}

    static SequencerNode start(NodeLife life, DataDirectory data, NodeConfig config, MediaPlace media) {
        int port = config.plan().corePort();
        // Only now: the driver left over by a killed node held them, and media has stopped it.
        Ports.coreMustBeFree("sequencer (--core-port)", port);
        SequencerNode node = SequencerNode.start(
                SequencerConfig.single(data.directory("core"), media.address(), port)
                        .withFileSyncLevel(config.durability().fileSyncLevel()),
                new CoreHost(CoreLimits.USUAL),
                life::fail);
        life.keep("sequencer", () -> node.closeWithSnapshot(SNAPSHOT_MS));
        return node;
    }
}
