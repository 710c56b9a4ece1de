package io.trade2026.oms;

import static io.trade2026.messages.sbe.MessageHeaderEncoder.ENCODED_LENGTH;

import io.trade2026.messages.sbe.OrderTermsDecoder;
import io.trade2026.messages.sbe.Residual;
import io.trade2026.messages.sbe.SweepBegunEncoder;
import io.trade2026.messages.sbe.SweepCountedEncoder;
import io.trade2026.messages.sbe.SweepReportedEncoder;
import io.trade2026.messages.sbe.SweepResidualEncoder;
import org.agrona.MutableDirectBuffer;

/** Writes what is told of sweeps. */
final class SweepReports {
    /** Of orders that are counted while they are cancelled. */
    static final int NOT_COUNTED = -1;

    private final EventWriter events;
    private final SweepBegunEncoder begun = new SweepBegunEncoder();
    private final SweepCountedEncoder counted = new SweepCountedEncoder();
    private final SweepReportedEncoder reported = new SweepReportedEncoder();
    private final SweepResidualEncoder residual = new SweepResidualEncoder();

    SweepReports(EventWriter events) {
        this.events = events;
    }

    private MutableDirectBuffer blank(int blockLength) {
        events.buffer().setMemory(0, ENCODED_LENGTH + blockLength, (byte) 0);
        return events.buffer();
    }

    void begun(Sweep sweep, SweepCount count, long correlationId) {
        begun.wrapAndApplyHeader(blank(SweepBegunEncoder.BLOCK_LENGTH), 0, events.header());
        events.stamp(begun.header());
        begun.sweepId(sweep.id())
                .cause(sweep.cause())
                .scopeKind(sweep.scope())
                .scopeId(sweep.scopeId())
                .downCause(sweep.downCause())
                .cancelScope(sweep.cancelScope())
                .graceMs(sweep.graceMs())
                .orders(count.isWhole() ? count.orders() : NOT_COUNTED)
                .asked(count.asked())
                .here(count.here())
                .venueDown(count.venueDown())
                .inDoubt(count.inDoubt())
                .replacesRefused(count.replacesHeld())
                .againMs(sweep.againMs())
                .correlationId(correlationId);
        sweep.copyName(begun.buffer(), begun.offset() + SweepBegunEncoder.scopeNameEncodingOffset());
        sweep.copyUser(begun.buffer(), begun.offset() + SweepBegunEncoder.userEncodingOffset());
        begun.putReason(sweep.words(), Sweep.reasonAt(), sweep.reasonLength());
        events.commit(begun.encodedLength());
    }

    /** What was found is known only now that all of it is cancelled. */
    void counted(Sweep sweep, SweepCount count) {
        counted.wrapAndApplyHeader(blank(SweepCountedEncoder.BLOCK_LENGTH), 0, events.header());
        events.stamp(counted.header());
        counted.sweepId(sweep.id())
                .cause(sweep.cause())
                .scopeKind(sweep.scope())
                .scopeId(sweep.scopeId())
                .orders(count.orders())
                .asked(count.asked())
                .here(count.here())
                .venueDown(count.venueDown())
                .inDoubt(count.inDoubt())
                .replacesRefused(count.replacesHeld());
        events.commit(counted.encodedLength());
    }

    void reported(Sweep sweep, int cancelsSent) {
        report(sweep, sweep.orders(), sweep.open(), cancelsSent);
    }

    /** A drill leaves open whatever it found. */
    void drilled(Sweep sweep, int orders) {
        report(sweep, orders, orders, 0);
    }

    private void report(Sweep sweep, int orders, int open, int cancelsSent) {
        reported.wrapAndApplyHeader(blank(SweepReportedEncoder.BLOCK_LENGTH), 0, events.header());
        events.stamp(reported.header());
        reported.sweepId(sweep.id())
                .cause(sweep.cause())
                .scopeKind(sweep.scope())
                .scopeId(sweep.scopeId())
                .state(sweep.state())
                .round(sweep.round())
                .orders(orders)
                .confirmed(sweep.confirmed())
                .tooLate(sweep.tooLate())
                .stopped(sweep.stopped())
                .open(open)
                .cancelsSent(cancelsSent)
                .beganEpochNs(sweep.beganEpochNs())
                .firstCancelEpochNs(sweep.firstCancelEpochNs())
                .firstEndedEpochNs(sweep.firstEndedEpochNs())
                .lastEndedEpochNs(sweep.lastEndedEpochNs());
        sweep.copyUser(reported.buffer(), reported.offset() + SweepReportedEncoder.userEncodingOffset());
        reported.putReason(sweep.words(), Sweep.reasonAt(), sweep.reasonLength());
        events.commit(reported.encodedLength());
    }

    void residual(Sweep sweep, Order order, Residual reason) {
        residual.wrapAndApplyHeader(blank(SweepResidualEncoder.BLOCK_LENGTH), 0, events.header());
        events.stamp(residual.header());
        residual.sweepId(sweep.id())
                .round(sweep.round())
                .orderId(order.orderId())
                .sessionId(order.sessionId())
                .venueId(order.venueId())
                .reason(reason)
                .leavesQtyE8(order.leavesQtyE8());
        MutableDirectBuffer to = residual.buffer();
        int at = residual.offset();
        order.current().id().write(to, at + SweepResidualEncoder.clOrdIdEncodingOffset());
        order.terms()
                .bytes()
                .getBytes(
                        OrderTermsDecoder.symbolEncodingOffset(),
                        to,
                        at + SweepResidualEncoder.symbolEncodingOffset(),
                        OrderTermsDecoder.symbolEncodingLength());
        order.terms()
                .bytes()
                .getBytes(
                        OrderTermsDecoder.accountEncodingOffset(),
                        to,
                        at + SweepResidualEncoder.accountEncodingOffset(),
                        OrderTermsDecoder.accountEncodingLength());
        events.commit(residual.encodedLength());
    }
}
