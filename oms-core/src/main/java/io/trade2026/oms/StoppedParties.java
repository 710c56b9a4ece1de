package io.trade2026.oms;

import static io.trade2026.messages.sbe.MessageHeaderEncoder.ENCODED_LENGTH;

import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.PartyStoppedEncoder;
import io.trade2026.messages.sbe.ResumePartyDecoder;
import io.trade2026.messages.sbe.Severity;
import io.trade2026.risk.RiskCore;
import io.trade2026.risk.controls.ExecutionThrottle;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Parties that execute again and again without anybody looking (PT-15): their open orders are cancelled, now or as soon as their
 * venue is there, and nothing new passes until a person resumes them by name.
 */
final class StoppedParties implements PassWork {
    private static final int NAME_WIDTH = 24;
    private static final int MAX_TEXT = 254;

    private final EventWriter events;
    private final RiskCore risk;
    private final RequestFlow flow;
    private final Passes passes;
    private final KillScopes scopes;
    private final PartyWords words;
    private final PartyStoppedEncoder told = new PartyStoppedEncoder();
    private final UnsafeBuffer text = new UnsafeBuffer(new byte[MAX_TEXT + 2]);

    StoppedParties(EventWriter events, RiskCore risk, RequestFlow flow, Passes passes) {
        this.events = events;
        this.risk = risk;
        this.flow = flow;
        this.passes = passes;
        this.scopes = new KillScopes(risk);
        this.words = new PartyWords(risk.book());
    }

    /** An execution of this order has stopped parties of it. */
    void stop(Order order) {
        ExecutionThrottle throttle = risk.memory().executions();
        for (int i = 0; i < throttle.tripped(); i++) {
            stop(order, throttle.trippedKind(i), throttle.trippedId(i), throttle.trippedCount(i));
        }
    }

    private void stop(Order order, PartyKind kind, int partyId, long executions) {
        Pass pass = new Pass(PassKind.PARTY_STOPPED, kind.value(), partyId);
        int count = passes.count(scope(pass), each -> flow.isToBeCanceled(each) && flow.isStoppedForExecutions(each));
        begin(kind, partyId, true);
        told.executions(executions).ordersToCancel(count).orderId(order.orderId());
        told.putReason(text, 0, 0);
        events.commit(told.encodedLength());
        events.alarm(
                Severity.CRITICAL,
                "PARTY_STOPPED",
                order.orderId(),
                kind + " " + words.of(kind, partyId) + " had " + executions
                        + " executions within the window of PT-15 and is stopped until a person resumes it");
        passes.beginAnew(pass);
    }

    @Override
    public OpenScope scope(Pass pass) {
        return OpenScope.ofParty(scopes, PartyKind.get((short) pass.ofId()), pass.ofOtherId());
    }

    @Override
    public boolean visit(Pass pass, Order order) {
        return flow.wishToCancel(order, HouseReason.PARTY_STOPPED);
    }

    @Override
    public boolean looks() {
        return true;
    }

    /** A person lets a party go on; what could not be cancelled yet lives on: it is wished for no longer. */
    void resume(ResumePartyDecoder letter) {
        int userAt = letter.offset() + ResumePartyDecoder.userEncodingOffset();
        if (letter.buffer().getByte(userAt) == 0) {
            events.refuse(letter.sbeTemplateId(), letter.correlationId(), "user: must be given");
            return;
        }
        if (risk.losses().isBeyond(letter.scopeKind(), letter.scopeId())) {
            events.refuse(letter.sbeTemplateId(), letter.correlationId(), "scopeId: is still beyond its loss limit");
            return;
        }
        boolean ofLosses = risk.losses().resume(letter.scopeKind(), letter.scopeId());
        if (!risk.memory().executions().resume(letter.scopeKind(), letter.scopeId()) && !ofLosses) {
            events.refuse(letter.sbeTemplateId(), letter.correlationId(), "scopeId: is not stopped");
            return;
        }
        begin(letter.scopeKind(), letter.scopeId(), false);
        told.correlationId(letter.correlationId());
        events.buffer()
                .putBytes(
                        told.offset() + PartyStoppedEncoder.userEncodingOffset(), letter.buffer(), userAt, NAME_WIDTH);
        told.putReason(text, 0, letter.getReason(text, 0, MAX_TEXT));
        events.commit(told.encodedLength());
    }

    private void begin(PartyKind kind, int partyId, boolean isStopped) {
        events.buffer().setMemory(0, ENCODED_LENGTH + PartyStoppedEncoder.BLOCK_LENGTH, (byte) 0);
        told.wrapAndApplyHeader(events.buffer(), 0, events.header());
        events.stamp(told.header());
        told.scopeKind(kind).scopeId(partyId).stopped(isStopped ? Bool.YES : Bool.NO);
    }
}
