package io.trade2026.tests.chaos.run;

import io.trade2026.simulator.fault.Ending;
import io.trade2026.simulator.fault.FaultProxy;
import io.trade2026.simulator.fault.Weather;
import io.trade2026.tests.chaos.plan.Fault;
import io.trade2026.tests.chaos.plan.FaultKind;
import io.trade2026.tests.chaos.plan.FaultPlan;
import io.trade2026.tests.chaos.system.Prey;
import io.trade2026.tests.chaos.system.Signals;
import io.trade2026.tests.chaos.system.Supervisor;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Does what the plan says, when it says so, and heals what lasts. A process that is not there when it is struck is passed over. */
final class Striker implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Prey prey;
    private final Supervisor supervisor;
    private final Map<String, FaultProxy> links;
    private final Recoveries recoveries;
    private final Consumer<String> log;
    private final Map<FaultKind, Integer> struck = new EnumMap<>(FaultKind.class);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "striker");
        thread.setDaemon(true);
        return thread;
    });
    private final Queue<Future<?>> tasks = new ConcurrentLinkedQueue<>();
    private int missed;

    Striker(
            Prey prey,
            Supervisor supervisor,
            Map<String, FaultProxy> links,
            Recoveries recoveries,
            Consumer<String> log) {
        this.prey = prey;
        this.supervisor = supervisor;
        this.links = Map.copyOf(links);
        this.recoveries = recoveries;
        this.log = log;
    }

    void begin(FaultPlan plan) {
        plan.faults().forEach(fault -> later(fault.atMs(), () -> strike(fault)));
    }

    private void later(long delayMs, Runnable work) {
        if (!clock.isShutdown()) {
            tasks.add(clock.schedule(work, delayMs, TimeUnit.MILLISECONDS));
        }
    }

    private void strike(Fault fault) {
        if (fault.kind().isOfProcess()) {
            strikeProcess(fault);
        } else {
            FaultProxy link = links.get(fault.target());
            if (link == null) {
                throw new IllegalStateException("no link for " + fault);
            }
            done(fault);
            strikeLink(fault, link);
        }
    }

    private void strikeProcess(Fault fault) {
        OptionalLong pid = prey.pid(fault.target());
        if (pid.isEmpty()) {
            synchronized (this) {
                missed++;
            }
            log.accept(fault + ": not there");
            return;
        }
        supervisor.struck();
        boolean wasThere = switch (fault.kind()) {
            case KILL -> Signals.kill(pid.getAsLong());
            case RESTART -> Signals.end(pid.getAsLong());
            case FREEZE -> {
                later(fault.lengthMs(), () -> thaw(pid.getAsLong()));
                yield Signals.freeze(pid.getAsLong());
            }
            case CUT_RESET, CUT_ORDERLY, HALF_OPEN_CALLED, HALF_OPEN_CALLER, SILENCE, REFUSAL, DELAY, SPLIT, THROTTLE ->
                throw new IllegalStateException("not of a process: " + fault);
        };
        if (wasThere) {
            done(fault);
        }
    }

    private void thaw(long pid) {
        supervisor.struck();
        Signals.thaw(pid);
    }

    private synchronized void done(Fault fault) {
        struck.merge(fault.kind(), 1, Integer::sum);
        recoveries.struck(fault);
        log.accept(fault.toString());
    }

    private void strikeLink(Fault fault, FaultProxy link) {
        switch (fault.kind()) {
            case CUT_RESET -> link.cut(Ending.RESET);
            case CUT_ORDERLY -> link.cut(Ending.ORDERLY);
            case HALF_OPEN_CALLED -> link.leaveHalfOpen(false, Duration.ofMillis(fault.lengthMs()));
            case HALF_OPEN_CALLER -> link.leaveHalfOpen(true, Duration.ofMillis(fault.lengthMs()));
            case REFUSAL -> {
                link.refuse(true);
                link.cut(Ending.RESET);
                later(fault.lengthMs(), () -> link.refuse(false));
            }
            case SILENCE -> weather(fault, link, Weather.SILENT);
            case DELAY -> weather(fault, link, Weather.delayed(fault.measure()));
            case SPLIT -> weather(fault, link, Weather.split(fault.measure()));
            case THROTTLE -> weather(fault, link, Weather.throttled(fault.measure()));
            case KILL, FREEZE, RESTART -> throw new IllegalStateException("not of a link: " + fault);
        }
    }

    private void weather(Fault fault, FaultProxy link, Weather weather) {
        link.weather(weather);
        later(fault.lengthMs(), () -> link.weather(Weather.CLEAR));
    }

    synchronized Map<FaultKind, Integer> struck() {
        return new EnumMap<>(struck);
    }

    synchronized int count(FaultKind kind) {
        return struck.getOrDefault(kind, 0);
    }

    synchronized int count() {
        return struck.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many faults found no process to strike, since it was being started again. */
    synchronized int missed() {
        return missed;
    }

    /** Strikes no more and heals everything. */
    void heal() {
        clock.shutdownNow();
        try {
            if (!clock.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("a fault does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        tasks.stream()
                .filter(Future::isDone)
                .filter(task -> !task.isCancelled())
                .forEach(Striker::check);
        for (FaultProxy link : links.values()) {
            link.refuse(false);
            link.weather(Weather.CLEAR);
        }
        supervisor.struck();
        prey.targets().forEach(target -> prey.pid(target.name()).ifPresent(Signals::thaw));
    }

    private static void check(Future<?> task) {
        try {
            task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a fault of the plan could not be done", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
