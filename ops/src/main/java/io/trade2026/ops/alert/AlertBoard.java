package io.trade2026.ops.alert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The alerts. Written by the desk's thread, read by any.
 *
 * <p>Those of the same severity, name, cause and subject are one until somebody has taken it on; what happens after that is a new one.
 * None of them ever hides another: nothing is dropped that waits, and there is no way to take on several at once.
 */
public final class AlertBoard {
    private static final int KEPT_DONE = 500;

    private final AlertSettings settings;
    private final Map<Long, Alert> waiting = new TreeMap<>();
    private final Map<Long, Alert> done = new LinkedHashMap<>();
    private final Map<String, Long> open = new HashMap<>();
    private long changes;

    /**
     * Creates an empty board.
     *
     * @param settings how long alerts may wait
     */
    public AlertBoard(AlertSettings settings) {
        this.settings = settings;
    }

    /**
     * Something has happened. For any thread.
     *
     * @param eventNumber of the event that shows it: the alert's id, or the next lower free one when an event shows several
     * @param epochNs when it happened
     * @param severity CRITICAL, WARNING or NOTICE
     * @param name a stable word
     * @param about whose it is; may be empty
     * @param cause what tells it from others of the same name and subject; may be empty
     * @param text what happened, with its numbers
     */
    public synchronized void raise(
            long eventNumber, long epochNs, String severity, String name, String about, String cause, String text) {
        String key = severity + '|' + name + '|' + about + '|' + cause;
        Long known = open.get(key);
        Alert before = known == null ? null : waiting.get(known);
        if (before != null) {
            waiting.put(before.alertId(), before.again(text, epochNs, eventNumber));
        } else {
            long alertId = freeId(eventNumber);
            open.put(key, alertId);
            waiting.put(
                    alertId,
                    new Alert(
                            alertId,
                            severity,
                            name,
                            about,
                            text,
                            epochNs,
                            epochNs,
                            eventNumber,
                            1,
                            "",
                            0,
                            "",
                            false,
                            AlertOwner.of(name).role(),
                            settings.deadline(severity, epochNs)));
        }
        changed();
    }

    /** One event may show several things, and none of them may take the place of another. */
    private long freeId(long eventNumber) {
        long alertId = eventNumber;
        while (waiting.containsKey(alertId) || done.containsKey(alertId)) {
            alertId--;
        }
        return alertId;
    }

    synchronized void acknowledge(long alertId, String user, long epochNs, String reason) {
        Alert alert = waiting.remove(alertId);
        if (alert == null) {
            return;
        }
        done.put(alertId, alert.acknowledged(user, epochNs, reason));
        open.values().removeIf(id -> id == alertId);
        if (done.size() > KEPT_DONE) {
            Iterator<Long> oldest = done.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        changed();
    }

    /**
     * Looks which alerts have waited too long: they are marked, and become somebody else's.
     *
     * @param nowEpochNs time of this machine
     * @return those that have newly escalated
     */
    public synchronized List<Alert> escalate(long nowEpochNs) {
        List<Alert> late = waiting.values().stream()
                .filter(alert ->
                        alert.deadlineEpochNs() > 0 && !alert.escalated() && nowEpochNs - alert.deadlineEpochNs() >= 0)
                .map(Alert::escalate)
                .toList();
        late.forEach(alert -> waiting.put(alert.alertId(), alert));
        if (!late.isEmpty()) {
            changed();
        }
        return late;
    }

    private void changed() {
        changes++;
        notifyAll();
    }

    /**
     * All alerts that wait, and the latest that are taken on: critical ones first, then the newest.
     *
     * @return a copy
     */
    public synchronized List<Alert> alerts() {
        List<Alert> all = new ArrayList<>(waiting.values());
        all.sort(Comparator.comparingInt(Alert::rank)
                .thenComparing(Comparator.comparingLong(Alert::alertId).reversed()));
        List<Alert> taken = new ArrayList<>(done.values());
        taken.sort(Comparator.comparingLong(Alert::acknowledgedEpochNs).reversed());
        all.addAll(taken);
        return all;
    }

    /**
     * One alert.
     *
     * @param alertId of it
     * @return empty when there is none, or it was taken on long ago
     */
    public synchronized Optional<Alert> alert(long alertId) {
        return Optional.ofNullable(waiting.getOrDefault(alertId, done.get(alertId)));
    }

    /**
     * Says whether a critical alert has waited too long.
     *
     * @return until somebody has taken on each of them
     */
    public synchronized boolean hasEscalated() {
        return waiting.values().stream().anyMatch(alert -> alert.escalated() && alert.rank() == 1);
    }

    /**
     * How often the board has changed.
     *
     * @return counted up
     */
    public synchronized long changes() {
        return changes;
    }

    /**
     * Waits for a change.
     *
     * @param seen what {@link #changes} was
     * @param patienceMs longest wait
     * @return what it is now
     * @throws InterruptedException if the caller is interrupted
     */
    public synchronized long awaitChange(long seen, long patienceMs) throws InterruptedException {
        long deadlineNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMs);
        while (changes == seen) {
            long leftMs = TimeUnit.NANOSECONDS.toMillis(deadlineNs - System.nanoTime());
            if (leftMs <= 0) {
                break;
            }
            wait(leftMs);
        }
        return changes;
    }
}
