package io.trade2026.ops.guard;

import io.trade2026.messages.sbe.AskImageEncoder;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.CommandRefusedDecoder;
import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.KillSwitchChangedDecoder;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.MessageHeaderEncoder;
import io.trade2026.messages.sbe.SetKillSwitchEncoder;
import java.util.List;
import java.util.Optional;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The kill switch that a breach sets, and how the journal answers. The number of the breach's event is the correlation id; so the journal says
 * which breaches have been answered, also after a restart. Used by the guard's thread.
 */
final class RouteHalt {
    private static final int MAX_REASON = 254;
    private static final int NO_ORDERS = 0;

    private final RouteNames names;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final SetKillSwitchEncoder kill = new SetKillSwitchEncoder();
    private final AskImageEncoder ask = new AskImageEncoder();
    private final MessageHeaderDecoder read = new MessageHeaderDecoder();
    private final KillSwitchChangedDecoder changed = new KillSwitchChangedDecoder();
    private final CommandRefusedDecoder refused = new CommandRefusedDecoder();

    RouteHalt(RouteNames names) {
        this.names = names;
    }

    /** Writes the command; empty when the name of what has to stop cannot be found out now. */
    Optional<Integer> write(Breach breach, MutableDirectBuffer buffer) {
        Optional<String> name = switch (scopeOf(breach)) {
            case VENUE -> names.venue(breach.scopeId());
            case ACCOUNT -> names.account(breach.scopeId());
            case SESSION -> Optional.of(Integer.toString(breach.scopeId()));
            default -> names.firm();
        };
        return name.map(scopeName -> write(breach, scopeName, buffer));
    }

    /** What is known of no venue, account or session stops the house. */
    private static KillScope scopeOf(Breach breach) {
        if (breach.scopeId() <= 0) {
            return KillScope.FIRM;
        }
        return switch (breach.scope()) {
            case VENUE -> KillScope.VENUE;
            case ACCOUNT -> KillScope.ACCOUNT;
            case SESSION -> KillScope.SESSION;
        };
    }

    private int write(Breach breach, String scopeName, MutableDirectBuffer buffer) {
        String sentence = breach.sentence();
        buffer.setMemory(0, MessageHeaderEncoder.ENCODED_LENGTH + SetKillSwitchEncoder.BLOCK_LENGTH, (byte) 0);
        kill.wrapAndApplyHeader(buffer, 0, header)
                .scopeKind(scopeOf(breach))
                .engaged(Bool.YES)
                .scopeName(scopeName)
                .user(ConservationGuard.USER)
                .correlationId(breach.eventNumber())
                .reason(sentence.length() > MAX_REASON ? sentence.substring(0, MAX_REASON) : sentence);
        return MessageHeaderEncoder.ENCODED_LENGTH + kill.encodedLength();
    }

    /** Writes a question for all positions of the core, and for no order. */
    int writeQuestion(long correlationId, MutableDirectBuffer buffer) {
        ask.wrapAndApplyHeader(buffer, 0, header)
                .correlationId(correlationId)
                .fromOrderId(1)
                .maxOrders(NO_ORDERS);
        return MessageHeaderEncoder.ENCODED_LENGTH + ask.encodedLength();
    }

    /** Sees what an event says of the switches of these breaches. */
    void see(DirectBuffer buffer, int offset, List<StandingBreach> breaches) {
        read.wrap(buffer, offset);
        if (read.templateId() == KillSwitchChangedDecoder.TEMPLATE_ID) {
            changed.wrapAndApplyHeader(buffer, offset, read);
            if (changed.engaged() != Bool.YES) {
                lifted(breaches);
            } else if (ConservationGuard.USER.equals(changed.user())) {
                answered(breaches, changed.correlationId(), StandingBreach.Halt.HALTED);
            }
        } else if (read.templateId() == CommandRefusedDecoder.TEMPLATE_ID) {
            refused.wrapAndApplyHeader(buffer, offset, read);
            if (refused.templateId() == SetKillSwitchEncoder.TEMPLATE_ID) {
                answered(breaches, refused.correlationId(), StandingBreach.Halt.REFUSED);
            }
        }
    }

    private static void answered(List<StandingBreach> breaches, long eventNumber, StandingBreach.Halt halt) {
        breaches.stream()
                .filter(breach -> breach.breach().eventNumber() == eventNumber)
                .forEach(breach -> breach.halt(halt));
    }

    private void lifted(List<StandingBreach> breaches) {
        for (StandingBreach breach : breaches) {
            KillScope scope = scopeOf(breach.breach());
            boolean isSame = scope == changed.scopeKind()
                    && (scope == KillScope.FIRM || breach.breach().scopeId() == changed.scopeId());
            if (isSame && breach.isHalted()) {
                breach.halt(StandingBreach.Halt.LIFTED);
            }
        }
    }
}
