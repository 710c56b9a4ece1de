package io.trade2026.stores.reference;

import io.trade2026.messages.sbe.CommandRefusedDecoder;
import io.trade2026.messages.sbe.CommitReferenceDataDecoder;
import io.trade2026.messages.sbe.DefinePartyDecoder;
import io.trade2026.messages.sbe.LimitChangedDecoder;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.ReferenceDataLoadedDecoder;
import io.trade2026.messages.sbe.SetLimitDecoder;
import io.trade2026.sequencer.client.EventHandler;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the core to the version of the tables: sends what is above the version it has, then the commit, and waits for
 * the core to say so. Used by one thread; what is said to be for any thread may be asked by others.
 *
 * <p>Commands carry versions and the core ignores what it has, so that sending again does no harm.
 */
public final class ReferenceLoader implements EventHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ReferenceLoader.class);
    private static final long FIRST_PATIENCE_NS = TimeUnit.SECONDS.toNanos(5);
    /** A follower that comes from far behind sees the answer late. */
    private static final long LAST_PATIENCE_NS = TimeUnit.SECONDS.toNanos(60);

    private static final int OFFERS_PER_POLL = 64;

    private final Commands commands;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final ReferenceDataLoadedDecoder loaded = new ReferenceDataLoadedDecoder();
    private final LimitChangedDecoder limitChanged = new LimitChangedDecoder();
    private final CommandRefusedDecoder refused = new CommandRefusedDecoder();
    private final Set<Long> changedLimits = new HashSet<>();
    private final List<String> refusalsOfBatch = new ArrayList<>();
    private @Nullable ReferenceBatch batch;
    private int sent;
    private boolean isRepeated;
    private long patienceNs;
    private long answerDeadlineNs;
    private long sessionCount;
    private volatile long loadedVersion;
    private volatile List<String> refusals = List.of();

    /**
     * Creates a loader for a core of which nothing is known.
     *
     * @param commands where commands leave
     */
    public ReferenceLoader(final Commands commands) {
        this.commands = commands;
    }

    /**
     * Returns the last version that the core has said to hold. For any thread.
     *
     * @return 0 before the first
     */
    public long loadedVersion() {
        return loadedVersion;
    }

    /**
     * Returns what the core refused of the last version, each a sentence. For any thread.
     *
     * @return empty when it took everything
     */
    public List<String> refusals() {
        return refusals;
    }

    /**
     * Says whether a version is on its way to the core.
     *
     * @return from {@link #begin} until the core has answered
     */
    public boolean isBusy() {
        return batch != null;
    }

    /**
     * Reads what the core does not have yet, as of one moment, and begins to send it with the next {@link #poll}.
     *
     * @param connection in auto-commit, left so
     * @return false when there is nothing new
     * @throws SQLException if the tables cannot be read
     */
    public boolean begin(final Connection connection) throws SQLException {
        return begin(connection, loadedVersion);
    }

    /**
     * The same from the very first version: for a core that may have lost or refused some.
     *
     * @param connection in auto-commit, left so
     * @throws SQLException if the tables cannot be read
     */
    public void beginAnew(final Connection connection) throws SQLException {
        begin(connection, 0);
    }

    private boolean begin(final Connection connection, final long aboveVersion) throws SQLException {
        if (batch != null) {
            throw new IllegalStateException("version " + batch.version() + " is still on its way");
        }
        ReferenceBatch read = ReferenceReader.read(connection, aboveVersion);
        if (read.version() < loadedVersion) {
            LOG.error(
                    "reference data: the tables are at version {}, the core has {}: they were restored from an older state;"
                            + " sending all of it, of which the core ignores what it has newer versions of",
                    read.version(),
                    loadedVersion);
            read = ReferenceReader.read(connection, 0);
        }
        if (read.version() <= read.aboveVersion()) {
            return false;
        }
        batch = read;
        sessionCount = commands.sessionCount();
        isRepeated = false;
        patienceNs = FIRST_PATIENCE_NS;
        beginSending();
        return true;
    }

    private void beginSending() {
        sent = 0;
        refusalsOfBatch.clear();
        changedLimits.clear();
    }

    /**
     * Sends what the outlet takes; sends everything again when the connection was lost or the core does not answer.
     *
     * @return commands that left
     */
    public int poll() {
        final ReferenceBatch current = batch;
        if (current == null) {
            return 0;
        }
        final boolean isLate = sent == current.count() && System.nanoTime() - answerDeadlineNs > 0;
        if (isLate || commands.sessionCount() != sessionCount) {
            sessionCount = commands.sessionCount();
            isRepeated |= sent > 0;
            patienceNs = isLate ? Math.min(patienceNs * 2, LAST_PATIENCE_NS) : patienceNs;
            LOG.info("reference data version {}: sending again", current.version());
            beginSending();
        }
        int work = 0;
        while (sent < current.count()
                && work < OFFERS_PER_POLL
                && commands.offer(current.buffer(), current.offset(sent), current.length(sent))) {
            sent++;
            work++;
        }
        if (work > 0) {
            answerDeadlineNs = System.nanoTime() + patienceNs;
        }
        return work;
    }

    /**
     * Takes note of what the core says of reference data and limits. Other events are passed over.
     *
     * @return always true
     */
    @Override
    public boolean onEvent(
            final long eventNumber,
            final long epochNs,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final long position) {
        final ReferenceBatch current = batch;
        if (current == null) {
            return true;
        }
        header.wrap(buffer, offset);
        switch (header.templateId()) {
            case LimitChangedDecoder.TEMPLATE_ID ->
                onLimit(current, limitChanged.wrapAndApplyHeader(buffer, offset, header), eventNumber);
            case CommandRefusedDecoder.TEMPLATE_ID ->
                onRefusal(current, refused.wrapAndApplyHeader(buffer, offset, header));
            case ReferenceDataLoadedDecoder.TEMPLATE_ID ->
                onLoaded(current, loaded.wrapAndApplyHeader(buffer, offset, header), eventNumber);
            default -> {}
        }
        return true;
    }

    private void onLimit(final ReferenceBatch current, final LimitChangedDecoder letter, final long eventNumber) {
        final String text = current.limits().get(letter.limitId());
        if (text != null && changedLimits.add(letter.limitId()) && current.aboveVersion() > 0) {
            LOG.info("limit {} holds in the core since event {}", text, eventNumber);
        }
    }

    private void onRefusal(final ReferenceBatch current, final CommandRefusedDecoder letter) {
        final int templateId = letter.templateId();
        if (templateId < DefinePartyDecoder.TEMPLATE_ID || templateId > CommitReferenceDataDecoder.TEMPLATE_ID) {
            return;
        }
        final long id = letter.correlationId();
        final String limit =
                templateId == SetLimitDecoder.TEMPLATE_ID ? current.limits().get(id) : null;
        changedLimits.add(id);
        refusalsOfBatch.add(
                (limit == null ? "command " + templateId + " of id " + id : "limit " + limit) + ": " + letter.text());
    }

    private void onLoaded(
            final ReferenceBatch current, final ReferenceDataLoadedDecoder letter, final long eventNumber) {
        if (sent < current.count() || letter.version() != current.version()) {
            return;
        }
        if (!refusalsOfBatch.equals(refusals)) {
            refusalsOfBatch.forEach(text -> LOG.error("the core refused {}", text));
        }
        if (current.aboveVersion() > 0 && !isRepeated) {
            current.limits().forEach((id, text) -> {
                if (!changedLimits.contains(id)) {
                    LOG.error("limit {}: the core has ignored it, since it holds a newer version of it", text);
                }
            });
        }
        LOG.info(
                "reference data version {} holds in the core since event {}: {} instruments, {} accounts, {} limits",
                letter.version(),
                eventNumber,
                letter.instruments(),
                letter.accounts(),
                letter.limits());
        refusals = List.copyOf(refusalsOfBatch);
        batch = null;
        loadedVersion = letter.version();
    }
}
