package io.trade2026.oms;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.trade2026.risk.RiskCore;
import io.trade2026.risk.snapshot.RowReader;
import io.trade2026.risk.snapshot.RowWriter;
import io.trade2026.risk.snapshot.SnapshotSink;
import io.trade2026.risk.snapshot.SnapshotSource;
import org.jspecify.annotations.Nullable;

/** The whole core as records: risk first, then sessions, then orders in the order of arrival, each block followed by its requests and executions. */
final class CoreSnapshot {
    /** Orders in one block: their objects fit into a second-level cache. */
    private static final int BLOCK = 64;

    private static final int CORE = 40;
    private static final int MARKS = 41;
    private static final int REQUESTS = 43;
    private static final int ORPHANS = 44;
    private static final int EXECUTIONS = 45;
    private static final int CLOSED = 46;
    private static final int END = 47;
    private static final int CUSTOM = 48;
    private static final int LISTS = 49;
    private static final int LIST_ENTRIES = 50;
    private static final int LEASES = 51;
    private static final int TRADING_DAY = 52;
    private static final int REJECTED_NEXT = 53;
    private static final int GOVERNED = 242;
    private static final int OVERRIDES = 243;
    private static final int KILLS = 230;
    private static final int SWEEPS = 231;
    private static final int SWEEP_MEMBERS = 232;
    private static final int OPEN_PLACES = 295;
    private static final int OPEN = 296;
    private static final int SWEEP_PROGRESS = 297;
    /** Of before open orders were in groups: a sweep that was taking its orders begins anew. */
    private static final int SWEEP_PROGRESS_BEFORE = 260;

    private static final int PASSES = 350;
    private static final int ORDERS = 351;
    private static final int SUSPENSE = 251;

    private final RiskCore risk;
    private final SessionMarks marks;
    private final OrderStore store;
    private final EventWriter events;
    private final Leases leases;
    private final TradingDay day;
    private final RejectedNext rejected;
    private final LimitCommands limits;
    private final Overrides overrides;
    private final Kills kills;
    private final Sweeps sweeps;
    private final Passes passes;
    private final Suspense suspense;

    /** What the house keeps beside orders. */
    record House(
            Leases leases,
            TradingDay day,
            RejectedNext rejected,
            LimitCommands limits,
            Overrides overrides,
            Kills kills,
            Sweeps sweeps,
            Passes passes,
            Suspense suspense) {}

    CoreSnapshot(RiskCore risk, SessionMarks marks, OrderStore store, EventWriter events, House house) {
        this.risk = risk;
        this.marks = marks;
        this.store = store;
        this.events = events;
        this.leases = house.leases();
        this.day = house.day();
        this.rejected = house.rejected();
        this.limits = house.limits();
        this.overrides = house.overrides();
        this.kills = house.kills();
        this.sweeps = house.sweeps();
        this.passes = house.passes();
        this.suspense = house.suspense();
    }

    void saveTo(SnapshotSink sink) {
        risk.saveTo(sink);
        RowWriter writer = new RowWriter(sink);
        writer.begin(CORE, Long.BYTES);
        writer.buffer().putLong(writer.row(), events.lastEventNumber(), LITTLE_ENDIAN);
        writer.end();
        marks.saveTo(writer, MARKS);
        leases.saveTo(writer, LEASES);
        day.saveTo(writer, TRADING_DAY);
        rejected.saveTo(writer, REJECTED_NEXT);
        limits.saveTo(writer, GOVERNED);
        overrides.saveTo(writer, OVERRIDES);
        saveOrders(writer);
        store.open().saveTo(writer, OPEN);
        saveOrphans(writer);
        saveClosed(writer);
        store.lists().saveTo(writer, LISTS, LIST_ENTRIES);
        kills.saveTo(writer, KILLS);
        sweeps.saveTo(writer, SWEEPS, SWEEP_MEMBERS);
        sweeps.saveProgress(writer, SWEEP_PROGRESS);
        passes.saveTo(writer, PASSES);
        suspense.saveTo(writer, SUSPENSE);
        writer.begin(END, Long.BYTES);
        writer.end();
    }

    /**
     * Block by block, so that an order, its requests and its executions are written while they are in the processor's cache; one pass
     * over a million orders costs more in waiting for memory than in writing.
     */
    private void saveOrders(RowWriter writer) {
        Order from = store.first();
        do {
            Order to = from;
            writer.begin(ORDERS, OrderRow.LENGTH);
            for (int i = 0; i < BLOCK && to != null; i++) {
                int row = writer.row();
                OrderRow.save(to, writer.buffer(), row);
                to = to.next();
            }
            writer.end();
            saveRequests(writer, from, to);
            saveExecutions(writer, from, to);
            saveCustom(writer, from, to);
            savePlaces(writer, from, to);
            from = to;
        } while (from != null);
    }

