package io.trade2026.tests.guard;

import io.trade2026.messages.Decimal8;
import io.trade2026.messages.Denial;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.KillSwitchChangedDecoder;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.OrdType;
import io.trade2026.messages.sbe.OrderChangedDecoder;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.PlaceOrderEncoder;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.TimeInForce;
import io.trade2026.messages.sbe.VenueOrderSentDecoder;
import io.trade2026.oms.CoreLimits;
import io.trade2026.oms.CoreTimers;
import io.trade2026.oms.OmsCore;
import io.trade2026.ops.desk.CommandOutlet;
import io.trade2026.ops.desk.EventFeed;
import io.trade2026.ops.guard.RouteNames;
import io.trade2026.ops.source.JournalReader;
import io.trade2026.sequencer.client.EventHandler;
import io.trade2026.tests.bench.core.CoreWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/** A core with the benchmark's world, whose events are kept and can be read from any thread, and added to. */
final class CoreWithJournal {
    private static final int NULL_INT = Integer.MIN_VALUE;
    private static final long START_EPOCH_NS = 1_795_000_000_000_000_000L;
    private static final long STEP_NS = 1_000_000;

    private final List<byte[]> journal = new ArrayList<>();
    private final OmsCore core = new OmsCore(new CoreLimits(1_000, 1), this::append, CoreTimers.NONE);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final UnsafeBuffer letter = new UnsafeBuffer(new byte[2048]);
    private long nowEpochNs = START_EPOCH_NS;
    private long msgSeqNum;

    CoreWithJournal() {
        new CoreWorld(this::send).make();
    }

    private void append(long eventNumber, DirectBuffer buffer, int offset, int length) {
        byte[] event = new byte[length];
        buffer.getBytes(offset, event);
        journal.add(event);
    }

    private synchronized void send(DirectBuffer command, int length) {
        nowEpochNs += STEP_NS;
        core.onCommand(nowEpochNs, command, 0, length);
    }

    synchronized long lastEventNumber() {
        return journal.size();
    }

    /** An order of 100 INTC; returns what became of it, or none when it left for the venue. */
    synchronized OrderFact place(String clOrdId) {
        var place =
                new PlaceOrderEncoder().wrapAndApplyHeader(letter, 0, header).clOrdId(clOrdId);
        place.origin()
                .sessionId(1)
                .epoch(1)
                .msgSeqNum(++msgSeqNum)
                .receivedEpochNs(nowEpochNs)
                .sendingEpochNs(nowEpochNs)
                .possDup(Bool.NO)
                .possResend(Bool.NO);
        place.terms()
                .symbol("INTC")
                .currency("USD")
                .orderQtyE8(100 * Decimal8.ONE)
                .priceE8(100 * Decimal8.ONE)
                .stopPxE8(Decimal8.NULL)
                .minQtyE8(Decimal8.NULL)
                .maxFloorE8(Decimal8.NULL)
                .cashOrderQtyE8(Decimal8.NULL)
                .expireEpochNs(Decimal8.NULL)
                .expireDateYmd(NULL_INT)
                .transactEpochNs(nowEpochNs)
                .side(Side.BUY)
                .ordType(OrdType.LIMIT)
                .timeInForce(TimeInForce.DAY);
        place.trader("").strategy("").text("").custom("");
        int before = journal.size();
        send(letter, MessageHeaderDecoder.ENCODED_LENGTH + place.encodedLength());
        OrderChangedDecoder told = lastChange(before);
        return told == null ? OrderFact.NULL_VAL : told.fact();
    }

    private @Nullable OrderChangedDecoder lastChange(int from) {
        for (int i = journal.size() - 1; i >= from; i--) {
            UnsafeBuffer event = new UnsafeBuffer(journal.get(i));
            var head = new MessageHeaderDecoder().wrap(event, 0);
            if (head.templateId() == OrderChangedDecoder.TEMPLATE_ID) {
                return new OrderChangedDecoder().wrapAndApplyHeader(event, 0, head);
            }
        }
        return null;
    }

    synchronized @Nullable Denial lastDenial() {
        OrderChangedDecoder told = lastChange(0);
        return told == null ? null : Denial.of(told.explanation().denial());
    }

    /** The journal tells the last child order of the core once more. */
    synchronized void plantLastChildAgain() {
        for (int i = journal.size() - 1; i >= 0; i--) {
            if (templateId(journal.get(i)) == VenueOrderSentDecoder.TEMPLATE_ID) {
                journal.add(journal.get(i));
                return;
            }
        }
        throw new AssertionError("no child order");
    }

    private static int templateId(byte[] event) {
        return new MessageHeaderDecoder().wrap(new UnsafeBuffer(event), 0).templateId();
    }

    synchronized long count(int templateId) {
        return journal.stream().filter(event -> templateId(event) == templateId).count();
    }

    /** Kill switches that were set: who, and why. */
    synchronized List<String> kills() {
        return journal.stream()
                .filter(event -> templateId(event) == KillSwitchChangedDecoder.TEMPLATE_ID)
                .map(event -> new KillSwitchChangedDecoder()
                        .wrapAndApplyHeader(new UnsafeBuffer(event), 0, new MessageHeaderDecoder()))
                .map(kill -> kill.user() + " " + kill.scopeKind() + " " + kill.scopeId() + ": " + kill.reason())
                .toList();
    }

    CommandOutlet outlet() {
        return new CommandOutlet() {
            @Override
            public boolean offer(DirectBuffer buffer, int length) {
                send(buffer, length);
                return true;
            }

            @Override
            public int poll() {
                return 0;
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
    }

    EventFeed feed() {
        return new EventFeed() {
            private int read;

            @Override
            public int poll(EventHandler handler, int limit) {
                List<byte[]> fresh;
                synchronized (CoreWithJournal.this) {
                    fresh = List.copyOf(journal.subList(read, journal.size()));
                }
                for (byte[] event : fresh) {
                    read++;
                    handler.onEvent(read, nowEpochNs, new UnsafeBuffer(event), 0, event.length, 0);
                }
                return fresh.size();
            }

            @Override
            public JournalReader state() {
                return new JournalReader("guard", true, read, 0);
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
    }

    RouteNames names() {
        return new RouteNames() {
            @Override
            public Optional<String> firm() {
                return Optional.of("TRADE2026");
            }

            @Override
            public Optional<String> venue(int venueId) {
                return Optional.of("XSIM");
            }

            @Override
            public Optional<String> account(int accountId) {
                return Optional.of("ACC" + accountId);
            }
        };
    }
}
