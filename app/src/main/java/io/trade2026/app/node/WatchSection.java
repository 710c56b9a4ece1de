package io.trade2026.app.node;

import io.trade2026.ops.WatchSettings;
import io.trade2026.ops.alert.AlertSettings;
import io.trade2026.ops.alert.AlertThresholds;
import io.trade2026.ops.behaviour.BehaviourThresholds;
import io.trade2026.ops.guard.GuardSettings;
import io.trade2026.ops.recon.ReconSettings;
import io.trade2026.sessions.yaml.YamlMap;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The part {@code watch} of a node's file: what is looked after beside the way of an order.
 *
 * @param guard of conservation
 * @param reconciliation with the drop copies of venues
 * @param settings of alerts and behaviour
 */
public record WatchSection(GuardSettings guard, ReconSettings reconciliation, WatchSettings settings) {
    private static final int DAY_S = 86_400;
    private static final int MOST = 1_000_000_000;
    private static final int PERCENT = 100;

    /** What holds where nothing is said. */
    public static final WatchSection USUAL =
            new WatchSection(GuardSettings.USUAL, ReconSettings.USUAL, WatchSettings.USUAL);

    /** Of demo and lab: alerts that nobody takes on block nothing. */
    static final WatchSection TRIAL = new WatchSection(GuardSettings.USUAL, ReconSettings.USUAL, WatchSettings.TRIAL);

    /**
     * Reads it.
     *
     * @param root of the file; takes the faults
     * @return what it says, or {@link #USUAL}
     */
    static WatchSection read(YamlMap root) {
        YamlMap map = root.map("watch");
        if (map == null) {
            return USUAL;
        }
        WatchSection section =
                new WatchSection(guard(map), reconciliation(map), new WatchSettings(alerts(map), behaviour(map)));
        map.end();
        return section;
    }

    private static GuardSettings guard(YamlMap map) {
        YamlMap guard = map.map("guard");
        if (guard == null) {
            return GuardSettings.USUAL;
        }
        GuardSettings read = new GuardSettings(
                guard.flag("halts", GuardSettings.USUAL.halts()),
                seconds(guard, "positionsEveryS", 0, GuardSettings.USUAL.positionsEvery()));
        guard.end();
        return read;
    }

    private static ReconSettings reconciliation(YamlMap map) {
        YamlMap copies = map.map("reconciliation");
        ReconSettings usual = ReconSettings.USUAL;
        if (copies == null) {
            return usual;
        }
        ReconSettings read = new ReconSettings(
                seconds(copies, "warnAfterS", 1, usual.warnAfter()),
                seconds(copies, "alertAfterS", 1, usual.alertAfter()),
                seconds(copies, "blockFirmAfterS", 1, usual.firmAfter()),
                copies.flag("blocks", usual.blocks()));
        if (read.alertAfter().compareTo(read.warnAfter()) <= 0
                || read.firmAfter().compareTo(read.alertAfter()) <= 0) {
            copies.fault("warnAfterS", "must be below alertAfterS, and that below blockFirmAfterS");
        }
        copies.end();
        return read;
    }

    private static AlertSettings alerts(YamlMap map) {
        YamlMap alerts = map.map("alerts");
        AlertSettings usual = AlertSettings.USUAL;
        if (alerts == null) {
            return usual;
        }
        AlertThresholds from = usual.thresholds();
        AlertSettings read = new AlertSettings(
                seconds(alerts, "criticalWithinS", 1, usual.escalateAfter()),
                seconds(alerts, "warningWithinS", 1, usual.warningAfter()),
                alerts.flag("block", usual.blocks()),
                new AlertThresholds(
                        alerts.integer("rejects", 1, MOST, from.rejects()),
                        seconds(alerts, "rejectWindowS", 1, from.rejectWindow()),
                        alerts.integer("fills", 1, MOST, from.fills()),
                        seconds(alerts, "fillWindowS", 1, from.fillWindow()),
                        alerts.integer("driftBp", 1, MOST, from.driftBp()),
                        alerts.integer("jumpQty", 1, MOST, (int) from.jumpQty()),
                        seconds(alerts, "jumpWindowS", 1, from.jumpWindow()),
                        seconds(alerts, "unansweredS", 1, from.unanswered()),
                        Duration.ofMillis(alerts.integer(
                                "queueLagMs", 1, DAY_S, (int) from.queueLag().toMillis()))));
        alerts.end();
        return read;
    }

    private static BehaviourThresholds behaviour(YamlMap map) {
        YamlMap behaviour = map.map("behaviour");
        BehaviourThresholds usual = BehaviourThresholds.USUAL;
        if (behaviour == null) {
            return usual;
        }
        BehaviourThresholds read = new BehaviourThresholds(
                seconds(behaviour, "windowS", 1, usual.ratioWindow()),
                behaviour.integer("orderToTrade", 1, MOST, usual.orderToTrade()),
                behaviour.integer("cancelPercent", 1, PERCENT, usual.cancelPercent()),
                behaviour.integer("atLeastOrders", 1, MOST, usual.ratioMin()),
                behaviour.integer("layers", 2, MOST, usual.layers()),
                seconds(behaviour, "layerWindowS", 1, usual.layerWindow()),
                behaviour.integer("momentumFills", 2, MOST, usual.momentumFills()),
                behaviour.integer("momentumBp", 1, MOST, usual.momentumBp()),
                seconds(behaviour, "momentumWindowS", 1, usual.momentumWindow()),
                close(behaviour),
                behaviour.integer("washPairs", 1, MOST, usual.washPairs()),
                seconds(behaviour, "washWindowS", 1, usual.washWindow()),
                behaviour.flag("washAcrossClients", usual.washAcrossClients()));
        behaviour.end();
        return read;
    }

    private static Optional<BehaviourThresholds.Close> close(YamlMap behaviour) {
        YamlMap close = behaviour.map("close");
        if (close == null) {
            return Optional.empty();
        }
        BehaviourThresholds.Close read = new BehaviourThresholds.Close(
                close.value(
                        "zone",
                        ZoneOffset.UTC,
                        "a name of the time zone database such as America/New_York",
                        WatchSection::zone),
                close.value("at", LocalTime.of(16, 0), "a time of the day such as 16:00", WatchSection::time),
                Duration.ofMinutes(close.integer("minutes", 1, 60, 5)),
                close.integer("sharePercent", 1, PERCENT, 30),
                close.integer("moveBp", 1, MOST, 50));
        close.end();
        return Optional.of(read);
    }

    private static Duration seconds(YamlMap map, String key, int from, Duration usual) {
        return Duration.ofSeconds(map.integer(key, from, DAY_S, (int) usual.toSeconds()));
    }

    private static @Nullable ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
