package io.trade2026.oms;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;

/**
 * Does one thing with all open orders of a scope, in the slices of {@link Sweeps}: the first at once and the others when a timer says so.
 *
 * <pre>
 *   begin ▶ slice ─▶ timer ▶ slice ─▶ … ─▶ over
 *             └─ other commands ─┘
 * </pre>
 *
 * <p>What opens after a pass began is not in it; what has ended before it is reached has nothing done to it. Unlike a sweep it does not
 * follow its orders until they have ended, and is not reported on.
 */
final class Passes {
    /** Of orders that are too many to be counted in one command. */
    static final int NOT_COUNTED = -1;

    private final OrderStore store;
    private final EventWriter events;
    private final CoreTimers timers;
    private final SweepPace pace;
    private final Map<PassKind, PassWork> works = new EnumMap<>(PassKind.class);
    private final List<Pass> passes = new ArrayList<>();
    private int lastId;

    Passes(OrderStore store, EventWriter events, CoreTimers timers, SweepPace pace) {
        this.store = store;
        this.events = events;
        this.timers = timers;
        this.pace = pace;
    }

    /** Says who does the work of passes of a kind; once, before the first command. */
    void assign(PassKind kind, PassWork work) {
        works.put(kind, work);
    }

    /** Counts the orders of a scope; {@link #NOT_COUNTED} where more are open in it than are looked at in one command. */
    int count(OpenScope scope, SweepPace.Visitor isOne) {
        if (store.open().size(scope) > pace.looks()) {
            return NOT_COUNTED;
        }
        int count = 0;
        OpenWalk walk = store.open().walk(scope);
        for (Order order = walk.take(); order != null; order = walk.take()) {
            count += isOne.visit(order) ? 1 : 0;
        }
        store.open().end(walk);
        return count;
    }

    /** Begins a pass with its first slice. */
    void begin(Pass pass) {
        pass.walk(store.open().walk(work(pass).scope(pass)));
        if (isOver(pass)) {
            end(pass);
            return;
        }
        lastId++;
        pass.id(lastId);
        passes.add(pass);
        schedule(pass);
    }

    private PassWork work(Pass pass) {
        PassWork work = works.get(pass.kind());
        if (work == null) {
            throw new IllegalStateException("nobody does the work of passes of kind " + pass.kind());
        }
        return work;
    }

    /** Does a slice; says whether it was the last one. */
    private boolean isOver(Pass pass) {
        PassWork work = work(pass);
        return pace.go(pass.walk(), work.looks() ? pace.looks() : pace.visits(), order -> work.visit(pass, order));
    }

    private void schedule(Pass pass) {
        timers.schedule(TimerKind.PASS.of(pass.id()), events.epochNs() + pace.gapNs());
    }

    private void end(Pass pass) {
        store.open().end(pass.walk());
        work(pass).over(pass);
    }

    /** The timer of a pass came due; one of a pass that is over changes nothing. */
    void due(int id) {
        for (int i = 0; i < passes.size(); i++) {
            Pass pass = passes.get(i);
            if (pass.id() == id && isOver(pass)) {
                passes.remove(pass);
                end(pass);
                return;
            } else if (pass.id() == id) {
                schedule(pass);
                return;
            }
        }
    }

    /** Does now what a halt or a stop is about to do with an order: something of it would leave before its turn comes. */
    void hasten(Order order) {
        for (int i = 0; i < passes.size(); i++) {
            Pass pass = passes.get(i);
            if (pass.kind().isStop() && pass.walk().isAhead(order)) {
                work(pass).visit(pass, order);
            }
        }
    }

    /** Begins a pass instead of those that do the same and are not over yet: it comes to all that they would come to. */
    void beginAnew(Pass pass) {
        for (int i = passes.size() - 1; i >= 0; i--) {
            Pass before = passes.get(i);
            if (before.isAs(pass)) {
                passes.remove(i);
                store.open().end(before.walk());
                timers.cancel(TimerKind.PASS.of(before.id()));
            }
        }
        begin(pass);
    }

    /** Does at once what is left of the passes of a kind. */
    void complete(PassKind kind) {
        for (int i = passes.size() - 1; i >= 0; i--) {
            Pass pass = passes.get(i);
            if (pass.kind() == kind) {
                boolean isOver = isOver(pass);
                while (!isOver) {
                    isOver = isOver(pass);
                }
                passes.remove(i);
                timers.cancel(TimerKind.PASS.of(pass.id()));
                end(pass);
            }
        }
    }

    // Snapshots: a row of no kind holds the last id

    void saveTo(RowWriter writer, int kind) {
        writer.begin(kind, Pass.ROW_LENGTH);
        int last = writer.row();
        writer.buffer().putInt(last, lastId, LITTLE_ENDIAN);
        for (Pass pass : passes) {
            int row = writer.row();
            pass.save(writer.buffer(), row);
        }
        writer.end();
    }

    /** Behind the open orders. */
    void load(RowReader reader) {
        for (int i = 0; i < reader.rows(); i++) {
            int row = reader.row(i, Pass.ROW_LENGTH);
            if (Pass.isOfNoKind(reader.buffer(), row)) {
                lastId = reader.buffer().getInt(row, LITTLE_ENDIAN);
            } else {
                goOn(Pass.load(reader.buffer(), row), reader.buffer(), row);
            }
        }
    }

    private void goOn(Pass pass, DirectBuffer from, int row) {
        long nextOrderId = Pass.nextOrderId(from, row);
        Order next = nextOrderId == 0 ? null : store.knownOrder(nextOrderId);
        pass.walk(store.open().walk(work(pass).scope(pass), next, Pass.lastPlace(from, row)));
        passes.add(pass);
    }
}
