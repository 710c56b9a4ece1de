package io.trade2026.marketdata;

import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.ReportFeedDecoder;
import io.trade2026.messages.sbe.UpdatePriceDecoder;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.DirectBuffer;

/** Stands for the core: writes down what it is told, and can refuse to be told. */
final class RecordingOutlet implements CommandOutlet {
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final List<Long> volumesE8 = new CopyOnWriteArrayList<>();
    private final AtomicLong sessions = new AtomicLong(1);
    private final AtomicLong room = new AtomicLong(Long.MAX_VALUE);
    private volatile boolean isClosed;

    sealed interface Told {}

    record Price(String symbol, long bidE8, long askE8, long lastE8, long bidQtyE8, long sourceEpochNs)
            implements Told {}

    record Feed(String name, boolean live) implements Told {}

    List<Told> told() {
        return told;
    }

    List<Told> take() {
        List<Told> all = List.copyOf(told);
        told.clear();
        return all;
    }

    List<Price> prices() {
        return told.stream()
                .filter(Price.class::isInstance)
                .map(Price.class::cast)
                .toList();
    }

    /** The volume of the day in each price that was told. */
    List<Long> volumesE8() {
        return volumesE8;
    }

    void room(int commands) {
        room.set(commands);
    }

    void reconnect() {
        sessions.incrementAndGet();
    }

    boolean isClosed() {
        return isClosed;
    }

    @Override
    public boolean offer(DirectBuffer buffer, int offset, int length) {
        if (room.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
            return false;
        }
        MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, offset);
        if (header.templateId() == UpdatePriceDecoder.TEMPLATE_ID) {
            UpdatePriceDecoder letter = new UpdatePriceDecoder().wrapAndApplyHeader(buffer, offset, header);
            volumesE8.add(letter.dayVolumeE8());
            told.add(new Price(
                    letter.symbol(),
                    letter.bidE8(),
                    letter.askE8(),
                    letter.lastE8(),
                    letter.bidQtyE8(),
                    letter.sourceEpochNs()));
        } else {
            ReportFeedDecoder letter = new ReportFeedDecoder().wrapAndApplyHeader(buffer, offset, header);
            told.add(new Feed(letter.feed(), letter.live() == Bool.YES));
        }
        return true;
    }

    @Override
    public int poll() {
        return 0;
    }

    @Override
    public long sessionCount() {
        return sessions.get();
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
