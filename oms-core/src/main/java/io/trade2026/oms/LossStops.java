package io.trade2026.oms;

import static io.trade2026.messages.sbe.MessageHeaderEncoder.ENCODED_LENGTH;

import io.trade2026.messages.Control;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.PartyStoppedEncoder;
import io.trade2026.messages.sbe.Severity;
import io.trade2026.risk.RiskCore;
import io.trade2026.risk.controls.LossBook;
import io.trade2026.risk.limits.LimitBook;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Parties that have lost as much as they may on a day (PT-19): told at the end of the command that took them there, an execution or a price as
 * much as a new limit; their open orders are cancelled where a row says so, now or as soon as their venue is there.
 */
final class LossStops implements PassWork {
    private static final long MONEY_SCALE = 10_000;

    private final EventWriter events;
    private final RiskCore risk;
    private final RequestFlow flow;
    private final Passes passes;
    private final UseReports use;
    private final KillScopes scopes;
    private final PartyWords words;
    private final PartyStoppedEncoder told = new PartyStoppedEncoder();
    private final UnsafeBuffer nothing = new UnsafeBuffer(new byte[0]);

    LossStops(EventWriter events, RiskCore risk, RequestFlow flow, Passes passes, UseReports use) {
        this.events = events;
        this.risk = risk;
        this.flow = flow;
        this.passes = passes;
        this.use = use;
        this.scopes = new KillScopes(risk);
        this.words = new PartyWords(risk.book());
    }

    /** The command is over. */
    void finish() {
        LossBook losses = risk.losses();
        losses.settle();
        if (!losses.hasNews()) {
            return;
        }
        use.note(losses.moved());
        losses.told();
        while (losses.nextTrip()) {
            stop(losses.trippedRow(), losses.settledE4(losses.trippedRow()));
        }
    }

    private void stop(int row, long lossE4) {
        if (!risk.losses().isToCancel(row)) {
            tell(row, lossE4, 0);
            return;
        }
        LimitBook limits = risk.limits();
        Pass pass = new Pass(PassKind.LOSS_LIMIT, limits.kind(row).value(), limits.partyId(row));
        tell(row, lossE4, passes.count(scope(pass), each -> flow.isToBeCanceled(each) && flow.isStoppedByLoss(each)));
        passes.beginAnew(pass);
    }

    @Override
    public OpenScope scope(Pass pass) {
        return OpenScope.ofParty(scopes, PartyKind.get((short) pass.ofId()), pass.ofOtherId());
    }

    @Override
    public boolean visit(Pass pass, Order order) {
        return flow.wishToCancel(order, HouseReason.LOSS_LIMIT);
    }

    @Override
    public boolean looks() {
        return true;
    }

    private void tell(int row, long lossE4, int ordersToCancel) {
        LimitBook limits = risk.limits();
        Control control = limits.control(row);
        events.buffer().setMemory(0, ENCODED_LENGTH + PartyStoppedEncoder.BLOCK_LENGTH, (byte) 0);
        told.wrapAndApplyHeader(events.buffer(), 0, events.header());
        events.stamp(told.header());
        told.scopeKind(limits.kind(row))
                .scopeId(limits.partyId(row))
                .stopped(Bool.YES)
                .ordersToCancel(ordersToCancel)
                .control(control == null ? 0 : control.code())
                .limitId(limits.limitId(row))
                .limitVersion(limits.version(row))
                .limitValue(limits.value(row))
                .measured(lossE4);
        told.putReason(nothing, 0, 0);
        events.commit(told.encodedLength());
        String measure = control == null ? "" : control.measure();
        events.alarm(
                Severity.CRITICAL,
                "LOSS_LIMIT",
                0,
                limits.kind(row) + " " + words.of(limits.kind(row), limits.partyId(row)) + " has come to a " + measure
                        + " of "
                        + lossE4 / MONEY_SCALE
                        + ", limit " + limits.limitId(row) + " is " + limits.value(row) / MONEY_SCALE
                        + ": it is stopped until a person resumes it");
    }
}
