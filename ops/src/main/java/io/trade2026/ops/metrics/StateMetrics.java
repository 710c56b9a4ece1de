package io.trade2026.ops.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import io.trade2026.ops.source.HopLatency;
import io.trade2026.ops.source.JournalReader;
import io.trade2026.ops.source.JournalReaders;
import io.trade2026.ops.source.LatencySource;
import io.trade2026.ops.source.SequencerControl;
import io.trade2026.ops.source.SequencerState;
import io.trade2026.ops.source.SessionStatus;
import io.trade2026.ops.source.SessionStatusSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the parts know at the time of a scrape: sessions, sequencer, readers of the journal, latencies. */
public final class StateMetrics implements MultiCollector {
    private static final double NS_PER_SECOND = 1e9;
    private static final double MS_PER_SECOND = 1e3;

    private final SessionStatusSource sessions;
    private final SequencerControl sequencer;
    private final JournalReaders readers;
    private final LatencySource latencies;

    /**
     * Asks these.
     *
     * @param sessions of the gateway
     * @param sequencer of this node
     * @param readers of the journal
     * @param latencies measured elsewhere
     */
    public StateMetrics(
            SessionStatusSource sessions, SequencerControl sequencer, JournalReaders readers, LatencySource latencies) {
        this.sessions = sessions;
        this.sequencer = sequencer;
        this.readers = readers;
        this.latencies = latencies;
    }

    @Override
    public MetricSnapshots collect() {
        List<MetricSnapshot> all = new ArrayList<>();
        addSessions(sessions.sessions(), all);
        addSequencer(sequencer.state(), all);
        addReaders(readers.readers(), all);
        all.add(hops(latencies.hops()));
        return new MetricSnapshots(all);
    }

    private static Labels labels(SessionStatus session) {
        return Labels.of("session", session.compId(), "kind", session.kind().name());
    }

    private static GaugeDataPointSnapshot point(Labels labels, double value) {
        return GaugeDataPointSnapshot.builder().labels(labels).value(value).build();
    }

    private static void addSessions(List<SessionStatus> sessions, List<MetricSnapshot> all) {
        GaugeSnapshot.Builder up =
                GaugeSnapshot.builder().name("trade2026_session_up").help("1 while the session is logged on");
        GaugeSnapshot.Builder seqNum =
                GaugeSnapshot.builder().name("trade2026_session_msg_seq_num").help("Last MsgSeqNum(34)");
        for (SessionStatus session : sessions) {
            Labels labels = labels(session);
            up.dataPoint(point(labels, session.isUp() ? 1 : 0));
            seqNum.dataPoint(point(labels.add("direction", "received"), (double) session.lastReceivedMsgSeqNum()));
            seqNum.dataPoint(point(labels.add("direction", "sent"), (double) session.lastSentMsgSeqNum()));
        }
        all.add(up.build());
        all.add(seqNum.build());
        all.add(counts(
                sessions, SessionStatus::received, "trade2026_session_received", "Messages received", "msg_type"));
        all.add(counts(sessions, SessionStatus::sent, "trade2026_session_sent", "Messages sent", "msg_type"));
        all.add(counts(
                sessions,
                SessionStatus::refused,
                "trade2026_session_refused",
                "Messages the gateway refused",
                "reason"));
    }

    private static CounterSnapshot counts(
            List<SessionStatus> sessions,
            Function<SessionStatus, Map<String, Long>> which,
            String name,
            String help,
            String label) {
        CounterSnapshot.Builder counter = CounterSnapshot.builder().name(name).help(help);
        for (SessionStatus session : sessions) {
            which.apply(session)
                    .forEach((key, count) -> counter.dataPoint(CounterDataPointSnapshot.builder()
                            .labels(labels(session).add(label, key))
                            .value(count.doubleValue())
                            .build()));
        }
        return counter.build();
    }

    private static void addSequencer(SequencerState state, List<MetricSnapshot> all) {
        all.add(GaugeSnapshot.builder()
                .name("trade2026_sequencer_ready")
                .help("1 while commands are taken")
                .dataPoint(point(Labels.of("role", state.role()), state.isReady() ? 1 : 0))
                .build());
        all.add(gauge("trade2026_sequencer_commit_position_bytes", "Command log", (double) state.commitPosition()));
        all.add(gauge("trade2026_journal_position_bytes", "Journal as published", (double) state.journalPosition()));
        all.add(gauge("trade2026_journal_unrecorded_bytes", "Journal published and not recorded yet", (double)
                (state.journalPosition() - state.journalRecordedPosition())));
        all.add(gauge(
                "trade2026_snapshot_epoch_seconds",
                "When the last snapshot was complete; 0 if none",
                state.lastSnapshotEpochMs() / MS_PER_SECOND));
        all.add(counter("trade2026_core_commands", "Commands the core has seen", state.commandCount()));
        all.add(counter("trade2026_core_events", "Events of the core", state.lastEventNumber()));
        all.add(counter("trade2026_snapshots", "Snapshots since the start", state.snapshotCount()));
    }

    private static GaugeSnapshot gauge(String name, String help, double value) {
        return GaugeSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(point(Labels.EMPTY, value))
                .build();
    }

    private static CounterSnapshot counter(String name, String help, long value) {
        return CounterSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(
                        CounterDataPointSnapshot.builder().value((double) value).build())
                .build();
    }

    private static void addReaders(List<JournalReader> readers, List<MetricSnapshot> all) {
        GaugeSnapshot.Builder lag =
                GaugeSnapshot.builder().name("trade2026_journal_lag_bytes").help("Recorded and not consumed yet");
        GaugeSnapshot.Builder following =
                GaugeSnapshot.builder().name("trade2026_journal_following").help("1 while the journal is open");
        for (JournalReader reader : readers) {
            Labels labels = Labels.of("reader", reader.name());
            lag.dataPoint(point(labels, (double) reader.lagBytes()));
            following.dataPoint(point(labels, reader.isFollowing() ? 1 : 0));
        }
        all.add(lag.build());
        all.add(following.build());
    }

    private static SummarySnapshot hops(List<HopLatency> hops) {
        SummarySnapshot.Builder summary = SummarySnapshot.builder()
                .name("trade2026_gateway_hop_seconds")
                .help("Latency of each hop as the parts measure it");
        for (HopLatency hop : hops) {
            summary.dataPoint(SummaryDataPointSnapshot.builder()
                    .labels(Labels.of("hop", hop.hop()))
                    .count(hop.count())
                    .sum(hop.sumNs() / NS_PER_SECOND)
                    .quantiles(Quantiles.of(
                            new Quantile(0.5, hop.p50Ns() / NS_PER_SECOND),
                            new Quantile(0.99, hop.p99Ns() / NS_PER_SECOND),
                            new Quantile(0.999, hop.p999Ns() / NS_PER_SECOND),
                            new Quantile(1, hop.maxNs() / NS_PER_SECOND)))
                    .build());
        }
        return summary.build();
    }
}
