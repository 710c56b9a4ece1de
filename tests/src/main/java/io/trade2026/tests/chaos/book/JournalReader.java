package io.trade2026.tests.chaos.book;

import io.trade2026.messages.sbe.CancelRejectedDecoder;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.OrderChangedDecoder;
import io.trade2026.messages.sbe.OrderImageDecoder;
import io.trade2026.messages.sbe.VenueReportUnmatchedDecoder;
import io.trade2026.sequencer.client.EventFollower;
import io.trade2026.sequencer.client.EventHandler;
import io.trade2026.sequencer.client.JournalPosition;
import io.trade2026.sequencer.client.SequencerAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.DirectBuffer;

/** Reads the event journal from its first event on. One thread. */
public final class JournalReader {
    private static final int AT_ONCE = 256;
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private final List<JournalBook.Told> told = new ArrayList<>();
    private final List<JournalBook.Refused> refused = new ArrayList<>();
    private final List<String> unmatched = new ArrayList<>();
    private long lastEventNumber;

    private JournalReader() {}

    /**
     * Reads the journal.
     *
     * @param address of the sequencer
     * @param lastEventNumber up to which
     * @param patience for all of it
     * @return what it says
     * @throws IllegalStateException when there is a gap or a double, or not so many events
     */
    public static JournalBook read(SequencerAddress address, long lastEventNumber, Duration patience) {
        JournalReader reading = new JournalReader();
        Ear ear = reading.new Ear();
        long endNs = System.nanoTime() + patience.toNanos();
        try (EventFollower follower = new EventFollower(address, JournalPosition.START, "chaos")) {
            while (reading.lastEventNumber < lastEventNumber) {
                if (follower.poll(ear, AT_ONCE) == 0) {
                    LockSupport.parkNanos(PAUSE_NS);
                }
                if (System.nanoTime() - endNs > 0) {
                    throw new IllegalStateException("the journal gave " + reading.lastEventNumber + " events within "
                            + patience.toSeconds() + " s, wanted " + lastEventNumber);
                }
            }
        }
        return new JournalBook(reading.told, reading.refused, reading.unmatched);
    }

    private final class Ear implements EventHandler {
        private final MessageHeaderDecoder header = new MessageHeaderDecoder();
        private final OrderChangedDecoder changed = new OrderChangedDecoder();
        private final CancelRejectedDecoder rejected = new CancelRejectedDecoder();
        private final VenueReportUnmatchedDecoder foreign = new VenueReportUnmatchedDecoder();

        @Override
        public boolean onEvent(long number, long epochNs, DirectBuffer buffer, int offset, int length, long position) {
            header.wrap(buffer, offset);
            switch (header.templateId()) {
                case OrderChangedDecoder.TEMPLATE_ID ->
                    take(changed.wrapAndApplyHeader(buffer, offset, header), number);
                case CancelRejectedDecoder.TEMPLATE_ID -> {
                    rejected.wrapAndApplyHeader(buffer, offset, header);
                    refused.add(new JournalBook.Refused(number, rejected.sessionId(), rejected.clOrdId()));
                }
                case VenueReportUnmatchedDecoder.TEMPLATE_ID -> {
                    foreign.wrapAndApplyHeader(buffer, offset, header);
                    unmatched.add("event " + number + ": the report " + foreign.execId() + " of venue session "
                            + foreign.venueSessionId() + " on " + foreign.rawClOrdId() + " fits no order");
                }
                default -> {}
            }
            lastEventNumber = number;
            return true;
        }

        private void take(OrderChangedDecoder event, long number) {
            OrderImageDecoder order = event.order();
            told.add(new JournalBook.Told(
                    number,
                    order.sessionId(),
                    order.orderId(),
                    order.clOrdId(),
                    order.origClOrdId(),
                    event.fact(),
                    event.venueSessionId(),
                    event.venueExecId(),
                    event.lastQtyE8(),
                    event.lastPxE8()));
        }
    }
}
