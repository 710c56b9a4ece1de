package io.trade2026.app.node;

import io.trade2026.gateway.Gateway;
import io.trade2026.gateway.HopTime;
import io.trade2026.gateway.LinkStatus;
import io.trade2026.gateway.door.DoorAnswer;
import io.trade2026.gateway.door.DoorAnswers;
import io.trade2026.ops.door.DoorCaller;
import io.trade2026.ops.door.DoorFinder;
import io.trade2026.ops.source.HopLatency;
import io.trade2026.ops.source.SequencerControl;
import io.trade2026.ops.source.SequencerState;
import io.trade2026.ops.source.SessionKind;
import io.trade2026.ops.source.SessionStatus;
import io.trade2026.ops.source.SnapshotDone;
import io.trade2026.sequencer.node.SequencerNode;
import io.trade2026.sequencer.node.SequencerStatus;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The parts of this process as ops sees them. */
final class OpsViews {
    private OpsViews() {}

    static List<SessionStatus> sessions(Gateway gateway) {
        return gateway.status().stream()
                .map(OpsViews::session)
                .sorted(Comparator.comparingInt(SessionStatus::sessionId))
                .toList();
    }

    private static SessionStatus session(LinkStatus link) {
        return new SessionStatus(
                link.definition().id(),
                link.definition().compId(),
                SessionKind.valueOf(link.definition().role().name()),
                link.definition().client(),
                link.state(),
                link.isUp(),
                link.lastReceivedMsgSeqNum(),
                link.lastSentMsgSeqNum(),
                link.remoteAddress(),
                link.sinceEpochNs(),
                link.received(),
                link.sent(),
                link.refused());
    }

    /** The gateway answers as it would through its door. */
    static DoorFinder doors(Gateway gateway) {
        DoorAnswers answers = new DoorAnswers(gateway);
        DoorCaller caller = path -> {
            DoorAnswer answer = answers.answer(path);
            if (!answer.isOk()) {
                throw new IOException("the gateway answers " + answer.status() + ": " + answer.json());
            }
            return answer.json();
        };
        return sessionId -> gateway.numbers(sessionId).isPresent() ? List.of(caller) : List.of();
    }

    static List<HopLatency> latencies(Gateway gateway) {
        return gateway.hopTimes().stream().map(OpsViews::latency).toList();
    }

    private static HopLatency latency(HopTime time) {
        return new HopLatency(
                time.hop(), time.count(), time.sumNs(), time.p50Ns(), time.p99Ns(), time.p999Ns(), time.maxNs());
    }

    static SequencerControl control(SequencerNode node) {
        return new SequencerControl() {
            @Override
            public SequencerState state() {
                SequencerStatus status = node.status();
                return new SequencerState(
                        status.role(),
                        status.isReady(),
                        status.commitPosition(),
                        status.commandCount(),
                        status.lastEventNumber(),
                        status.journalPosition(),
                        status.journalRecordedPosition(),
                        status.snapshotCount(),
                        status.lastSnapshotEpochMs());
            }

            @Override
            public CompletableFuture<SnapshotDone> takeSnapshot() {
                return node.requestSnapshot()
                        .thenApply(taken -> new SnapshotDone(
                                taken.logPosition(), taken.lastEventNumber(), taken.epochMs(), taken.tookNs()));
            }
        };
    }
}
