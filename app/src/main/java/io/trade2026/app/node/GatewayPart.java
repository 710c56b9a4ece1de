package io.trade2026.app.node;

import io.trade2026.app.node.NodeConfig.Seed;
import io.trade2026.app.process.DataDirectory;
import io.trade2026.app.process.FileHandles;
import io.trade2026.app.process.StartFault;
import io.trade2026.gateway.Gateway;
import io.trade2026.gateway.GatewaySettings;
import io.trade2026.ops.source.PartCheck;
import io.trade2026.sequencer.client.SequencerAddress;
import io.trade2026.sequencer.media.Pace;
import io.trade2026.sequencer.media.SessionIds;
import io.trade2026.sessions.SessionDirectory;
import io.trade2026.sessions.SessionFault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One FIX gateway with its session files, in this process. */
final class GatewayPart {
    private static final long RECONNECT_MS = 1_000;

    private final NodeLife life;
    private final DataDirectory data;
    private final NodeConfig config;
    private final List<PartCheck> checks = new ArrayList<>();

    GatewayPart(NodeLife life, DataDirectory data, NodeConfig config) {
        this.life = life;
        this.data = data;
        this.config = config;
    }

    SessionDirectory openSessions() {
        Path directory = config.sessions().orElseGet(this::ownSessions);
        try {
            return life.keep("session files", SessionDirectory.open(directory));
        } catch (SessionFault fault) {
            throw new StartFault("session files in " + directory + " are at fault:\n" + fault.getMessage(), fault);
        }
    }

    private Path ownSessions() {
        Path directory = data.directory("sessions");
        NodePlan plan = config.plan();
        if (config.seed() != Seed.NONE) {
            SessionSetup.lay(directory, "calendars/XNYS.yaml", Map.of());
            SessionSetup.lay(directory, "lab.yaml", Map.of("venuePort", plan.venuePort()));
        }
        if (config.seed() == Seed.DEMO) {
            SessionSetup.lay(directory, "demo.yaml", Map.of("secondVenuePort", plan.secondVenuePort()));
        }
        return directory;
    }

    Gateway start(SessionDirectory sessions, MediaPlace media, SequencerAddress sequencer) {
        int id = config.gateway().id();
        Path directory = data.directory(directoryOf(id));
        MediaMemory memory = new MediaMemory(directory);
        SessionIds.ofGateway(id).forEach(System::setProperty);
        Gateway gateway = life.keep(
                nameOf(id),
                Gateway.start(
                        new GatewaySettings(
                                id,
                                directory,
                                sequencer,
                                config.host(),
                                config.plan().fixPort(),
                                memory.fate(media.life()),
                                RECONNECT_MS,
                                config.pace() == Pace.SHARED ? GatewaySettings::sharing : config.pace()::idleStrategy,
                                () -> FileHandles.free() > FileHandles.RESERVE,
                                life.crash()),
                        sessions::book,
                        life::fail));
        memory.remember(media.life());
        retain(gateway, media);
        return gateway;
    }

    private void retain(Gateway gateway, MediaPlace media) {
        FixRetention retention = new FixRetention(
                config.retention(),
                gateway.archiveFront(),
                gateway.id(),
                media.address(),
                data.directory("media").resolve("archive"),
                data.directory("archive").resolve("fix").resolve(nameOf(gateway.id())));
        life.keep("FIX retention", retention).start();
        checks.add(new PartCheck("fix-retention", retention::state));
    }

    /** Health of what runs beside the gateway, after {@link #start}. */
    List<PartCheck> checks() {
        return List.copyOf(checks);
    }

    /** The first one has the name of the time when there was only one. */
    private static String directoryOf(int id) {
        return id == 1 ? "gateway" : nameOf(id);
    }

    private static String nameOf(int id) {
        return "gateway-" + id;
    }
}
