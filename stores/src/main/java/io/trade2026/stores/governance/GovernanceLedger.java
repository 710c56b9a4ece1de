package io.trade2026.stores.governance;

import io.trade2026.messages.sbe.AlarmRaisedDecoder;
import io.trade2026.messages.sbe.LimitChangeKind;
import io.trade2026.messages.sbe.LimitChangedDecoder;
import io.trade2026.messages.sbe.LimitUseToldDecoder;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.sequencer.client.JournalPosition;
import io.trade2026.stores.audit.JournalFeed;
import io.trade2026.stores.audit.JournalProjection;
import io.trade2026.stores.postgres.Database;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.agrona.DirectBuffer;
import org.jdbi.v3.core.Handle;

/**
 * Writes from the journal into Postgres with which event each version of a limit came into force, how far limits were used on each day,
 * the alarms, and the version with which the core has put a temporary value back.
 */
public final class GovernanceLedger implements AutoCloseable {
    /** Name of the checkpoint. */
    public static final String CONSUMER = "limit-governance";

    private static final long NS_PER_MICRO = 1_000;

    private final JournalProjection projection;

    /**
     * Creates a ledger; nothing runs yet.
     *
     * @param database started
     * @param journal opens it from a checkpoint on, for this ledger alone
     * @param lastEventNumber of the journal now, to tell when it began anew
     * @param noteNeeded told after each transaction of the last event that is not needed any more
     */
    public GovernanceLedger(
            final Database database,
            final Function<JournalPosition, JournalFeed> journal,
            final long lastEventNumber,
            final LongConsumer noteNeeded) {
        projection = new JournalProjection(CONSUMER, database, journal, lastEventNumber, noteNeeded, new Notes());
    }

    /** One row to be written. */
    @FunctionalInterface
    private interface Note {
        void write(Handle handle);
    }

    /** Rows of several tables, in the order of their events. */
    private static final class Notes implements JournalProjection.Rows {
        private final MessageHeaderDecoder header = new MessageHeaderDecoder();
        private final LimitChangedDecoder changed = new LimitChangedDecoder();
        private final LimitUseToldDecoder used = new LimitUseToldDecoder();
        private final AlarmRaisedDecoder alarm = new AlarmRaisedDecoder();
        private final List<Note> notes = new ArrayList<>();

        @Override
        public void read(final long eventNumber, final long epochNs, final DirectBuffer buffer, final int offset) {
            header.wrap(buffer, offset);
            switch (header.templateId()) {
                case LimitChangedDecoder.TEMPLATE_ID ->
                    change(eventNumber, epochNs, changed.wrapAndApplyHeader(buffer, offset, header));
                case LimitUseToldDecoder.TEMPLATE_ID ->
                    use(eventNumber, used.wrapAndApplyHeader(buffer, offset, header));
                case AlarmRaisedDecoder.TEMPLATE_ID ->
                    alarm(eventNumber, epochNs, alarm.wrapAndApplyHeader(buffer, offset, header));
                default -> {
                    // nothing that is kept here
                }
            }
        }

        private void change(final long eventNumber, final long epochNs, final LimitChangedDecoder letter) {
            final long limitId = letter.limitId();
            final long version = letter.version();
            final LimitChangeKind kind = letter.kind();
            notes.add(handle -> {
                handle.createUpdate("INSERT INTO limit_events (limit_id, version, event_number, occurred_at, kind)"
                                + " VALUES (:limit, :version, :event, :at, :kind) ON CONFLICT DO NOTHING")
                        .bind("limit", limitId)
                        .bind("version", version)
                        .bind("event", eventNumber)
                        .bind("at", at(epochNs))
                        .bind("kind", kind.name().toLowerCase(Locale.ROOT))
                        .execute();
                if (kind == LimitChangeKind.REVERTED) {
                    handle.createQuery("SELECT revert_limit(:limit, :version, :at)::text")
                            .bind("limit", limitId)
                            .bind("version", version)
                            .bind("at", at(epochNs))
                            .mapTo(String.class)
                            .one();
                }
            });
        }

        private void use(final long eventNumber, final LimitUseToldDecoder letter) {
            final long limitId = letter.limitId();
            final long peak = letter.peak();
            final long limit = letter.limitValue();
            final OffsetDateTime at = at(letter.peakEpochNs());
            notes.add(handle -> handle.createUpdate(
                            "INSERT INTO limit_use (limit_id, day, peak, peak_at, value, event_number)"
                                    + " SELECT l.limit_id, :day, :peak / power(10::numeric, k.places), :at,"
                                    + " :value / power(10::numeric, k.places), :event FROM current_limits l"
                                    + " JOIN controls k ON k.control = l.control WHERE l.limit_id = :limit"
                                    + " ON CONFLICT (limit_id, day) DO UPDATE SET peak = excluded.peak,"
                                    + " peak_at = excluded.peak_at, value = excluded.value,"
                                    + " event_number = excluded.event_number WHERE excluded.peak > limit_use.peak")
                    .bind("limit", limitId)
                    .bind("day", at.toLocalDate())
                    .bind("peak", peak)
                    .bind("value", limit)
                    .bind("at", at)
                    .bind("event", eventNumber)
                    .execute());
        }

        private void alarm(final long eventNumber, final long epochNs, final AlarmRaisedDecoder letter) {
            final String severity = letter.severity().name();
            final String name = letter.name();
            final long orderId = letter.orderId();
            final String text = letter.text();
            notes.add(handle -> handle.createUpdate(
                            "INSERT INTO alarms (event_number, occurred_at, severity, name, order_id, detail)"
                                    + " VALUES (:event, :at, :severity, :name, :order, :text) ON CONFLICT DO NOTHING")
                    .bind("event", eventNumber)
                    .bind("at", at(epochNs))
                    .bind("severity", severity)
                    .bind("name", name)
                    .bind("order", orderId)
                    .bind("text", text)
                    .execute());
        }

        private static OffsetDateTime at(final long epochNs) {
            return OffsetDateTime.ofInstant(
                    Instant.ofEpochSecond(0, epochNs / NS_PER_MICRO * NS_PER_MICRO), ZoneOffset.UTC);
        }

        @Override
        public int size() {
            return notes.size();
        }

        @Override
        public void write(final Handle handle) {
            notes.forEach(note -> note.write(handle));
        }

        @Override
        public void clear() {
            notes.clear();
        }
    }

    /**
     * Starts the thread.
     *
     * @return this
     */
    public GovernanceLedger start() {
        projection.start();
        return this;
    }

    /**
     * Says whether all goes well. For any thread.
     *
     * @return false while Postgres is away, and for ever after a mistake of our own
     */
    public boolean isUp() {
        return projection.isUp();
    }

    /**
     * How far the rows are written. For any thread.
     *
     * @return number of an event
     */
    public long writtenTo() {
        return projection.writtenTo();
    }

    /** Writes what it has and stops the thread. */
    @Override
    public void close() {
        projection.close();
    }
}