    private static void saveRequests(RowWriter writer, @Nullable Order from, @Nullable Order to) {
        writer.begin(REQUESTS, Request.ROW_LENGTH);
        for (Order order = from; order != null && order != to; order = order.next()) {
            for (Request request = order.firstRequest(); request != null; request = request.next()) {
                int row = writer.row();
                request.save(writer.buffer(), row, 0);
            }
        }
        writer.end();
    }

    private void saveOrphans(RowWriter writer) {
        writer.begin(ORPHANS, Request.ROW_LENGTH);
        for (OrderStore.Orphan orphan : store.orphans()) {
            int row = writer.row();
            orphan.request().save(writer.buffer(), row, orphan.sinceEpochNs());
        }
        writer.end();
    }

    private static void saveExecutions(RowWriter writer, @Nullable Order from, @Nullable Order to) {
        writer.begin(EXECUTIONS, Execution.ROW_LENGTH);
        for (Order order = from; order != null && order != to; order = order.next()) {
            for (Execution execution = order.firstExecution(); execution != null; execution = execution.next()) {
                int row = writer.row();
                execution.save(writer.buffer(), row, order.orderId());
            }
        }
        writer.end();
    }

    private void saveClosed(RowWriter writer) {
        writer.begin(CLOSED, Long.BYTES);
        for (Order order = store.firstClosed(); order != null; order = order.nextClosed()) {
            int row = writer.row();
            writer.buffer().putLong(row, order.orderId(), LITTLE_ENDIAN);
        }
        writer.end();
    }

    private static void savePlaces(RowWriter writer, @Nullable Order from, @Nullable Order to) {
        writer.begin(OPEN_PLACES, OpenOrders.ROW_LENGTH);
        for (Order order = from; order != null && order != to; order = order.next()) {
            OpenOrders.save(order, writer);
        }
        writer.end();
    }

    private static void saveCustom(RowWriter writer, @Nullable Order from, @Nullable Order to) {
        writer.begin(CUSTOM, CustomFields.ROW_LENGTH);
        for (Order order = from; order != null && order != to; order = order.next()) {
            int place = 0;
            for (Request request = order.firstRequest(); request != null; request = request.next()) {
                CustomFields custom = request.custom();
                if (custom != null) {
                    int row = writer.row();
                    custom.save(writer.buffer(), row, order.orderId(), place, custom == order.custom());
                }
                place++;
            }
        }
        writer.end();
    }

    void loadFrom(SnapshotSource source) {
        risk.loadFrom(source);
        RowReader reader = new RowReader(source);
        for (reader.next(); reader.kind() != END; reader.next()) {
            load(reader);
        }
        store.open().restored(store.first());
    }

    private void load(RowReader reader) {
        switch (reader.kind()) {
            case CORE -> events.lastEventNumber(reader.buffer().getLong(reader.row(0, Long.BYTES), LITTLE_ENDIAN));
            case MARKS -> marks.load(reader);
            case LEASES -> leases.load(reader);
            case TRADING_DAY -> day.load(reader);
            case REJECTED_NEXT -> rejected.load(reader);
            case GOVERNED -> limits.load(reader);
            case OVERRIDES -> overrides.load(reader);
            case ORDERS -> {
                for (int i = 0; i < reader.rows(); i++) {
                    store.load(reader.buffer(), reader.row(i, OrderRow.LENGTH));
                }
            }
            case REQUESTS, ORPHANS -> {
                for (int i = 0; i < reader.rows(); i++) {
                    store.loadRequest(reader.buffer(), reader.row(i, Request.ROW_LENGTH));
                }
            }
            case EXECUTIONS -> {
                for (int i = 0; i < reader.rows(); i++) {
                    store.loadExecution(reader.buffer(), reader.row(i, Execution.ROW_LENGTH));
                }
            }
            case OPEN_PLACES -> {
                for (int i = 0; i < reader.rows(); i++) {
                    store.loadPlace(reader, reader.row(i, OpenOrders.ROW_LENGTH));
                }
            }
            case OPEN -> store.open().load(reader, store.first());
            case CLOSED -> {
                for (int i = 0; i < reader.rows(); i++) {
                    store.loadClosed(reader.buffer().getLong(reader.row(i, Long.BYTES), LITTLE_ENDIAN));
                }
            }
            case CUSTOM -> {
                for (int i = 0; i < reader.rows(); i++) {
                    store.loadCustom(reader.buffer(), reader.row(i, CustomFields.ROW_LENGTH));
                }
            }
            case KILLS -> kills.load(reader);
            case SWEEPS -> sweeps.load(reader);
            case SWEEP_MEMBERS -> sweeps.loadMembers(reader);
            case SWEEP_PROGRESS -> sweeps.loadProgress(reader, true);
            case SWEEP_PROGRESS_BEFORE -> {
                store.open().restored(store.first());
                sweeps.loadProgress(reader, false);
            }
            case PASSES -> passes.load(reader);
            case SUSPENSE -> suspense.load(reader);
            case LISTS -> store.lists().load(reader);
            case LIST_ENTRIES -> store.lists().loadEntries(reader, store::knownOrder);
            default -> throw new IllegalStateException("snapshot record of unknown kind " + reader.kind());
        }
    }
}
